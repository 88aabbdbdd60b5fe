/** What a story says about its servers beside how many there are: their disks, releases, clients and settings. */
import { describe, expect, it } from 'vitest';
import { configurationOf, makeZxid } from '../../model/index.ts';
import { digestOf } from '../../sim/index.ts';
import {
  type AuthoredEnsemble,
  readStory,
  resolveScenario,
  runScenario,
  type Scenario,
} from '../../scenarios/index.ts';
import { errorOf, withEnsemble } from './errorOf.ts';

const story = (ensemble: AuthoredEnsemble, part: Partial<Scenario> = {}): Scenario => ({
  zablab: 1,
  ensemble,
  steps: [{ at: '0s', start: 'all' }],
  ...part,
});
const configOf = (ensemble: AuthoredEnsemble) => resolveScenario(story(ensemble)).run.ensemble;
const zxid = (pair: string): number => {
  const [epoch = 0, counter = 0] = pair.split('.').map(Number);
  return makeZxid(epoch, counter);
};

describe('a disk', () => {
  it('has a log in ranges, whose end decides the epochs that are not told', () => {
    const log = { from: zxid('1.1'), to: zxid('1.5') };
    const { servers } = configOf({
      servers: [
        { id: 1, log: '1.1-1.5' },
        { id: 2, log: ['1.1-1.5', '2.1', '4.2 - 4.3'], acceptedEpoch: 7 },
        { id: 3, disk: { zxid: '1.5', currentEpoch: 2 } },
        4,
      ],
    });
    expect(servers.map(({ disk }) => disk)).toEqual([
      { zxid: zxid('1.5'), currentEpoch: 1, acceptedEpoch: 1, log: [log] },
      {
        zxid: zxid('4.3'),
        currentEpoch: 4,
        acceptedEpoch: 7,
        log: [log, { from: zxid('2.1'), to: zxid('2.1') }, { from: zxid('4.2'), to: zxid('4.3') }],
      },
      { zxid: zxid('1.5'), currentEpoch: 2, acceptedEpoch: 2 },
      { zxid: 0, currentEpoch: 0, acceptedEpoch: 0 },
    ]);
  });

  it('is what the server then starts from', () => {
    const { servers } = runScenario(
      resolveScenario(story({ servers: [{ id: 1, log: ['1.1-1.5', '2.1'] }, 2, 3] }, { until: '3s' })),
    );
    expect(servers[0]).toMatchObject({
      lastLoggedZxid: zxid('2.1'),
      lastProcessedZxid: zxid('3.0'),
      currentEpoch: 3,
    });
  });

  it('that contradicts itself is answered with the place', () => {
    const cases = [
      [
        '{ id: 1, log: 1.1-1.5, zxid: "1.4" }',
        'ensemble.servers[0].zxid: zxid 1.4 is not where the log ends: 1.5',
      ],
      [
        '{ id: 1, log: [1.1-1.5, 1.5-1.6] }',
        'ensemble.servers[0].log[1]: 1.5 does not come after 1.5: a log rises',
      ],
      [
        '{ id: 1, log: 1.5-2.1 }',
        'ensemble.servers[0].log: "1.5-2.1" is not a row of transactions: write the first and the last of one epoch, as "1.1-1.5"; counters begin at 1',
      ],
      [
        '{ id: 1, log: 1.0-1.1 }',
        'ensemble.servers[0].log: "1.0-1.1" is not a row of transactions: write the first and the last of one epoch, as "1.1-1.5"; counters begin at 1',
      ],
      [
        '{ id: 1, log: 1.1-1.200000 }',
        'ensemble.servers[0].log: this log has 200000 transactions; at most 100000 are written out, and "zxid" alone takes any',
      ],
      [
        '{ id: 1, zxid: "1.1", disk: {} }',
        'ensemble.servers[0].zxid: "zxid" stands beside "disk", which says it all: put it there',
      ],
      [
        '{ id: 1, disk: { zxid: "3.7", currentEpoch: 2 } }',
        'ensemble.servers[0].disk: server 1 would refuse to start: epoch of zxid 3 <= currentEpoch 2 <= acceptedEpoch 2 does not hold',
      ],
    ] as const;
    for (const [server, answer] of cases)
      expect(errorOf(withEnsemble(`servers: [${server}]`)), server).toMatch(
        new RegExp(`^story\\.yaml:3:\\d+: ${answer.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`),
      );
  });
});

