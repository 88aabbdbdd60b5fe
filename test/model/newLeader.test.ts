/**
 * What a learner does at NEWLEADER and at UPTODATE, release by release, in the exact order of its disk and its answers (`Learner.syncWithLeader`). A
 * crash can fall between any two.
 */
import { describe, expect, it } from 'vitest';
import { makeZxid, type Release, releases, votedZxid, zxidAsPair } from '../../model/index.ts';
import { applyToTree, emptyTree } from '../../model/database/tree.ts';
import type { QuorumPacket } from '../../model/message.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import { txn, txns } from './packets.ts';
import {
  answers,
  awaitingSync,
  commitOf,
  history,
  leaderHangsUp,
  leaderSays,
  learnerOf,
  proposalOf,
  stageOf,
} from './roles.ts';

const newLeader: QuorumPacket = { type: 'newLeader', zxid: makeZxid(1, 0) };
const upToDate: QuorumPacket = { type: 'upToDate' };
const diff: QuorumPacket = { type: 'diff', zxid: makeZxid(1, 2) };
const snap: QuorumPacket = {
  type: 'snap',
  zxid: makeZxid(1, 1),
  tree: [txn(1, 1)].reduce(applyToTree, emptyTree()),
};

/** Server 1, fresh, is told `first`, and then that 1.1 and 1.2 are committed and 1.3 is proposed. */
function caughtUp(release: Release, first: QuorumPacket = diff): Talk {
  const talk = leaderSays(awaitingSync(ensemble(3, { release })), first);
  const committed = first.type === 'snap' ? txns(1, 2, 2) : txns(1, 1, 2);
  return leaderSays(talk, ...history(committed), proposalOf(txn(1, 3)));
}

/** As `caughtUp`, and it has done all that its release does at NEWLEADER. */
const answered = (release: Release, first?: QuorumPacket): Talk =>
  leaderSays(caughtUp(release, first), newLeader).settles();

/** All that it asks of its disk and answers, once it is told this. */
function courseOf(talk: Talk, ...packets: readonly QuorumPacket[]): readonly string[] {
  const course: string[] = [];
  for (const packet of packets) {
    course.push(...leaderSays(talk, packet).course);
    course.push(...talk.settles().course);
  }
  return course;
}

const historyOf = ({ self }: Talk): readonly string[] =>
  [...self.database.tree.history].map(({ zxid }) => zxidAsPair(zxid));
const logOf = ({ self }: Talk): readonly string[] =>
  [...self.log].map(({ record }) => zxidAsPair(record.zxid));

describe('at NEWLEADER, after a DIFF of 1.1 and 1.2 and with 1.3 outstanding', () => {
  const epoch = ['write currentEpoch 1', 'sync'];
  const snapshot = 'save snapshot.100000002';
  const courses: Readonly<Record<Release, readonly string[]>> = {
    '3.4.5': [snapshot, ...epoch, 'ack 1.0'],
    '3.4.9': ['write updatingEpoch 1', snapshot, ...epoch, 'write updatingEpoch 0', 'ack 1.0'],
    '3.5.9': [...epoch, 'ack 1.0'],
    '3.8.0': [
      ...epoch,
      'append 1.1',
      'append 1.2',
      'append 1.3',
      'sync',
      'ack 1.0',
      'ack 1.1',
      'ack 1.2',
      'ack 1.3',
    ],
    '3.8.5': ['append 1.1', 'append 1.2', 'append 1.3', 'sync', ...epoch, 'ack 1.0'],
    '3.9.3': ['append 1.1', 'append 1.2', 'sync', ...epoch, 'ack 1.0'],
    '3.9.5': ['append 1.1', 'append 1.2', 'sync', ...epoch, 'ack 1.0'],
  };

  it.each(releases)('release %s', (release) => {
    expect(courseOf(caughtUp(release), newLeader)).toEqual(courses[release]);
  });

  it.each<[Release, readonly string[]]>([
    ['3.4.5', ['1.1', '1.2']],
    ['3.4.9', ['1.1', '1.2']],
    ['3.5.9', []],
    ['3.8.0', []],
    ['3.8.5', []],
    ['3.9.3', ['1.1', '1.2']],
    ['3.9.5', ['1.1', '1.2']],
  ])('release %s has applied what is committed, or not yet', (release, applied) => {
    expect(historyOf(answered(release))).toEqual(applied);
  });

  it('asks for the next only once its disk has done the last', () => {
    const talk = leaderSays(caughtUp('3.9.5'), newLeader);
    expect([talk.diskWork, answers(talk)]).toEqual([['append 1.1', 'append 1.2', 'sync'], []]);
    talk.diskDone();
    expect([talk.diskWork, answers(talk), talk.self.currentEpoch]).toEqual([
      ['write currentEpoch 1', 'sync'],
      [],
      0,
    ]);
    talk.diskDone();
    expect([talk.diskWork, answers(talk), talk.self.currentEpoch]).toEqual([[], ['ack 1.0'], 1]);
  });
});

