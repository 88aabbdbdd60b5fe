/** Properties of what is committed, logged and recovered, told by hand. */
import { describe, expect, it } from 'vitest';
import { historyConsistency } from '../../../model/properties/historyConsistency.ts';
import { leaderCompleteness } from '../../../model/properties/leaderCompleteness.ts';
import { restartEqualsMemory } from '../../../model/properties/restartEqualsMemory.ts';
import { truncationDurability } from '../../../model/properties/truncationDurability.ts';
import { proposesEpoch, acceptsLeader, appends, acks, syncs, cuts } from './told.ts';
import { txn, Watch } from './watch.ts';

const [a, b, c] = [txn(1, 1), txn(1, 2), txn(1, 3)];
const other = txn(1, 2, 'other');
const next = txn(2, 1);

describe('leader completeness', () => {
  /** 3 has committed a and b in epoch 1. */
  const committed = (): Watch => {
    const watch = new Watch(leaderCompleteness);
    expect([watch.has(3, a).leads(3, 1), watch.commits(3, b)]).toEqual([null, null]);
    return watch;
  };

  it('finds a leader without what was committed', () => {
    const watch = committed();
    const fork = watch.fork();
    expect(fork.has(2, a, b, c).leads(2, 2)).toBe(null);
    expect(watch.has(2, a).leads(2, 2)).toEqual({
      rows: [1, 2],
      values: { leader: 2, epoch: 2, zxid: b.zxid },
    });
    expect(fork.has(1, a, b).leads(1, 3)).toMatchObject({ values: { zxid: c.zxid } });
  });

  it('finds what a deposed leader commits without its successor', () => {
    const watch = committed();
    expect(watch.has(2, a, b).leads(2, 2)).toBe(null);
    expect(watch.commits(3, b)).toBe(null); // It was acknowledged in time, and 2 has it.
    expect(watch.commits(3, c)).toEqual({ rows: [4], values: { leader: 3, epoch: 2, zxid: c.zxid } });
  });

  it('lets a leader be established late, if its successor has its history', () => {
    const watch = committed();
    watch.has(2, a, b, c).leads(2, 3);
    expect(watch.has(1, a, b).leads(1, 2)).toBe(null);
    expect(watch.has(1, a, b, c, txn(1, 4)).leads(1, 2)).toMatchObject({ values: { zxid: txn(1, 4).zxid } });
  });
});

describe('truncation durability', () => {
  const replaced = { kind: 'databaseReplaced', mode: 'SNAP', zxid: 0, before: 2, after: 2 } as const;
  /** 3 has committed a and b, and 1 has delivered them. */
  const begun = (): Watch => {
    const watch = new Watch(truncationDurability);
    watch.has(3).leads(3, 1);
    for (const record of [a, b]) {
      watch.commits(3, record);
      watch.delivers(1, record);
    }
    return watch;
  };

  it('finds what the learner has delivered cut from the log', () => {
    const watch = begun();
    watch.stores(1, a);
    expect(watch.tell(1, cuts(a.zxid, b.zxid, c.zxid))).toEqual({
      rows: [3, 5],
      values: { server: 1, mode: 'TRUNC', zxid: b.zxid },
    });
  });

  it('finds what the learner itself has helped to commit cut from the log', () => {
    const watch = begun();
    const fork = watch.fork();
    for (const [one, voters] of [
      [watch, [1, 3]],
      [fork, [2, 3]],
    ] as const) {
      one.tell(3, { kind: 'committed', zxid: c.zxid, record: c, voters });
      one.stores(1, a, b);
    }
    expect(fork.tell(1, cuts(b.zxid, c.zxid))).toBe(null); // 2 and 3 have it, and 1 is sent it again.
    expect(watch.tell(1, cuts(b.zxid, c.zxid))).toMatchObject({ values: { server: 1, zxid: c.zxid } });
  });

  it('lets go what is not committed, and what was there twice', () => {
    const watch = begun();
    watch.stores(1, a, b);
    expect(watch.tell(1, cuts(b.zxid, c.zxid))).toBe(null);
    expect(watch.tell(1, cuts(b.zxid, a.zxid, b.zxid))).toBe(null);
  });

  it('finds a committed transaction gone from memory', () => {
    const watch = begun();
    const fork = watch.fork();
    expect(fork.has(1, a, b).tell(1, { ...replaced, common: 2 })).toBe(null);
    expect(watch.has(1, a, other).tell(1, { ...replaced, common: 1 })).toEqual({
      rows: [3, 5],
      values: { server: 1, mode: 'SNAP', zxid: b.zxid },
    });
  });
});