describe('settings', () => {
  const all = {
    connectToLearnerMasterLimit: 3,
    leaderConnectDelayDuringRetryMs: 250,
    minNotificationInterval: 100,
    maxNotificationInterval: 900,
    commitLogCount: 600,
    snapCount: 40,
    snapshotSizeFactor: -0.5,
    counterMax: 9,
  } as const;

  it('keep the names and units of ZooKeeper, and reach the model', () => {
    const config = configOf({ servers: 3, ...all, startup: '50ms', listening: '20ms' });
    expect(config).toMatchObject({ ...all, startupMs: 50, listeningMs: 20 });
    expect(configurationOf(config)).toMatchObject({ snapCount: 40, counterMax: 9, listeningMs: 20 });
  });

  it('that a story leaves out are left out of what its digest is made of', () => {
    expect(Object.keys(configOf({ servers: 3 })).toSorted()).toEqual(
      [
        'cnxTimeout',
        'initLimit',
        'release',
        'servers',
        'startupMs',
        'syncLimit',
        'tickTime',
        'variants',
      ].toSorted(),
    );
  });

  it('a server may be of another release than its ensemble', () => {
    const config = configOf({ servers: [1, { id: 2, release: '3.4.9' }], release: '3.5.9' });
    expect(config.release).toBe('3.5.9');
    expect(config.servers.map(({ release }) => release)).toEqual([undefined, '3.4.9']);
  });

  it('a server may run alone, and then it is the only one', () => {
    const { servers, isOk, leader } = runScenario(
      resolveScenario(
        story({ servers: 1, standalone: true }, { until: '2s', expect: [{ mode: { 1: 'standalone' } }] }),
      ),
    );
    expect({ mode: servers[0]?.mode, phase: servers[0]?.phase, isOk, leader }).toEqual({
      mode: 'standalone',
      phase: 'broadcast',
      isOk: true,
      leader: null,
    });
    expect(errorOf(withEnsemble('servers: 3, standalone: true'))).toContain(
      'ensemble.standalone: a server that runs alone is the only one, and here are 3',
    );
  });

  it('listening is part of startup', () => {
    expect(errorOf(withEnsemble('servers: 5, startup: 10ms, listening: 20ms'))).toContain(
      'ensemble.listening: listening is part of startup, and 20ms is longer than 10ms',
    );
    expect(errorOf(withEnsemble('servers: 5, listening: 20ms'))).toContain(
      'ensemble.listening: "listening" goes with "startup", which is not here',
    );
  });
});

describe('clients', () => {
  const write = { at: '1s', write: { path: '/x', value: '1', through: 1, client: 3 } } as const;

  it('are as many as the steps name, numbered behind the servers, and there from the beginning', () => {
    const { run } = resolveScenario(
      story({ servers: [2, 5, 1] }, { steps: [{ at: '0s', start: 'all' }, write] }),
    );
    expect(run.ensemble.clients).toBe(3);
    expect(run.steps.slice(0, 3)).toEqual(
      [6, 7, 8].map((process) => ({
        moment: { kind: 'at', us: 0 },
        action: { do: 'fault', fault: { kind: 'start', process } },
      })),
    );
    expect(run.steps.at(-1)?.action).toMatchObject({ fault: { kind: 'command', process: 8, about: 1 } });
  });

  it('a story without them has the digest it would have in a world that knows none', () => {
    const { run } = resolveScenario(story({ servers: 3 }));
    expect(run.ensemble).not.toHaveProperty('clients');
    expect(digestOf(resolveScenario(story({ servers: 3, clients: 0 })).run)).toBe(digestOf(run));
  });

  it('must be there if the ensemble says how many', () => {
    const text = JSON.stringify({ ...story({ servers: 3, clients: 2 }), steps: [write] });
    expect(errorOf(text)).toContain('steps[0].write.client: there is no client 3 (clients are 1 to 2)');
    const waits = { after: 'clientAnswered by 1', kill: 1 };
    expect(errorOf(JSON.stringify({ ...story({ servers: 3 }), steps: [waits] }))).toContain(
      'steps[0].after: there is no client 1 (this story has none)',
    );
  });
});

