/** The thread that writes the log: batches, what a crash costs, new files and snapshots, and disks that fail (`SyncRequestProcessor`, `FileTxnLog`). */
import { describe, expect, it } from 'vitest';
import {
  type EnsembleConfig,
  lastLoggedZxid,
  makeZxid,
  type Release,
  votedZxid,
  type ZabStored,
  zxidAsPair,
} from '../../model/index.ts';
import type { DiskContents, DiskFault, Fault } from '../../sim/index.ts';
import { ensemble, type Talk } from './ensemble.ts';
import { txn, txns } from './packets.ts';
import {
  answers,
  commitOf,
  establishedLeader,
  leaderHangsUp,
  leaderOf,
  leaderSays,
  proposalOf,
  servingFollower,
  submits,
} from './roles.ts';
import { asks, at, type Happening, startsClient, startsInTurn, Story, writes } from './worlds.ts';

/** A follower that is handed so many proposals, from `1.first` on. */
const handed = (talk: Talk, first: number, last: number): Talk => {
  for (const record of txns(1, first, last)) leaderSays(talk, proposalOf(record));
  return talk;
};
const follower = (changes: Partial<EnsembleConfig> = {}): Talk => servingFollower(ensemble(3, changes));
/** With which records files begin. */
const filesOf = ({ self }: Talk): readonly string[] =>
  [...self.log].filter(({ opensFile }) => opensFile).map(({ record }) => zxidAsPair(record.zxid));

describe('a batch', () => {
  it('is all that waits when the thread comes to it: the last of it makes it write', () => {
    const talk = handed(follower(), 1, 3);
    expect([talk.takes('sync').diskWork, talk.takes('sync').diskWork]).toEqual([[], []]);
    expect(talk.takes('sync').diskWork).toEqual(['append 1.1', 'append 1.2', 'append 1.3', 'sync']);
    expect(answers(talk.diskDone())).toEqual(['ack 1.1', 'ack 1.2', 'ack 1.3']);
    expect(talk.said('logSynced')).toMatchObject([{ zxid: makeZxid(1, 3), count: 3 }]);
  });

  it('is in the buffer before it is in the file: appended, and not yet written', () => {
    const talk = handed(follower(), 1, 2).takes('sync');
    expect([
      talk.said('appended'),
      talk.self.syncProcessor.batch.length,
      lastLoggedZxid(talk.self),
    ]).toMatchObject([[{ zxid: makeZxid(1, 1) }], 1, 0]);
  });

  it('of what comes while the disk syncs is the next: the thread is blocked', () => {
    const talk = handed(handed(follower(), 1, 1).takes('sync'), 2, 4);
    expect(() => talk.takes('sync')).toThrow('held');
    expect(answers(talk.diskDone())).toEqual(['ack 1.1']);
    expect(answers(talk.settles())).toEqual(['ack 1.2', 'ack 1.3', 'ack 1.4']);
    expect(talk.course.filter((step) => step === 'sync')).toHaveLength(1);
  });

  it.each<[Release, number]>([
    ['3.5.9', 1_001],
    ['3.9.5', 1_000],
  ])('of release %s holds %i at most', (release, size) => {
    const talk = handed(follower({ release }), 1, size + 1);
    for (let taken = 1; taken < size; taken++) talk.takes('sync');
    expect(talk.diskWork).toEqual([]);
    expect(talk.takes('sync').diskWork).toHaveLength(size + 1);
  });

  it('of a leader counts for its own ACK when it is synced', () => {
    const talk = submits(establishedLeader(ensemble(3)), 1, { type: 'set', path: '/x', value: '1' }).takes(
      'prep',
    );
    talk.takes('sync');
    expect(leaderOf(talk).proposals.outstanding).toMatchObject([{ acks: [] }]);
    talk.diskDone();
    expect(leaderOf(talk).proposals.outstanding).toMatchObject([{ acks: [3] }]);
  });
});