describe('history consistency', () => {
  /** 3 leads epoch 1 with a and proposes b; 1 has accepted it with a. */
  const begun = (): Watch => {
    const watch = new Watch(historyConsistency);
    const found = [
      watch.has(3, a).stores(3, a).tell(3, proposesEpoch(1)),
      watch.has(1, a).stores(1, a).tell(1, acceptsLeader(1)),
      watch.proposes(3, b),
      watch.tell(1, appends(b)),
    ];
    expect(found).toEqual([null, null, null, null]);
    return watch;
  };

  it('finds a log that has more than the memory which the leader was told of', () => {
    const watch = begun();
    const fork = watch.fork();
    expect(fork.has(2, a).stores(2, a, b).tell(2, acceptsLeader(1))).toBe(null);
    expect(watch.has(2, a).stores(2, a, other).tell(2, acceptsLeader(1))).toEqual({
      rows: [4],
      values: { server: 2, leader: 3, epoch: 1, where: 'log', zxid: other.zxid, expected: b.zxid },
    });
  });

  it('finds another history in memory', () => {
    const watch = begun();
    expect(watch.has(2, other).tell(2, acceptsLeader(1))).toMatchObject({ values: { where: 'memory' } });
  });

  it('finds what the leader never proposed in a log', () => {
    const watch = begun();
    const fork = watch.fork();
    expect([fork.tell(1, appends(b)), fork.proposes(3, c), fork.tell(1, appends(c))]).toEqual([
      null,
      null,
      null,
    ]);
    expect(watch.tell(1, appends(c))).toMatchObject({ values: { server: 1, where: 'log', zxid: c.zxid } });
  });

  it('asks nothing of a log that a snapshot has overtaken, or of a server that looks again', () => {
    const watch = begun();
    watch.has(2, a).snapshots(2, a, b).stores(2, a, other);
    expect(watch.tell(2, acceptsLeader(1))).toBe(null);
    watch.kernel(1, 'stateChanged');
    expect(watch.tell(1, appends(other))).toBe(null);
  });
});

describe('restart equals memory', () => {
  /** a and b are committed; 1 has both on disk and has acknowledged them. */
  const begun = (): Watch => {
    const watch = new Watch(restartEqualsMemory);
    watch.recovers(1);
    watch.leads(3, 1);
    watch.commits(3, a);
    watch.commits(3, b);
    expect([watch.stores(1, a, b).tell(1, syncs(b)), watch.tell(1, acks(b))]).toEqual([null, null]);
    return watch;
  };

  it('finds less on disk than was acknowledged', () => {
    const watch = begun();
    const fork = watch.fork();
    expect(fork.has(1, a, b).recovers(1)).toBe(null);
    expect(watch.has(1, a).recovers(1)).toEqual({
      rows: [5, 6],
      values: { server: 1, acked: b.zxid, found: a.zxid },
    });
  });

  it('finds a hole in the log as soon as it is synced', () => {
    const watch = begun();
    watch.commits(3, c);
    expect(watch.stores(2, a, c).tell(2, syncs(c))).toEqual({
      rows: [7],
      values: { server: 2, zxid: c.zxid, after: a.zxid, expected: b.zxid },
    });
  });

  it('finds what was truncated under what came later', () => {
    const watch = begun();
    watch.commits(3, next);
    expect(watch.stores(2, a, b, c, next).tell(2, syncs(next))).toMatchObject({
      values: { zxid: next.zxid, after: c.zxid, expected: b.zxid },
    });
  });

  it('lets a server log what nobody has committed yet, and begin with a snapshot', () => {
    const watch = begun();
    expect(watch.stores(1, a, b, c, txn(1, 4)).tell(1, syncs(c))).toBe(null);
    watch.snapshots(2, a, b).tell(2, { kind: 'snapshotTaken', zxid: b.zxid, reason: 'newLeader' });
    expect(watch.stores(2, other, c).tell(2, syncs(c))).toBe(null);
  });

  it('asks no more of a log that was cut, or of a disk that is new', () => {
    const watch = begun();
    const fork = watch.fork();
    expect([watch.stores(1, a).tell(1, cuts(a.zxid, b.zxid)), watch.has(1, a).recovers(1)]).toEqual([
      null,
      null,
    ]);
    fork.kernel(1, 'diskFault', { kind: 'wipe' });
    expect(fork.has(1).stores(1).recovers(1)).toBe(null);
  });
});
