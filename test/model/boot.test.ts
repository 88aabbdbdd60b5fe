/** What a start finds on disk, what it makes of it, and when it refuses: `QuorumPeer.loadDataBase`, `FileTxnSnapLog.restore`. */
import { describe, expect, it } from 'vitest';
import {
  type EnsembleServer,
  type InitialDisk,
  makeZxid,
  priorRecord,
  type Snapshot,
  type StoredRecord,
  votedZxid,
  type ZabStored,
  zxidAsPair,
} from '../../model/index.ts';
import { snapshotFile } from '../../model/database/database.ts';
import { applyToTree, emptyTree } from '../../model/database/tree.ts';
import { type DiskContents, SharedLog } from '../../sim/index.ts';
import { ensemble, participants, Talk } from './ensemble.ts';
import { txns } from './packets.ts';
import { at, start, startsInTurn, Story } from './worlds.ts';

const withDisk = (disk: InitialDisk, more: Partial<EnsembleServer> = {}): readonly EnsembleServer[] => [
  { id: 1, role: 'participant', disk, ...more },
  ...participants(3).slice(1),
];
/** Server 1, started on this disk. */
const boots = (disk: Partial<DiskContents<ZabStored>>): Talk => new Talk(ensemble(3), 1, { disk });

const stored = (zxid: number, more: Partial<StoredRecord> = {}): StoredRecord => ({
  type: 'stored',
  record: priorRecord(zxid),
  opensFile: false,
  followsGap: false,
  repeats: false,
  ...more,
});
const logOf = (...zxids: readonly number[]): SharedLog<ZabStored> =>
  SharedLog.from(zxids.map((zxid, index) => stored(zxid, { opensFile: index === 0 })));
const snapshotAt = (zxid: number, length: number): Record<string, Snapshot> => ({
  [snapshotFile(zxid)]: { type: 'snapshot', zxid, tree: txns(1, 1, length).reduce(applyToTree, emptyTree()) },
});
const empty = snapshotAt(0, 0);
const z = (counter: number): number => makeZxid(1, counter);
const historyOf = ({ self }: Talk): readonly string[] =>
  [...self.database.tree.history].map(({ zxid }) => zxidAsPair(zxid));
const refusalOf = (talk: Talk): string | undefined => talk.said('bootRefused')[0]?.reason;

describe('a fresh server', () => {
  it('writes an empty snapshot and epochs of 0, and is at zxid 0', () => {
    const talk = new Talk(ensemble(3), 1);
    expect(talk.diskWork).toEqual([
      'save snapshot.0',
      'write currentEpoch 0',
      'write acceptedEpoch 0',
      'sync',
    ]);
    expect(talk.said('recovered')).toMatchObject([
      { snapshot: 0, replayed: 0, zxid: 0, currentEpoch: 0, acceptedEpoch: 0, historyLength: 0 },
    ]);
  });

  it('votes for itself, and tells observers so in round −1 until it has decided', () => {
    expect(new Talk(ensemble(3), 1).self.currentVote).toEqual({
      vote: { leader: 1, zxid: 0, peerEpoch: 0 },
      round: -1,
    });
  });

  it('that is not to be trusted has zxid −1, writes no snapshot, and stays so over a restart', () => {
    const talk = new Talk(ensemble(withDisk({ zxid: -1 })), 1);
    expect(talk.diskWork.some((work) => work.startsWith('save'))).toBe(false);
    expect([votedZxid(talk.self), talk.self.currentVote.vote.zxid]).toEqual([-1, -1]);
    const again = new Talk(ensemble(withDisk({ zxid: -1 })), 1, { incarnation: 2 });
    expect(votedZxid(again.self)).toBe(-1);
  });
});