describe('files', () => {
  it('begin with the first record of a life, and go on over elections', () => {
    const talk = handed(follower(), 1, 2).settles();
    leaderHangsUp(talk);
    expect([filesOf(talk), talk.self.syncProcessor.opensFile]).toEqual([['1.1'], false]);
  });

  it('are rolled, and a snapshot begun, behind the record that makes them longer than half of snapCount and a random rest', () => {
    const talk = handed(follower({ snapCount: 4 }), 1, 3).settles(); // 4 / 2 + 0.
    expect([filesOf(talk), talk.self.syncProcessor.opensFile]).toEqual([['1.1'], true]);
    expect(talk.said('snapshotTaken')).toMatchObject([{ reason: 'snapCount', zxid: 0 }]); // Nothing is applied yet.
    expect(filesOf(handed(talk, 4, 5).settles())).toEqual(['1.1', '1.4']);
  });

  it('the snapshot is named by what is applied when it begins', () => {
    const talk = follower({ snapCount: 4 });
    for (const record of txns(1, 1, 3)) leaderSays(talk, proposalOf(record), commitOf(record));
    while (talk.waiting('commit').length > 0) talk.takes('commit');
    expect(talk.settles().said('snapshotTaken')).toMatchObject([{ zxid: makeZxid(1, 3) }]);
  });

  it('may be rolled more than once in a batch; while one snapshot is being written no other is begun', () => {
    const talk = handed(follower({ snapCount: 2 }), 1, 5);
    for (let taken = 0; taken < 5; taken++) talk.takes('sync');
    expect(talk.said('snapshotTaken')).toHaveLength(1);
    expect(filesOf(talk)).toEqual(['1.1', '1.3', '1.5']);
  });

  it('the random rest is below half of snapCount, and drawn anew for each file', () => {
    const talk = follower({ snapCount: 10 });
    talk.random = 2 ** 32 - 1;
    for (let counter = 1; counter <= 40; counter++) handed(talk, counter, counter).settles();
    // Zero was drawn before; then the highest that there is: 10 / 2 + 4, and one more makes a file too long.
    expect(filesOf(talk).slice(-3)).toEqual(['1.17', '1.27', '1.37']);
  });

  it('the random rest is drawn anew for each file of a batch, too', () => {
    const talk = handed(follower({ snapCount: 10 }), 1, 45);
    for (let taken = 0; taken < 45; taken++) talk.takes('sync');
    expect(talk.diskWork.filter((work) => work === 'sync')).toHaveLength(1);
    expect(filesOf(talk)).toEqual(['1.1', '1.7', '1.13', '1.20', '1.27', '1.37']);
  });

  it('a snapshot that cannot be written ends the process with code 10', () => {
    const talk = handed(follower({ snapCount: 2 }), 1, 2);
    talk.takes('sync').takes('sync');
    expect(talk.diskDone({ failed: true }).did('exit')).toMatchObject([{ code: 10 }]);
  });
});

// What a crash costs, in a world: the follower has been proposed three transactions, and dies at a moment of its log writer.

const kill = (process: number): Fault => ({ kind: 'kill', process });
const powerOff = (process: number): Fault => ({ kind: 'powerOff', process, unsynced: 'lost' });

/** 3 leads, a client of it writes one value; 1 crashes so long after it has put its transaction into its buffer. */
function crash(fault: Fault, laterMs: number, syncMs = 20): DiskContents<ZabStored> {
  const crashes: Happening = { fault, when: 'appended', by: 1, nth: 2, laterMs };
  const story = new Story(
    ensemble(3, { clients: 1 }),
    [...startsInTurn(3, 0), startsClient(1), asks(2_000, 1, 3, writes('/x', { session: 'kept' })), crashes],
    { disk: { sync: { kind: 'constant', us: syncMs * 1_000 } } },
  );
  return story.until(2_500).disk(1);
}
const zxidsOf = ({ log }: DiskContents<ZabStored>): readonly string[] =>
  [...log].map((stored) =>
    typeof stored === 'object' && stored.type === 'stored' ? zxidAsPair(stored.record.zxid) : '?',
  );

describe('a kill', () => {
  it('loses nothing that is in the file, synced or not', () => {
    expect(zxidsOf(crash(kill(1), 5))).toEqual(['1.1', '1.2']);
  });

  it('loses what is in the buffer, or on the way there, while the disk syncs what came before', () => {
    const slow: DiskFault = {
      kind: 'slow',
      operations: ['sync'],
      latency: { kind: 'constant', us: 500_000 },
    };
    const story = new Story(ensemble(3, { clients: 1 }), [
      ...startsInTurn(3, 0),
      startsClient(1),
      at(1_900, { kind: 'disk', process: 1, disk: slow }),
      asks(2_000, 1, 3, writes('/x', { count: 3, session: 'kept' })),
      at(2_300, kill(1)),
    ]).until(2_500);
    expect(story.said(3, 'committed')).toHaveLength(4); // By 2 and 3.
    expect(zxidsOf(story.disk(1))).toEqual(['1.1']);
  });
});

describe('a power failure', () => {
  it('loses what is in the file and not synced', () => {
    expect(zxidsOf(crash(powerOff(1), 5))).toEqual(['1.1']);
  });

  it('loses nothing that is acknowledged', () => {
    expect(zxidsOf(crash(powerOff(1), 21))).toEqual(['1.1', '1.2']);
  });
});

