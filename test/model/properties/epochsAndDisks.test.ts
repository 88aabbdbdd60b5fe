/** Properties of epochs, zxids and acknowledgements, told by hand. */
import { describe, expect, it } from 'vitest';
import { type LogRecord, makeZxid, type ZabProcess } from '../../../model/index.ts';
import { acknowledgedIsSynced, historyBeforeNewLeader } from '../../../model/properties/acknowledgements.ts';
import { noBadState } from '../../../model/properties/badStates.ts';
import { epochsNeverDecrease } from '../../../model/properties/epochs.ts';
import { leadershipUniqueness } from '../../../model/properties/leadershipUniqueness.ts';
import { newEpochIsLater } from '../../../model/properties/newEpoch.ts';
import { logMatching, onePayloadAZxid } from '../../../model/properties/onePayload.ts';
import type { Property } from '../../../sim/index.ts';
import {
  acceptsEpoch,
  acceptsLeader,
  acks,
  appends,
  beginsToLead,
  decides,
  establishes,
  proposesEpoch,
  registers,
} from './told.ts';
import { txn, Watch } from './watch.ts';

const [a, b, c] = [txn(1, 1), txn(1, 2), txn(1, 3)];
const other = txn(1, 2, 'other');
const next = txn(2, 1);

describe('leadership uniqueness', () => {
  it('finds two leaders of one epoch, however far apart', () => {
    const watch = new Watch(leadershipUniqueness);
    expect([watch.tell(3, establishes(1)), watch.leads(3, 1), watch.tell(2, establishes(2))]).toEqual([
      null,
      null,
      null,
    ]);
    const fork = watch.fork();
    expect(fork.tell(1, establishes(3))).toBe(null);
    expect(watch.tell(1, establishes(1))).toEqual({ rows: [0, 3], values: { epoch: 1, leaders: [3, 1] } });
    expect(fork.tell(2, establishes(3))).toEqual({ rows: [3, 4], values: { epoch: 3, leaders: [1, 2] } });
  });
});

describe('epochs never decrease', () => {
  it('finds a promise that a restart does not know of', () => {
    const watch = new Watch(epochsNeverDecrease);
    watch.tell(1, acceptsEpoch(2));
    const fork = watch.fork();
    expect(fork.recovers(1, 2, 0)).toBe(null);
    expect(watch.recovers(1, 1, 1)).toEqual({
      rows: [0, 1],
      values: { server: 1, epoch: 'accepted', before: 2, after: 1 },
    });
  });

  it('finds an accepted leader that a restart does not know of', () => {
    const watch = new Watch(epochsNeverDecrease);
    watch.tell(1, acceptsLeader(2));
    expect(watch.recovers(1, 2, 1)).toMatchObject({ values: { epoch: 'current', before: 2, after: 1 } });
  });

  it('asks nothing of what a kill left and a power failure took, nor of a new disk', () => {
    const watch = new Watch(epochsNeverDecrease);
    expect([watch.recovers(1, 2, 0), watch.recovers(1, 0, 0)]).toEqual([null, null]);
    watch.tell(2, acceptsEpoch(2));
    watch.kernel(2, 'diskFault', { kind: 'wipe' });
    expect(watch.recovers(2, 0, 0)).toBe(null);
  });
});

describe('new epoch is later', () => {
  it('finds an epoch that one who came has promised already', () => {
    const watch = new Watch(newEpochIsLater);
    expect([watch.tell(3, beginsToLead(1)), watch.tell(3, registers(1, 2))]).toEqual([null, null]);
    const fork = watch.fork();
    expect(watch.tell(3, registers(2, 1))).toBe(null);
    expect(watch.tell(3, proposesEpoch(2))).toEqual({
      rows: [1, 3],
      values: { leader: 3, epoch: 2, promised: 2, by: 1 },
    });
    expect(fork.tell(3, proposesEpoch(3))).toBe(null);
  });

  it('finds one that the leader itself has promised', () => {
    const watch = new Watch(newEpochIsLater);
    expect([watch.tell(3, beginsToLead(2)), watch.tell(3, registers(1, 1))]).toEqual([null, null]);
    expect(watch.tell(3, proposesEpoch(1))).toMatchObject({ values: { promised: 2, by: 3 } });
  });

  it('asks nothing of what is told too late, to another, or to one that has led before', () => {
    const watch = new Watch(newEpochIsLater);
    watch.tell(3, beginsToLead(0));
    expect([watch.tell(3, proposesEpoch(1)), watch.tell(3, registers(1, 5))]).toEqual([null, null]);
    expect([watch.tell(2, beginsToLead(0)), watch.tell(2, proposesEpoch(1))]).toEqual([null, null]);
    watch.tell(3, beginsToLead(1));
    watch.tell(3, registers(1, 5));
    watch.tell(3, beginsToLead(1));
    expect(watch.tell(3, proposesEpoch(2))).toBe(null);
  });
});