describe('at NEWLEADER, after a snapshot of 1.1, with 1.2 committed and 1.3 outstanding', () => {
  const epoch = ['write currentEpoch 1', 'sync'];
  const snapshot = ['save snapshot.100000002', 'sync'];
  const courses: Readonly<Record<Release, readonly string[]>> = {
    '3.4.5': [...snapshot, ...epoch, 'ack 1.0'],
    '3.4.9': ['write updatingEpoch 1', ...snapshot, ...epoch, 'write updatingEpoch 0', 'ack 1.0'],
    '3.5.9': [...snapshot, ...epoch, 'ack 1.0'],
    '3.8.0': [...snapshot, ...epoch, 'append 1.3', 'sync', 'ack 1.0', 'ack 1.3'],
    '3.8.5': [...snapshot, 'append 1.3', 'sync', ...epoch, 'ack 1.0'],
    '3.9.3': [...snapshot, ...epoch, 'ack 1.0'],
    '3.9.5': [...snapshot, ...epoch, 'ack 1.0'],
  };

  it.each(releases)('release %s', (release) => {
    expect(courseOf(caughtUp(release, snap), newLeader)).toEqual(courses[release]);
  });
});

describe('at NEWLEADER', () => {
  const withLog = ensemble([
    { id: 1, role: 'participant', disk: { currentEpoch: 1, zxid: makeZxid(1, 4) } },
    ...participants(3).slice(1),
  ]);

  it('after TRUNC the snapshot is written and not synced', () => {
    const talk = leaderSays(awaitingSync(withLog, { epoch: 2 }), {
      type: 'trunc',
      zxid: makeZxid(1, 2),
    }).settles();
    expect(courseOf(talk, { type: 'newLeader', zxid: makeZxid(2, 0) })).toEqual([
      'save snapshot.100000002',
      'write currentEpoch 2',
      'sync',
      'ack 2.0',
    ]);
  });

  it('with nothing to catch up with, the epoch is all there is to write', () => {
    const talk = leaderSays(awaitingSync(ensemble(3)), { type: 'diff', zxid: 0 });
    expect(courseOf(talk, newLeader)).toEqual(['write currentEpoch 1', 'sync', 'ack 1.0']);
  });

  it('an observer logs nothing yet, and answers like everybody else', () => {
    const config = ensemble([...participants(3), { id: 4, role: 'observer' }]);
    const talk = leaderSays(awaitingSync(config, { id: 4 }), diff);
    leaderSays(talk, { type: 'inform', record: txn(1, 1) });
    expect(courseOf(talk, newLeader)).toEqual(['write currentEpoch 1', 'sync', 'ack 1.0']);
  });

  it('a COMMIT of what is not the oldest is skipped, and its proposal waits', () => {
    const talk = leaderSays(
      awaitingSync(ensemble(3)),
      diff,
      ...txns(1, 1, 2).map(proposalOf),
      commitOf(txn(1, 2)),
    );
    expect(courseOf(talk, newLeader)).toEqual(['write currentEpoch 1', 'sync', 'ack 1.0']);
    expect(stageOf(talk, 'synchronizing').notLogged.length).toBe(2);
  });

  it('what is logged opens no new file and takes no snapshot: only the log writer asks how long the file is', () => {
    const talk = leaderSays(awaitingSync(ensemble(3, { snapCount: 2 })), diff, ...history(txns(1, 1, 5)));
    leaderSays(talk, newLeader).settles();
    expect(talk.said('snapshotTaken')).toEqual([]);
    expect([...talk.self.log].filter(({ opensFile }) => opensFile)).toHaveLength(1);
    leaderSays(talk, upToDate, proposalOf(txn(1, 6))).settles();
    expect(talk.said('snapshotTaken')).toHaveLength(1);
  });

  it('a slow disk costs it no read time-out', () => {
    const talk = leaderSays(caughtUp('3.9.5'), newLeader);
    expect(talk.did('cancelTimer').at(-1)).toMatchObject({ timer: 'leaderRead' });
    expect(talk.diskDone().waitsMs).toEqual({});
    expect(talk.diskDone().waitsMs).toEqual({ leaderRead: 10_000 });
  });

  it('a disk that fails ends the role, and one that cannot write its snapshot the process', () => {
    for (const operation of ['append', 'sync'] as const) {
      const failed = leaderSays(caughtUp('3.9.5'), newLeader).diskDone({ failed: operation });
      expect([failed.said('leaderLost'), answers(failed)]).toMatchObject([[{ reason: 'internalError' }], []]);
      expect([zxidAsPair(votedZxid(failed.self)), logOf(failed)]).toEqual(['0.0', []]); // It believes its disk.
    }
    const atEpoch = leaderSays(caughtUp('3.9.5'), newLeader).diskDone().diskDone({ failed: true });
    expect([atEpoch.said('leaderLost'), atEpoch.self.currentEpoch]).toMatchObject([
      [{ reason: 'internalError' }],
      0,
    ]);
    const atSnapshot = leaderSays(caughtUp('3.9.5', snap), newLeader).diskDone({ failed: true });
    expect(atSnapshot.did('exit')).toMatchObject([{ code: 10 }]);
  });

  it('history that leaves a gap in the committed log ends the role, since 3.9.4', () => {
    const config = (release: Release) =>
      ensemble(
        [
          { id: 1, role: 'participant', disk: { currentEpoch: 1, zxid: makeZxid(1, 3) } },
          ...participants(3).slice(1),
        ],
        { release },
      );
    const gap = (release: Release): Talk => {
      const talk = leaderSays(awaitingSync(config(release), { epoch: 2 }), {
        type: 'diff',
        zxid: makeZxid(1, 6),
      });
      return leaderSays(talk, ...history(txns(1, 5, 6)), { type: 'newLeader', zxid: makeZxid(2, 0) });
    };
    expect(gap('3.9.5').said('badState')).toMatchObject([{ what: 'committedLogGap' }]);
    expect([gap('3.9.5').self.role.kind, gap('3.9.3').said('leaderLost')]).toEqual(['looking', []]);
  });

  it('the read time-out becomes syncLimit ticks', () => {
    expect(leaderSays(answered('3.9.5'), { type: 'ping', zxid: 0 }).waitsMs).toEqual({ leaderRead: 10_000 });
  });

  it('the log writer of 3.8.0 may be faster than its answer: the leader takes an ACK of 1.1 for it (ZOOKEEPER-4685)', () => {
    const talk = leaderSays(caughtUp('3.8.0'), newLeader).diskDone();
    for (let record = 1; record <= 3; record++) talk.takes('sync');
    expect(answers(talk.diskDone())).toEqual(['ack 1.1', 'ack 1.2', 'ack 1.3']);
    expect(answers(talk.takes('learner'))).toEqual(['ack 1.0']);
  });
});

