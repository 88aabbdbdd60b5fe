/** Conversations with a learner that is brought up to date, until NEWLEADER (`Learner.syncWithLeader`, `FileTxnLog.truncate`). */
import { describe, expect, it } from 'vitest';
import {
  type LogRecord,
  makeZxid,
  type Release,
  type StoredRecord,
  votedZxid,
  type Zxid,
  zxidAsPair,
} from '../../model/index.ts';
import { applyToTree, emptyTree } from '../../model/database/tree.ts';
import { type Snapshot, snapshotFile } from '../../model/database/database.ts';
import type { QuorumPacket } from '../../model/message.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import { txn, txns } from './packets.ts';
import {
  answers,
  awaitingSync,
  commitOf,
  history,
  inDiff,
  leaderHangsUp,
  leaderSays,
  learnerOf,
  proposalOf,
  stageOf,
} from './roles.ts';

const fresh = (release: Release = '3.9.5') => ensemble(3, { release });
/** Server 1 has 2.1 … 2.4. */
const withLog = (changes: { release?: Release; variants?: readonly string[] } = {}) =>
  ensemble(
    [
      { id: 1, role: 'participant', disk: { currentEpoch: 2, zxid: makeZxid(2, 4) } },
      ...participants(3).slice(1),
    ],
    changes,
  );
const observing = ensemble([...participants(3), { id: 4, role: 'observer' }]);

const snapOf = (records: readonly LogRecord[], zxid: Zxid): QuorumPacket => ({
  type: 'snap',
  zxid,
  tree: records.reduce(applyToTree, emptyTree()),
});
const historyOf = ({ self }: Talk): readonly string[] =>
  [...self.database.tree.history].map(({ zxid }) => zxidAsPair(zxid));
const logOf = ({ self }: Talk): readonly string[] =>
  [...self.log].map(({ record }) => zxidAsPair(record.zxid));
const committedLogOf = ({ self }: Talk): readonly string[] => {
  const { records, start } = self.database.committedLog;
  return [...records].slice(start).map(({ zxid }) => zxidAsPair(zxid));
};

