import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../model/index.ts';
import { readEnsemble, sharedFiles, type ZooCfgReading } from '../../../model/zooCfg/index.ts';
import { oneOf, oneOfThree, settings, textOf, threeServers } from './texts.ts';

const three = ['1', '2', '3'];

describe('an ensemble', () => {
  it('is what one file says that all servers have', () => {
    const { ensemble, warnings, errors } = readEnsemble(
      sharedFiles({ zooCfg: textOf(...settings, ...threeServers) }),
    );
    expect([warnings, errors]).toEqual([[], []]);
    expect(ensemble).toEqual({
      servers: [
        { id: 1, role: 'participant' },
        { id: 2, role: 'participant' },
        { id: 3, role: 'participant' },
      ],
      tickTime: 2_000,
      initLimit: 10,
      syncLimit: 5,
      cnxTimeout: 5_000,
      release: '3.9.5',
      variants: [],
    });
  });

  it('has groups and weights for those that vote, and the settings that the file names', () => {
    const { ensemble } = readEnsemble(
      sharedFiles(
        oneOfThree(
          'server.4=zoo4:2888:3888:observer',
          'group.1=1:2',
          'group.2=3',
          'weight.2=0',
          'snapCount=5000',
          'commitLogCount=600',
          'snapshotSizeFactor=0.5',
          'connectToLearnerMasterLimit=20',
          'leaderConnectDelayDuringRetryMs=50',
          'fastleader.minNotificationInterval=300',
          'fastleader.maxNotificationInterval=5000',
          'cnxTimeout=1000',
        ),
      ),
    );
    expect(ensemble).toEqual({
      servers: [
        { id: 1, role: 'participant', group: 1 },
        { id: 2, role: 'participant', group: 1, weight: 0 },
        { id: 3, role: 'participant', group: 2 },
        { id: 4, role: 'observer' },
      ],
      tickTime: 2_000,
      initLimit: 10,
      syncLimit: 5,
      cnxTimeout: 1_000,
      connectToLearnerMasterLimit: 20,
      commitLogCount: 600,
      snapCount: 5_000,
      snapshotSizeFactor: 0.5,
      leaderConnectDelayDuringRetryMs: 50,
      minNotificationInterval: 300,
      maxNotificationInterval: 5_000,
      release: '3.9.5',
      variants: [],
    });
  });

  it('is one that the model takes', () => {
    const { ensemble } = readEnsemble(sharedFiles(oneOfThree('group.1=1:2:3', 'weight.3=2')));
    expect(ensemble && configurationOf(ensemble).quorum).toEqual({
      kind: 'hierarchical',
      voters: [1, 2, 3],
      groups: [
        {
          group: 1,
          members: [
            { sid: 1, weight: 1 },
            { sid: 2, weight: 1 },
            { sid: 3, weight: 2 },
          ],
        },
      ],
    });
  });

  it('of one server that runs alone has no elections, and limits that do not matter', () => {
    const ofMyid = (myid: string | undefined): ZooCfgReading['ensemble'] =>
      readEnsemble([{ zooCfg: 'dataDir=/data\nclientPort=2181\n', ...(myid === undefined ? {} : { myid }) }])
        .ensemble;
    const alone = { tickTime: 3_000, initLimit: 10, syncLimit: 5, cnxTimeout: 5_000, standalone: true };
    expect(ofMyid(undefined)).toMatchObject({ ...alone, servers: [{ id: 1, role: 'participant' }] });
    expect(ofMyid('7')).toMatchObject({ servers: [{ id: 7, role: 'participant' }] });
    const [line] = threeServers;
    expect(readEnsemble(sharedFiles(oneOf(line))).ensemble).toMatchObject({ ...alone, tickTime: 2_000 });
  });

  it('of one server that forms a quorum of itself is one like the others', () => {
    const { ensemble } = readEnsemble(sharedFiles(oneOf(threeServers[0], 'standaloneEnabled=false')));
    expect(ensemble).toEqual({
      servers: [{ id: 1, role: 'participant' }],
      tickTime: 2_000,
      initLimit: 10,
      syncLimit: 5,
      cnxTimeout: 5_000,
      release: '3.9.5',
      variants: [],
    });
  });

  it('may live on one machine, each server with ports of its own', () => {
    const lines = three.map(
      (id) => `server.${id}=localhost:${2_887 + Number(id)}:${3_887 + Number(id)};${2_180 + Number(id)}`,
    );
    const zooCfg = textOf(...settings.filter((line) => !line.startsWith('clientPort')), ...lines);
    expect(readEnsemble(sharedFiles({ zooCfg }))).toMatchObject({ warnings: [], errors: [] });
  });

  it('on one machine with one client port for all is warned', () => {
    const lines = three.map((id) => `server.${id}=localhost:${2_887 + Number(id)}:${3_887 + Number(id)}`);
    const { warnings, ensemble } = readEnsemble(sharedFiles({ zooCfg: textOf(...settings, ...lines) }));
    expect(warnings.map(({ id, line, params }) => [id, line, params])).toEqual([
      ['zooCfg.addressTwice', 7, { address: 'localhost:2181', server: 2, other: 1 }],
      ['zooCfg.addressTwice', 8, { address: 'localhost:2181', server: 3, other: 1 }],
    ]);
    expect(ensemble?.servers.length).toBe(3);
  });

  it('may have servers that know themselves by the address of all machines', () => {
    const files = three.map((id) => ({
      zooCfg: textOf(
        ...settings,
        ...three.map((other) => `server.${other}=${other === id ? '0.0.0.0' : `zoo${other}`}:2888:3888`),
      ),
      myid: id,
    }));
    expect(readEnsemble(files)).toMatchObject({ warnings: [], errors: [] });
  });
});

describe('a problem', () => {
  it('of a shared file is told once, with those that read it', () => {
    const { warnings } = readEnsemble(sharedFiles(oneOfThree('jute.maxbuffer=1')));
    expect(warnings.map(({ id, readBy }) => [id, readBy])).toEqual([['zooCfg.keyNeedsJvm', [0, 1, 2]]]);
  });

  it('of one server is told of that one', () => {
    const { warnings } = readEnsemble(sharedFiles(oneOfThree('server.4=zoo4:2888:3888:observer')));
    expect(warnings.map(({ id, readBy }) => [id, readBy])).toEqual([['zooCfg.peerTypeDiffers', [3]]]);
  });

  it('that keeps one server from starting keeps the ensemble from being read', () => {
    const { ensemble, errors } = readEnsemble([oneOfThree(), { ...oneOfThree(), myid: 'two' }]);
    expect(ensemble).toBeNull();
    expect(errors.map(({ id, readBy }) => [id, readBy])).toEqual([['zooCfg.myidNotANumber', [1]]]);
  });

  it('of a file without servers is told of the file', () => {
    const { errors } = readEnsemble(sharedFiles({ zooCfg: 'clientPort=x\n' }));
    expect(errors.map(({ id }) => id)).toEqual(['zooCfg.notANumber', 'zooCfg.dataDirNotSet']);
  });
});