describe('the disk of a story', () => {
  it('has the transactions of the last epoch, each in one file', () => {
    const talk = new Talk(ensemble(withDisk({ currentEpoch: 2, zxid: makeZxid(2, 3) })), 1);
    expect(historyOf(talk)).toEqual(['2.1', '2.2', '2.3']);
    expect([...talk.self.log].map(({ opensFile }) => opensFile)).toEqual([true, false, false]);
    expect([talk.diskWork, talk.self.snapshots.map(({ zxid }) => zxid)]).toEqual([[], [0]]);
  });

  it('or those that it spells out', () => {
    const log = [
      { from: z(1), to: z(2) },
      { from: makeZxid(2, 1), to: makeZxid(2, 1) },
    ];
    const talk = new Talk(ensemble(withDisk({ currentEpoch: 2, log })), 1);
    expect(historyOf(talk)).toEqual(['1.1', '1.2', '2.1']);
  });

  it('or a snapshot where they are many, and where the zxid only begins an epoch', () => {
    for (const zxid of [z(1_001), makeZxid(2, 0)]) {
      const talk = new Talk(ensemble(withDisk({ currentEpoch: 2, zxid })), 1);
      expect([talk.self.log.length, talk.self.snapshots, votedZxid(talk.self)]).toMatchObject([
        0,
        [{ zxid }],
        zxid,
      ]);
    }
  });

  it('has a transaction with its effects, the same wherever it is', () => {
    const one = new Talk(ensemble(withDisk({ currentEpoch: 1, zxid: z(3) })), 1);
    const other = new Talk(ensemble(withDisk({ currentEpoch: 1, log: [{ from: z(1), to: z(3) }] })), 1);
    expect(one.self.database.tree.hash).toEqual(other.self.database.tree.hash);
    expect(one.self.database.tree.historyHash).toEqual(other.self.database.tree.historyHash);
  });

  it('gives the epochs; the promised one is the current one unless it says more', () => {
    const { self } = new Talk(ensemble(withDisk({ currentEpoch: 3, zxid: z(1) })), 1);
    expect([self.currentEpoch, self.acceptedEpoch]).toEqual([3, 3]);
    const promised = new Talk(ensemble(withDisk({ currentEpoch: 3, acceptedEpoch: 5, zxid: z(1) })), 1).self;
    expect([promised.currentEpoch, promised.acceptedEpoch]).toEqual([3, 5]);
  });
});

describe('recovery', () => {
  it('begins with the newest snapshot, and replays what lies behind it, committed or not', () => {
    const talk = boots({
      log: logOf(z(1), z(2), z(3)),
      files: { ...empty, ...snapshotAt(z(2), 2) },
      cells: { currentEpoch: 1, acceptedEpoch: 1 },
    });
    expect(talk.said('recovered')).toMatchObject([
      { snapshot: z(2), replayed: 1, zxid: z(3), historyLength: 3 },
    ]);
    expect(talk.self.database.committedLog.records.length).toBe(1);
  });

  it('takes a snapshot beyond the log as it is', () => {
    const talk = boots({
      log: logOf(z(1)),
      files: snapshotAt(z(3), 3),
      cells: { currentEpoch: 1, acceptedEpoch: 1 },
    });
    expect([votedZxid(talk.self), historyOf(talk)]).toEqual([z(3), ['1.1', '1.2', '1.3']]);
  });

  it('passes over a snapshot that cannot be read', () => {
    const files = { ...empty, ...snapshotAt(z(2), 2) };
    const talk = boots({
      log: logOf(z(1), z(2)),
      files,
      unreadableFiles: [snapshotFile(z(2))],
      cells: { currentEpoch: 1, acceptedEpoch: 1 },
    });
    expect(talk.said('recovered')).toMatchObject([{ snapshot: 0, replayed: 2, zxid: z(2) }]);
  });

  it('makes an epoch file that is missing from the last zxid, and keeps the other', () => {
    const talk = boots({ log: logOf(makeZxid(2, 1)), files: empty, cells: { acceptedEpoch: 4 } });
    expect([talk.self.currentEpoch, talk.self.acceptedEpoch, talk.diskWork]).toEqual([
      2,
      4,
      ['write currentEpoch 2'],
    ]);
  });

  it('replays what was logged twice, and is where it was (releases until 3.9.2 log twice)', () => {
    const again = [stored(z(2), { repeats: true }), stored(z(3), { repeats: true })];
    const log = SharedLog.from<ZabStored>([...logOf(z(1), z(2), z(3)), ...again]);
    const talk = boots({ log, files: empty, cells: { currentEpoch: 1, acceptedEpoch: 1 } });
    expect([votedZxid(talk.self), historyOf(talk)]).toEqual([z(3), ['1.1', '1.2', '1.3']]);
  });

  it('reads a log that repeats itself forward: what lies behind the repeated part counts', () => {
    const log = SharedLog.from<ZabStored>([...logOf(z(1), z(2), z(3)), stored(z(1), { repeats: true })]);
    const talk = boots({
      log,
      files: { ...empty, ...snapshotAt(z(1), 1) },
      cells: { currentEpoch: 1, acceptedEpoch: 1 },
    });
    expect(votedZxid(talk.self)).toBe(z(3));
  });

  it('counts rounds from 0 in a new life, and begins a new file', () => {
    const config = ensemble(withDisk({ currentEpoch: 1, zxid: z(1) }, { logicalClock: 9 }));
    expect(new Talk(config, 1).self.logicalClock).toBe(10);
    const again = new Talk(config, 1, { incarnation: 2 }).self;
    expect([again.logicalClock, again.syncProcessor.opensFile]).toEqual([1, true]);
  });

  it('takes the release and the times of its start from the command line', () => {
    const talk = new Talk(ensemble(3), 1, {
      argument: { release: '3.4.9', startupMs: 300, listeningMs: 100 },
    });
    expect([talk.self.release.name, talk.waitsMs]).toEqual(['3.4.9', { listening: 200, startup: 300 }]);
    expect(
      talk
        .fires('listening')
        .did('listen')
        .map(({ port }) => port),
    ).toEqual(['election', 'client']);
  });
});