describe('an ensemble is a list of servers or the text of a zoo.cfg', () => {
  it.each([
    ['{}', 'ensemble: this ensemble has no servers: give servers or zooCfg'],
    [
      '{ servers: 3, zooCfg: x }',
      'ensemble.zooCfg: an ensemble has "servers" or "zooCfg", and this one has both',
    ],
    ['{ zooCfg: x, tickTime: 5 }', 'ensemble.tickTime: "tickTime" goes with "servers", which is not here'],
    ['{ servers: 3, myid: ["1"] }', 'ensemble.myid: "myid" goes with "zooCfg", which is not here'],
  ])('%s', (ensemble, answer) => {
    expect(errorOf(withEnsemble('servers: 5').replace('{ servers: 5 }', ensemble))).toContain(answer);
  });
});

describe('a zoo.cfg', () => {
  const cfg = [
    'tickTime=500',
    'initLimit=4',
    'syncLimit=2',
    'dataDir=/data',
    'clientPort=2181',
    'snapCount=50',
    'server.3=c:2888:3888:observer',
    'server.1=a:2888:3888',
    'server.2=b:2888:3888',
  ];
  const text = (lines: readonly string[], more = ''): string =>
    `zablab: 1\nensemble:\n  zooCfg: |\n${lines.map((line) => `    ${line}\n`).join('')}${more}steps:\n  - { at: 0s, start: all }\nuntil: 3s\n`;

  it('gives servers and settings, as 3.9.5 reads them', () => {
    const { run, warnings } = resolveScenario(readStory(text(cfg)).scenario);
    expect(run.ensemble).toMatchObject({ tickTime: 500, initLimit: 4, syncLimit: 2, snapCount: 50 });
    expect(run.ensemble.servers.map(({ id, role }) => [id, role])).toEqual([
      [1, 'participant'],
      [2, 'participant'],
      [3, 'observer'],
    ]);
    expect(warnings.map(({ problem }) => problem.id)).not.toEqual([]);
    expect(runScenario(resolveScenario(readStory(text(cfg)).scenario)).leader).toBe(2);
  });

  it('may have steps about its servers, another release, and clients', () => {
    const more = '  release: 3.4.9\n  clients: 2\n';
    const { run } = resolveScenario(readStory(text(cfg, more)).scenario);
    expect(run.ensemble).toMatchObject({ release: '3.4.9', clients: 2 });
    expect(errorOf(`${text(cfg)}expect: [{ leader: 9 }]\n`)).toContain(
      'expect[0].leader: there is no server 9 (servers are 1, 2, 3)',
    );
  });

  it('that is wrong is answered with its line and column in the file of the story, and in itself', () => {
    const wrong = cfg.with(1, 'initLimit = many');
    expect(errorOf(text(wrong))).toMatch(/^story\.yaml:5:17: ensemble\.zooCfg:2:13: .*many/);
    // Folded or quoted, the text does not stand there as it is: then the key must do.
    const quoted = JSON.stringify({
      zablab: 1,
      ensemble: { zooCfg: wrong.join('\n') },
      steps: [],
    });
    expect(errorOf(quoted)).toMatch(/^story\.yaml:1:34: ensemble\.zooCfg:2:13: /);
  });

  it('that is doubtful is warned of at its line and column', () => {
    const { scenario, positionOf } = readStory(text([...cfg, '', 'ticktime=3']));
    const { warnings } = resolveScenario(scenario);
    const unknown = warnings.find(({ problem }) => problem.id === 'zooCfg.keyUnknown');
    expect(unknown?.within).toEqual({ line: 11, column: 1 });
    expect(unknown === undefined ? null : positionOf(unknown)).toEqual({ line: 14, column: 5 });
  });

  it('may be one for each server, beside the texts of their myid', () => {
    const other = cfg.with(0, 'tickTime=600').join('\n');
    const of = (zooCfg: string | readonly string[], myid: readonly string[]): string =>
      JSON.stringify({ zablab: 1, ensemble: { zooCfg, myid }, steps: [] });
    expect(errorOf(of(cfg.join('\n'), ['1', '2', '3']))).toBe('no error');
    expect(errorOf(of([cfg.join('\n'), cfg.join('\n')], ['1', '2']))).toBe('no error');
    expect(errorOf(of([cfg.join('\n'), other], ['1', '2']))).toContain('ensemble.zooCfg[1]:1:');
    expect(errorOf(of(cfg.join('\n'), ['1', 'two', '3']))).toContain('ensemble.myid[1]:1:1: ');
    expect(errorOf(of([cfg.join('\n')], ['1', '2']))).toContain(
      'ensemble.zooCfg: here are 1 text and 2 in "myid": each server has one of both',
    );
  });
});