describe('at UPTODATE', () => {
  const courses: Readonly<Record<Release, readonly string[]>> = {
    '3.4.5': ['ack 1.0', 'append 1.3', 'sync', 'ack 1.3'],
    '3.4.9': ['ack 1.0', 'append 1.3', 'sync', 'ack 1.3'],
    '3.5.9': ['ack 1.0', 'append 1.1', 'append 1.2', 'append 1.3', 'sync', 'ack 1.1', 'ack 1.2', 'ack 1.3'],
    '3.8.0': ['ack 1.0'],
    '3.8.5': ['ack 1.0', 'ack 1.1', 'ack 1.2', 'ack 1.3'],
    '3.9.3': ['ack 1.0', 'append 1.3', 'sync', 'ack 1.3'],
    '3.9.5': ['ack 1.0', 'append 1.3', 'sync', 'ack 1.3'],
  };

  it.each(releases)(
    'release %s acknowledges once more, logs what it has not, and acknowledges that',
    (release) => {
      expect(courseOf(answered(release), upToDate)).toEqual(courses[release]);
    },
  );

  it.each(releases)(
    'release %s has applied what is committed, and waits for the COMMIT of 1.3',
    (release) => {
      const talk = leaderSays(answered(release), upToDate).settles();
      expect([historyOf(talk), [...stageOf(talk, 'broadcasting').pendingTxns].length]).toEqual([
        ['1.1', '1.2'],
        1,
      ]);
      leaderSays(talk, commitOf(txn(1, 3))).settles();
      expect(historyOf(talk)).toEqual(['1.1', '1.2', '1.3']);
    },
  );

  it('what is applied already is not applied once more', () => {
    const talk = leaderSays(awaitingSync(ensemble(3)), diff, ...history(txns(1, 1, 2)), newLeader).settles();
    expect(leaderSays(talk, upToDate).settles().said('delivered')).toEqual([]);
    expect(historyOf(talk)).toEqual(['1.1', '1.2']);
  });

  it('a learner serves: phase, vote, and a pipeline of its own', () => {
    const talk = leaderSays(answered('3.9.5'), upToDate);
    expect(talk.said('learnerActive')).toMatchObject([{ leader: 3, epoch: 1, historyLength: 2 }]);
    expect(talk.said('phaseChanged')).toMatchObject([{ phase: 'broadcast' }]);
    expect(talk.self.currentVote.vote.peerEpoch).toBe(1);
    expect(talk.did('draw')).toHaveLength(1); // When to take a snapshot.
  });

  it('an observer logs and applies what was committed, and acknowledges none of it', () => {
    const config = ensemble([...participants(3), { id: 4, role: 'observer' }]);
    const talk = leaderSays(awaitingSync(config, { id: 4 }), diff);
    leaderSays(talk, { type: 'inform', record: txn(1, 1) }, newLeader).settles();
    expect(courseOf(talk, upToDate)).toEqual(['ack 1.0', 'append 1.1', 'sync']);
    expect(historyOf(talk)).toEqual(['1.1']);
  });

  it('what was proposed and committed between NEWLEADER and UPTODATE is logged and applied in order', () => {
    const talk = leaderSays(answered('3.9.5'), ...history(txns(1, 4, 4)).slice(0, 1), commitOf(txn(1, 3)));
    expect(courseOf(talk, upToDate)).toEqual([
      'ack 1.0',
      'append 1.3',
      'append 1.4',
      'sync',
      'ack 1.3',
      'ack 1.4',
    ]);
    expect(historyOf(talk)).toEqual(['1.1', '1.2', '1.3']);
  });
});