describe.each([
  {
    property: onePayloadAZxid,
    says: (watch: Watch, id: number, record: LogRecord) => watch.proposes(id, record),
  },
  {
    property: logMatching,
    says: (watch: Watch, id: number, record: LogRecord) => watch.tell(id, appends(record)),
  },
])('$property.name', ({ property, says }) => {
  it('finds two transactions with one zxid', () => {
    const watch = new Watch(property);
    expect([says(watch, 3, a), says(watch, 3, b), says(watch, 2, next), says(watch, 1, a)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const fork = watch.fork();
    expect(says(fork, 1, c)).toBe(null);
    expect(says(watch, 1, other)).toEqual({
      rows: [1, 4],
      values: { server: 1, zxid: b.zxid, txns: [b.txn, other.txn] },
    });
    expect(says(fork, 2, txn(1, 3, 'other'))).toMatchObject({ rows: [4, 5] });
  });
});

describe('acknowledged is synced', () => {
  it('finds an ACK of what is not on disk, and a leader that counts itself too soon', () => {
    const watch = new Watch(acknowledgedIsSynced).stores(1, a).stores(3, a);
    expect(watch.tell(1, acks(a))).toBe(null);
    expect(watch.tell(1, acks(b))).toEqual({
      rows: [1],
      values: { server: 1, zxid: b.zxid, synced: a.zxid },
    });
    const counts = (learner: number) =>
      ({ kind: 'ackCounted', learner, zxid: b.zxid, voters: [], needed: 2 }) as const;
    expect(watch.tell(3, counts(2))).toBe(null);
    expect(watch.tell(3, counts(3))).toMatchObject({ values: { server: 3, synced: a.zxid } });
  });
});

describe('history before NEWLEADER', () => {
  const begun = (): Watch => {
    const watch = new Watch(historyBeforeNewLeader).has(3, a, b).isFollowing(1, 3, 2);
    expect(watch.tell(3, decides(1))).toBe(null);
    return watch;
  };

  it('finds an ACK without the epoch, and one without the history', () => {
    const watch = begun().storesEpoch(1, 1).stores(1, a, b);
    expect(watch.tell(1, acceptsLeader(2))).toMatchObject({ values: { epoch: 2, stored: 1 } });
    expect(begun().storesEpoch(1, 2).stores(1, a).tell(1, acceptsLeader(2))).toEqual({
      rows: [0, 1],
      values: { server: 1, leader: 3, epoch: 2, zxid: b.zxid, synced: a.zxid },
    });
  });

  it('is content with a log or a snapshot, and with what a release does not promise', () => {
    expect(begun().storesEpoch(1, 2).stores(1, a, b).tell(1, acceptsLeader(2))).toBe(null);
    expect(begun().storesEpoch(1, 2).snapshots(1, a, b).tell(1, acceptsLeader(2))).toBe(null);
    const old = begun();
    old.server(1).release = {
      ...old.server(1).release,
      newLeaderSteps: ['snapshotIfNeeded', 'epoch', 'ack'],
    };
    expect(old.tell(1, acceptsLeader(2))).toBe(null);
  });
});

describe('no bad state', () => {
  it('finds each', () => {
    const property: Property<ZabProcess> = noBadState;
    const bad = {
      kind: 'badState',
      class: 'commit',
      what: 'commitMismatch',
      peer: 3,
      zxid: makeZxid(1, 2),
      expected: makeZxid(1, 1),
    } as const;
    expect(new Watch(property).tell(1, bad)).toEqual({
      rows: [0],
      values: { server: 1, what: 'commitMismatch', peer: 3, zxid: bad.zxid, expected: bad.expected },
    });
  });

  it('finds a TRUNC to what is not there, but for a server with the snapshot of a leader whose epoch it has not stored', () => {
    const trunc = {
      kind: 'badState',
      class: 'proposal',
      what: 'truncToUnknown',
      peer: 2,
      expected: null,
    } as const;
    const told = (zxid: number, change: (watch: Watch) => unknown): boolean => {
      const watch = new Watch(noBadState).snapshots(1, a, b, c).storesEpoch(1, 1);
      watch.tell(1, acceptsEpoch(2));
      change(watch);
      return watch.fork().tell(1, { ...trunc, zxid }) === null;
    };
    const snapshot = { kind: 'snapshotTaken', zxid: c.zxid } as const;
    const ofLeader = (watch: Watch) => watch.tell(1, { ...snapshot, reason: 'newLeader' });
    expect(told(b.zxid, ofLeader)).toBe(true);
    expect(told(c.zxid, ofLeader)).toBe(false);
    expect(told(b.zxid, (watch) => watch.tell(1, { ...snapshot, reason: 'snapCount' }))).toBe(false);
    expect(
      told(b.zxid, (watch) => {
        ofLeader(watch);
        watch.storesEpoch(1, 2);
      }),
    ).toBe(false);
  });
});