describe('the first packet', () => {
  it('DIFF leaves everything as it is, its zxid included', () => {
    const talk = inDiff(withLog(), makeZxid(2, 9), { epoch: 3 });
    expect(talk.said('syncReceived')).toMatchObject([{ mode: 'DIFF', zxid: makeZxid(2, 9) }]);
    expect([votedZxid(talk.self), logOf(talk).length, talk.diskWork]).toEqual([makeZxid(2, 4), 4, []]);
    expect(stageOf(talk, 'synchronizing')).toMatchObject({ snapshotNeeded: false, writeToTxnLog: true });
  });

  it('DIFF sets the zxid at once until 3.4.10 (ZOOKEEPER-2355)', () => {
    const talk = inDiff(withLog({ release: '3.4.9' }), makeZxid(2, 9), { epoch: 3 });
    expect(votedZxid(talk.self)).toBe(makeZxid(2, 9));
  });

  it('SNAP replaces all that is in memory, and leaves the disk as it is', () => {
    const talk = leaderSays(awaitingSync(withLog(), { epoch: 4 }), snapOf(txns(3, 1, 2), makeZxid(3, 2)));
    expect(talk.said('databaseReplaced')).toMatchObject([{ mode: 'SNAP', before: 4, after: 2, common: 0 }]);
    expect([historyOf(talk), committedLogOf(talk), logOf(talk).length, talk.diskWork]).toEqual([
      ['3.1', '3.2'],
      [],
      4,
      [],
    ]);
    expect(stageOf(talk, 'synchronizing')).toMatchObject({ snapshotNeeded: true, writeToTxnLog: false });
  });

  it('SNAP leaves a gap in the log if it brings what that lacks, or leaves out what it has; with snap-keeps-log only the one', () => {
    const isGap = (records: readonly LogRecord[], variants: readonly string[] = []): boolean =>
      leaderSays(awaitingSync(withLog({ variants }), { epoch: 4 }), snapOf(records, makeZxid(3, 0))).self
        .syncProcessor.followsGap;
    const [more, same, less] = [txns(2, 1, 5), txns(2, 1, 4), txns(2, 1, 3)];
    expect([more, same, less].map((records) => isGap(records))).toEqual([true, false, true]);
    expect([more, same, less].map((records) => isGap(records, ['snap-keeps-log']))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('SNAP may carry a zxid that is no transaction', () => {
    const talk = leaderSays(awaitingSync(fresh()), snapOf([], makeZxid(1, 0)));
    expect([votedZxid(talk.self), historyOf(talk)]).toEqual([makeZxid(1, 0), []]);
  });

  it('SNAP makes a database trustworthy that was not', () => {
    const untrusted = ensemble([
      { id: 1, role: 'participant', disk: { zxid: -1 } },
      ...participants(3).slice(1),
    ]);
    const talk = awaitingSync(untrusted);
    expect(votedZxid(talk.self)).toBe(-1);
    expect(votedZxid(leaderSays(talk, snapOf(txns(1, 1, 2), makeZxid(1, 2))).self)).toBe(makeZxid(1, 2));
  });

  it('anything else ends the process with code 13', () => {
    expect(leaderSays(awaitingSync(fresh()), proposalOf(txn(1, 1))).did('exit')).toMatchObject([
      { code: 13 },
    ]);
  });
});

describe('TRUNC', () => {
  const truncated = (zxid: Zxid, changes: Parameters<typeof withLog>[0] = {}): Talk =>
    leaderSays(awaitingSync(withLog(changes), { epoch: 3 }), { type: 'trunc', zxid });

  it('cuts the log behind the zxid, and builds memory again from what is left', () => {
    const talk = truncated(makeZxid(2, 2));
    expect(talk.said('truncated')).toMatchObject([{ removed: [makeZxid(2, 3), makeZxid(2, 4)] }]);
    expect([talk.diskWork, learnerOf(talk).stage.kind]).toEqual([['truncate 2'], 'truncating']);
    talk.diskDone();
    expect([logOf(talk), historyOf(talk), votedZxid(talk.self), committedLogOf(talk)]).toEqual([
      ['2.1', '2.2'],
      ['2.1', '2.2'],
      makeZxid(2, 2),
      ['2.1', '2.2'],
    ]);
    expect(talk.self.syncProcessor.opensFile).toBe(true);
    expect(stageOf(talk, 'synchronizing')).toMatchObject({ snapshotNeeded: true, writeToTxnLog: false });
  });

  it('leaves no gap where the log ends with memory, and one where a snapshot has brought more', () => {
    const cut = (snapshots: readonly Snapshot[]): boolean => {
      const talk = awaitingSync(withLog(), { epoch: 4 });
      talk.self.syncProcessor = { ...talk.self.syncProcessor, followsGap: snapshots.length === 0 };
      talk.self.snapshots = [...talk.self.snapshots, ...snapshots];
      const more = txns(3, 1, 1).map((record) => ({ ...(talk.self.log.last() as StoredRecord), record }));
      talk.self.log = more.reduce((log, stored) => log.append(stored), talk.self.log); // 2.1 … 2.4, 3.1.
      leaderSays(talk, { type: 'trunc', zxid: makeZxid(2, 6) }).diskDone();
      return talk.self.syncProcessor.followsGap;
    };
    const tree = txns(2, 1, 6).reduce(applyToTree, emptyTree());
    expect([cut([]), cut([{ type: 'snapshot', zxid: makeZxid(2, 6), tree }])]).toEqual([false, true]);
  });

  it('reads nothing while it cuts', () => {
    const talk = leaderSays(truncated(makeZxid(2, 2)), ...history(txns(3, 1, 1)));
    expect(talk.diskDone().said('delivered')).toMatchObject([{ zxid: makeZxid(3, 1), at: 2 }]);
  });

  it('cuts a log that repeats itself at the first that fits (releases until 3.9.2 log twice)', () => {
    const talk = awaitingSync(withLog(), { epoch: 3 });
    const again = txns(2, 3, 4).map((record) => ({
      ...(talk.self.log.last() as StoredRecord),
      record,
      repeats: true,
    }));
    talk.self.log = again.reduce((log, stored) => log.append(stored), talk.self.log); // 2.1 … 2.4, 2.3, 2.4.
    expect(logOf(leaderSays(talk, { type: 'trunc', zxid: makeZxid(2, 3) }))).toEqual(['2.1', '2.2', '2.3']);
  });

  it('ends the process with code 13 where the log holds nothing at the zxid or beyond', () => {
    expect(truncated(makeZxid(2, 5)).did('exit')).toMatchObject([{ code: 13 }]);
    const empty = leaderSays(awaitingSync(fresh()), { type: 'trunc', zxid: makeZxid(1, 1) });
    expect(empty.did('exit')).toMatchObject([{ code: 13 }]);
  });

  it('ends the process with code 13 if the log cannot be cut', () => {
    expect(truncated(makeZxid(2, 2)).diskDone({ failed: true }).did('exit')).toMatchObject([{ code: 13 }]);
  });

  it('to a zxid that is no transaction cuts all beyond it; with trunc-keeps-next the first of those stays', () => {
    expect(logOf(truncated(makeZxid(2, 0)))).toEqual([]);
    expect(logOf(truncated(makeZxid(2, 0), { variants: ['trunc-keeps-next'] }))).toEqual(['2.1']);
  });

  it('removes snapshots beyond the zxid; with ZOOKEEPER-1549 they are loaded again', () => {
    const beyond = {
      type: 'snapshot',
      zxid: makeZxid(2, 3),
      tree: txns(2, 1, 3).reduce(applyToTree, emptyTree()),
    } as const;
    const cut = (variants: readonly string[]): Talk => {
      const talk = awaitingSync(withLog({ variants }), { epoch: 3 });
      talk.self.snapshots = [...talk.self.snapshots, beyond];
      return leaderSays(talk, { type: 'trunc', zxid: makeZxid(2, 2) });
    };
    const mended = cut([]);
    expect(mended.diskWork).toEqual(['truncate 2', `remove ${snapshotFile(makeZxid(2, 3))}`]);
    expect(historyOf(mended.diskDone())).toEqual(['2.1', '2.2']);
    const faithful = cut(['ZOOKEEPER-1549']);
    expect(faithful.diskWork).toEqual(['truncate 2']);
    expect(historyOf(faithful.diskDone())).toEqual(['2.1', '2.2', '2.3']);
    expect(votedZxid(faithful.self)).toBe(makeZxid(2, 2));
  });
});

describe('history', () => {
  it('of a DIFF is only remembered: neither logged nor applied before NEWLEADER', () => {
    const talk = leaderSays(inDiff(fresh()), ...history(txns(1, 1, 2)));
    const { notLogged, committed } = stageOf(talk, 'synchronizing');
    expect([notLogged.length, committed.length, historyOf(talk), talk.diskWork]).toEqual([2, 2, [], []]);
  });

  it('behind a snapshot or a TRUNC is applied at once, and counts as committed since 3.9.4', () => {
    const snapped = (release: Release): Talk =>
      leaderSays(
        awaitingSync(fresh(release)),
        snapOf(txns(1, 1, 2), makeZxid(1, 2)),
        ...history(txns(1, 3, 4)),
      );
    const talk = snapped('3.9.5');
    expect([historyOf(talk), committedLogOf(talk), talk.diskWork]).toEqual([
      ['1.1', '1.2', '1.3', '1.4'],
      ['1.3', '1.4'],
      [],
    ]);
    expect(committedLogOf(snapped('3.9.3'))).toEqual([]);
  });

  it('until 3.4.9 is applied at once after a DIFF, too: the snapshot at NEWLEADER will hold it', () => {
    const talk = leaderSays(inDiff(fresh('3.4.9'), makeZxid(1, 2)), ...history(txns(1, 1, 2)));
    expect([historyOf(talk), talk.diskWork]).toEqual([['1.1', '1.2'], []]);
  });

  it('with a COMMIT of nothing is the end: a NullPointerException in ZooKeeper, whatever came before', () => {
    const afterDiff = leaderSays(inDiff(fresh()), commitOf(txn(1, 1)));
    const afterSnap = leaderSays(awaitingSync(fresh()), snapOf([], makeZxid(1, 0)), commitOf(txn(1, 1)));
    for (const talk of [afterDiff, afterSnap]) {
      expect(talk.said('badState')).toMatchObject([{ what: 'commitWithoutProposal' }]);
      expect(talk.said('leaderLost')).toMatchObject([{ reason: 'badState' }]);
    }
  });

  it('with a COMMIT of another proposal than the oldest is only warned of, where it would be applied at once', () => {
    const talk = leaderSays(
      awaitingSync(fresh()),
      snapOf([], makeZxid(1, 0)),
      ...txns(1, 1, 2).map(proposalOf),
    );
    leaderSays(talk, commitOf(txn(1, 2)));
    expect(talk.said('badState')).toMatchObject([{ what: 'commitMismatch', expected: makeZxid(1, 1) }]);
    expect([historyOf(talk), learnerOf(talk).stage.kind]).toEqual([[], 'synchronizing']);
  });

  it('with a gap inside an epoch is refused since 3.9.4 (ZOOKEEPER-4925), and warned of before', () => {
    const gap = (release: Release): Talk =>
      leaderSays(inDiff(fresh(release)), proposalOf(txn(1, 1)), proposalOf(txn(1, 3)));
    expect(gap('3.9.5').said('leaderLost')).toMatchObject([{ reason: 'badState' }]);
    expect([gap('3.9.3').said('leaderLost'), gap('3.9.3').said('badState')]).toMatchObject([
      [],
      [{ what: 'proposalGap', zxid: makeZxid(1, 3), expected: makeZxid(1, 2) }],
    ]);
  });

  it('may begin anywhere, and go on in another epoch', () => {
    const talk = leaderSays(inDiff(fresh()), proposalOf(txn(1, 7)), proposalOf(txn(2, 1)));
    expect(talk.said('badState')).toEqual([]);
  });
});

describe('an observer', () => {
  const inSync = (first: QuorumPacket): Talk => leaderSays(awaitingSync(observing, { id: 4 }), first);

  it('takes INFORM for a proposal with its COMMIT: remembered after a DIFF, applied at once after a snapshot', () => {
    const diff = leaderSays(inSync({ type: 'diff', zxid: 0 }), { type: 'inform', record: txn(1, 1) });
    expect([historyOf(diff), stageOf(diff, 'synchronizing').notLogged.length]).toEqual([[], 1]);
    const snap = leaderSays(inSync(snapOf([], makeZxid(1, 0))), { type: 'inform', record: txn(1, 1) });
    expect(historyOf(snap)).toEqual(['1.1']);
  });

  it('refuses a gap between INFORMs as between proposals', () => {
    for (const first of [{ type: 'diff', zxid: 0 } as const, snapOf([], makeZxid(1, 0))]) {
      const talk = leaderSays(inSync(first), { type: 'inform', record: txn(1, 1) });
      leaderSays(talk, { type: 'inform', record: txn(1, 3) });
      expect(talk.said('leaderLost')).toMatchObject([{ reason: 'badState' }]);
    }
  });
});

describe('meanwhile', () => {
  it('pings are read and not answered; they keep the connection alive', () => {
    const talk = leaderSays(inDiff(fresh()), { type: 'ping', zxid: 0 });
    expect([answers(talk), talk.waitsMs]).toEqual([[], { leaderRead: 20_000 }]);
  });

  it('silence for initLimit ticks is the end', () => {
    const talk = inDiff(fresh());
    expect(talk.waitsMs).toEqual({ leaderRead: 20_000 });
    expect(talk.fires('leaderRead').said('leaderLost')).toMatchObject([{ reason: 'timeout' }]);
  });
});

describe('a learner that loses its leader before NEWLEADER', () => {
  it('forgets what it has not logged, and votes as before', () => {
    const talk = leaderHangsUp(
      leaderSays(inDiff(withLog(), makeZxid(2, 9), { epoch: 3 }), ...history(txns(3, 1, 2))),
    );
    expect([talk.self.role.kind, votedZxid(talk.self), historyOf(talk).length]).toEqual([
      'looking',
      makeZxid(2, 4),
      4,
    ]);
    expect(talk.self.proposal).toMatchObject({ zxid: makeZxid(2, 4), peerEpoch: 2 });
  });

  it('throws away half a snapshot, and reads its disk again (ZOOKEEPER-3642): since 3.6.3', () => {
    const half = (release: Release): Talk =>
      leaderHangsUp(
        leaderSays(awaitingSync(withLog({ release }), { epoch: 4 }), snapOf(txns(3, 1, 2), makeZxid(3, 2))),
      );
    expect(historyOf(half('3.9.5'))).toEqual(['2.1', '2.2', '2.3', '2.4']);
    expect([historyOf(half('3.5.9')), votedZxid(half('3.5.9').self)]).toEqual([
      ['3.1', '3.2'],
      makeZxid(3, 2),
    ]);
  });

  it('keeps what a TRUNC has cut off cut off', () => {
    const talk = leaderSays(awaitingSync(withLog(), { epoch: 3 }), { type: 'trunc', zxid: makeZxid(2, 2) });
    expect(logOf(leaderHangsUp(talk.diskDone()))).toEqual(['2.1', '2.2']);
  });

  it('keeps its promise: no leader of a lower epoch will do', () => {
    expect(leaderHangsUp(inDiff(withLog(), 0, { epoch: 7 })).self.acceptedEpoch).toBe(7);
  });
});