describe('a disk that fails', () => {
  /** The disk of server `id` breaks when the ensemble serves; then a client of the leader writes. */
  const broken = (id: number, disk: DiskFault): Story =>
    new Story(ensemble(3, { clients: 1 }), [
      ...startsInTurn(3, 0),
      startsClient(1),
      at(2_000, { kind: 'disk', process: id, disk }),
      asks(2_100, 1, 3, writes('/x', { session: 'kept' })),
    ]).until(6_000);
  const failures: readonly [string, DiskFault][] = [
    ['syncs', { kind: 'fail', operations: ['sync'] }],
    ['appends', { kind: 'fail', operations: ['append'] }],
    ['has no room', { kind: 'fill' }],
  ];

  it.each(failures)('acknowledges nothing: it no longer %s', (_what, disk) => {
    const story = broken(1, disk);
    expect([
      story.said(1, 'acked'),
      story.said(3, 'ackCounted').filter(({ learner }) => learner === 1),
    ]).toEqual([[], []]);
    expect(zxidsOf(story.disk(1))).toEqual([]);
  });

  it.each(failures)('takes a follower out of its role at its next packet: it no longer %s', (_what, disk) => {
    expect(broken(1, disk).said(1, 'leaderLost')[0]).toMatchObject({ leader: 3, reason: 'internalError' });
  });

  it.each(failures)('makes a leader step down at its next half tick: it no longer %s', (_what, disk) => {
    const [stepped] = broken(3, disk).said(3, 'steppedDown');
    expect(stepped).toMatchObject({ reason: 'internalError' });
    expect(stepped?.atMs).toBeLessThan(2_100 + 1_000 + 10);
  });

  it('is believed: memory goes back to what is on it; with ZOOKEEPER-4541 memory is believed', () => {
    const fails = (variants: readonly string[]): Talk => {
      const talk = leaderSays(follower({ variants }), proposalOf(txn(1, 1)), commitOf(txn(1, 1)));
      while (talk.waiting('commit').length > 0) talk.takes('commit');
      talk.takes('sync').diskDone({ failed: 'append' });
      return leaderSays(talk, { type: 'ping', zxid: 0 }).settles();
    };
    expect(
      [fails([]), fails(['ZOOKEEPER-4541'])].map(({ self }) => [self.role.kind, votedZxid(self)]),
    ).toEqual([
      ['looking', 0],
      ['looking', makeZxid(1, 1)],
    ]);
  });

  it.each(failures)('ends the process of release 3.4.5 with code 11: it no longer %s', (_what, disk) => {
    const config = ensemble(3, { clients: 1, release: '3.4.5' });
    for (const id of [1, 3]) {
      const story = new Story(config, [
        ...startsInTurn(3, 0),
        startsClient(1),
        at(2_000, { kind: 'disk', process: id, disk }),
        asks(2_100, 1, 3, writes('/x', { session: 'kept' })),
      ]).until(6_000);
      expect([story.server(id), story.said(id, 'steppedDown'), story.said(id, 'acked')]).toEqual([
        null,
        [],
        [],
      ]);
    }
    const talk = handed(follower({ release: '3.4.5' }), 1, 1)
      .takes('sync')
      .diskDone({ failed: 'sync' });
    expect(talk.did('exit')).toMatchObject([{ code: 11 }]);
  });

  it('leaves the role of a server of release 3.4.9', () => {
    const talk = handed(follower({ release: '3.4.9' }), 1, 1)
      .takes('sync')
      .diskDone({ failed: 'sync' });
    expect([talk.did('exit'), talk.self.syncProcessor.isBroken]).toEqual([[], true]);
    expect(leaderSays(talk, { type: 'ping', zxid: 0 }).said('leaderLost')).toMatchObject([
      { reason: 'internalError' },
    ]);
  });

  it('leaves a gap before the next record where it takes away the first behind one', () => {
    const talk = follower();
    talk.self.syncProcessor = { ...talk.self.syncProcessor, followsGap: true };
    handed(talk, 1, 1).takes('sync');
    expect([talk.self.log.last()?.followsGap, talk.self.syncProcessor.followsGap]).toEqual([true, false]);
    talk.diskDone({ failed: 'sync' });
    expect([talk.self.log.length, talk.self.syncProcessor.followsGap]).toEqual([0, true]);
  });

  it('with ZOOKEEPER-2247 lets it lead on', () => {
    const config = ensemble(3, { clients: 1, variants: ['ZOOKEEPER-2247'] });
    const story = new Story(config, [
      ...startsInTurn(3, 0),
      startsClient(1),
      at(2_000, { kind: 'disk', process: 3, disk: { kind: 'fail', operations: ['sync'] } }),
      asks(2_100, 1, 3, writes('/x', { session: 'kept' })),
    ]).until(6_000);
    expect([story.leader, story.said(3, 'steppedDown')]).toEqual([3, []]);
  });
});