describe('the marker updatingEpoch (ZOOKEEPER-1653)', () => {
  /** It died between the snapshot and the epoch: the snapshot is of epoch 1, the epoch file says 0. */
  const marked = {
    files: snapshotAt(z(2), 2),
    cells: { currentEpoch: 0, acceptedEpoch: 1, updatingEpoch: 1 },
  };

  it('lets 3.4.9 and 3.5.9 adopt the epoch of the snapshot', () => {
    for (const release of ['3.4.9', '3.5.9']) {
      const talk = new Talk(ensemble(3), 1, { disk: marked, argument: { release } });
      expect([refusalOf(talk), talk.self.currentEpoch]).toEqual([undefined, 1]);
      expect(talk.diskWork).toEqual(['write currentEpoch 1', 'write updatingEpoch 0', 'sync']);
    }
  });

  it('means nothing to the others: they refuse', () => {
    for (const release of ['3.4.5', '3.8.0', '3.9.5'])
      expect(refusalOf(new Talk(ensemble(3), 1, { disk: marked, argument: { release } }))).toBe(
        'epochsInconsistent',
      );
  });
});

describe('a start is refused', () => {
  const sound = { files: empty, cells: { currentEpoch: 1, acceptedEpoch: 1 } };

  it.each<[string, string, Partial<DiskContents<ZabStored>>]>([
    [
      'the last zxid is of a later epoch than the current one',
      'epochsInconsistent',
      { ...sound, log: logOf(makeZxid(2, 1)) },
    ],
    [
      'the current epoch is above the promised one',
      'epochsInconsistent',
      { files: empty, cells: { currentEpoch: 3, acceptedEpoch: 2 } },
    ],
    ['there is a log and no snapshot', 'logWithoutSnapshot', { ...sound, log: logOf(z(1)), files: {} }],
    ['no snapshot can be read', 'noValidSnapshot', { ...sound, unreadableFiles: [snapshotFile(0)] }],
    [
      'a record inside the log is damaged',
      'logCorrupt',
      { ...sound, log: logOf(z(1), z(2), z(3)), unreadableRecords: [1] },
    ],
    ['an epoch file cannot be read', 'epochUnreadable', { ...sound, unreadableCells: ['currentEpoch'] }],
  ])('if %s: %s', (_what, reason, disk) => {
    const talk = boots(disk);
    expect([refusalOf(talk), talk.did('exit')]).toEqual([reason, [{ do: 'exit', code: 1 }]]);
    expect(talk.did('listen')).toEqual([]);
  });

  it('and not if the damage is at the end of the log: that is where the log ends', () => {
    const talk = boots({ ...sound, log: logOf(z(1), z(2)), unreadableRecords: [1] });
    expect([refusalOf(talk), historyOf(talk), talk.diskWork]).toEqual([undefined, ['1.1'], ['truncate 1']]);
  });
});

describe('in a world', () => {
  it('a server that was killed comes back with all it had; its round begins again', () => {
    const story = new Story(ensemble(3), [
      ...startsInTurn(3, 0),
      at(2_000, { kind: 'restart', process: 1 }),
    ]).until(4_000);
    expect(story.said(1, 'recovered')[1]).toMatchObject({ currentEpoch: 1, acceptedEpoch: 1, zxid: 0 });
    expect(story.said(1, 'roundStart').map(({ round }) => round)).toEqual([1, 1]);
    expect(story.states[0]).toBe('FOLLOWING');
  });

  it.each([
    ['the last record: it is not there', 0, [{ replayed: 3 }, { replayed: 2, zxid: z(2) }]],
    ['the one before: the start is refused', 1, [{ replayed: 3 }]],
  ])('a byte flips in %s', (_where, record, recovered) => {
    const story = new Story(ensemble(withDisk({ currentEpoch: 1, zxid: z(3) })), [
      start(1, 0),
      at(100, { kind: 'disk', process: 1, disk: { kind: 'flip', what: { record } } }),
      at(200, { kind: 'restart', process: 1 }),
    ]).until(300);
    expect(story.said(1, 'recovered')).toMatchObject(recovered);
    expect(story.server(1) === null).toBe(recovered.length === 1);
  });
});