describe('a COMMIT between NEWLEADER and UPTODATE, of what was proposed before', () => {
  const early = (release: Release): Talk => leaderSays(answered(release), commitOf(txn(1, 3)));

  it.each(['3.4.5', '3.4.9', '3.5.9', '3.9.3', '3.9.5'] as const)('release %s remembers it', (release) => {
    expect(historyOf(leaderSays(early(release), upToDate).settles())).toEqual(['1.1', '1.2', '1.3']);
  });

  it.each(['3.8.0', '3.8.5'] as const)(
    'release %s has nothing that it fits: the end (ZOOKEEPER-4394)',
    (release) => {
      expect(early(release).said('leaderLost')).toMatchObject([{ reason: 'badState' }]);
    },
  );
});

describe('a leader lost between NEWLEADER and UPTODATE', () => {
  it.each<[Release, string, readonly string[], string]>([
    ['3.4.5', '1.2', [], 'everything is in the snapshot'],
    ['3.5.9', '0.0', [], 'the history was in memory only, though NEWLEADER is acknowledged (ZOOKEEPER-3911)'],
    ['3.8.0', '0.0', ['1.1', '1.2', '1.3'], 'what is logged was never applied, and nothing replays it'],
    ['3.8.5', '0.0', ['1.1', '1.2', '1.3'], 'what is logged was never applied, and nothing replays it'],
    ['3.9.3', '1.2', ['1.1', '1.2'], 'what is committed is on disk and in memory'],
    ['3.9.5', '1.2', ['1.1', '1.2'], 'what is committed is on disk and in memory'],
  ])('release %s votes with %s: %s %s', (release, voted, logged) => {
    const talk = leaderHangsUp(answered(release)).settles();
    expect([talk.self.role.kind, zxidAsPair(votedZxid(talk.self)), logOf(talk)]).toEqual([
      'looking',
      voted,
      logged,
    ]);
    expect(talk.self.currentEpoch).toBe(1);
  });

  it('release 3.8.0 writes what it has handed over all the same, after it has left', () => {
    const talk = leaderHangsUp(leaderSays(caughtUp('3.8.0'), newLeader).diskDone().takes('learner'));
    expect([talk.self.role.kind, logOf(talk)]).toEqual(['looking', []]);
    expect(talk.settles().course).toEqual(['append 1.1', 'append 1.2', 'append 1.3', 'sync']);
  });

  it('while the disk works is noticed when it has worked', () => {
    const talk = leaderHangsUp(leaderSays(caughtUp('3.9.5'), newLeader), 'reset');
    expect(learnerOf(talk).stage.kind).toBe('synchronizing');
    expect(talk.diskDone().diskDone().said('leaderLost')).toMatchObject([{ reason: 'reset' }]);
  });
});
