/** What is owed once nothing disturbs any more, told by hand. */
import { describe, expect, it } from 'vitest';
import { leaderEstablished } from '../../../model/properties/leaderEstablished.ts';
import { writeAnswered } from '../../../model/properties/writeAnswered.ts';
import { writeReachesAll } from '../../../model/properties/writeReachesAll.ts';
import type { Fault } from '../../../sim/index.ts';
import { txn, Watch } from './watch.ts';

const healed: Fault = { kind: 'heal', between: 'all' };
/** With the settings of `ensemble`: three longest polls, and twice four waits of initLimit, a dial and syncLimit. */
const BOUND_MS = 3 * 60_000 + 2 * (4 * 20_000 + 5_000 + 10_000);

const established = (watch: Watch): Watch => watch.isLeading(3, 1).isFollowing(1, 3, 1).isFollowing(2, 3, 1);

describe('a leader is established', () => {
  it('in time after the last disturbance, and in time after it is lost', () => {
    const watch = new Watch(leaderEstablished);
    watch.nowMs = 5_000;
    watch.kernel(0, 'fault', healed);
    expect(watch.deadlineMs).toBe(5_000 + BOUND_MS);
    watch.nowMs = 9_000;
    watch.kernel(0, 'fault', { kind: 'command', process: 9, command: {} });
    watch.kernel(1, 'stateChanged');
    expect(watch.deadlineMs).toBe(5_000 + BOUND_MS);
    const fork = watch.fork();
    established(watch).kernel(2, 'learnerActive');
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY);
    expect(fork.deadlineMs).toBe(5_000 + BOUND_MS);
    watch.nowMs = 20_000;
    watch.isLooking(1).isLooking(2).kernel(2, 'leaderLost');
    expect(watch.deadlineMs).toBe(20_000 + BOUND_MS);
  });

  it('in time after the last of what was slow has come, where the servers are settled', () => {
    const watch = new Watch(leaderEstablished);
    watch.nowMs = 5_000;
    watch.underWayUntilMs = 60_000;
    watch.kernel(0, 'fault', { kind: 'settle', processes: [1, 2, 3], apart: [] });
    expect(watch.deadlineMs).toBe(60_000 + BOUND_MS);
    watch.kernel(1, 'recovered');
    expect(watch.deadlineMs).toBe(60_000 + BOUND_MS);
  });

  it('is owed to nobody if one is slow, a message is held, or a disk does not work', () => {
    const owed = (...faults: readonly Fault[]): boolean => {
      const watch = new Watch(leaderEstablished);
      for (const fault of [...faults, healed]) watch.kernel(0, 'fault', fault);
      return watch.deadlineMs < Number.POSITIVE_INFINITY;
    };
    const hold: Fault = { kind: 'hold', from: 1, to: 2, name: 'it' };
    expect(owed()).toBe(true);
    expect(owed({ kind: 'clock', process: 1, ratePpm: 900_000 })).toBe(false);
    expect(owed(hold)).toBe(false);
    expect(owed(hold, { kind: 'release', name: 'it' })).toBe(true);
    expect(owed({ kind: 'disk', process: 1, disk: { kind: 'fill' } })).toBe(false);
    expect(owed({ kind: 'disk', process: 1, disk: { kind: 'fail', operations: ['sync'], times: 1 } })).toBe(
      true,
    );
  });
});

describe('a write is answered', () => {
  const asks = (watch: Watch, cxid: number, server = 3) =>
    watch.tell(2, { kind: 'clientAsks', server, cxid, operation: { type: 'set', path: '/a', value: 'v' } });
  const answers = (watch: Watch, cxid: number) =>
    watch.tell(2, {
      kind: 'clientAnswered',
      server: 3,
      cxid,
      operation: { type: 'set', path: '/a', value: 'v' },
      zxid: 1,
      value: null,
    });
  /** Server 2 plays the client: it is linked to all, and asks. */
  const begun = (): Watch => {
    const watch = new Watch(writeAnswered);
    watch.kernel(0, 'fault', healed);
    watch.nowMs = 7_000;
    asks(watch, 1);
    watch.nowMs = 8_000;
    asks(watch, 2);
    return watch;
  };

  it('in time after it was asked, the oldest first', () => {
    const watch = begun();
    expect(watch.deadlineMs).toBe(7_000 + 2 * BOUND_MS);
    const fork = watch.fork();
    answers(watch, 1);
    expect(watch.deadlineMs).toBe(8_000 + 2 * BOUND_MS);
    answers(watch, 2);
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY);
    expect(fork.deadlineMs).toBe(7_000 + 2 * BOUND_MS);
  });

  it('or in time after the last disturbance; or the client knows that it never will be', () => {
    const watch = begun();
    watch.nowMs = 10_000;
    watch.kernel(0, 'fault', healed);
    expect(watch.deadlineMs).toBe(10_000 + 2 * BOUND_MS);
    watch.tell(2, { kind: 'clientFails', server: 3, reason: 'connectionLoss' });
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('unless the power of its server has failed', () => {
    const watch = begun();
    watch.kernel(3, 'powerOff');
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a write reaches everybody', () => {
  const commits = (watch: Watch, zxid: number): Watch => {
    watch.tell(3, { kind: 'committed', zxid, record: { ...txn(1, 1), zxid }, voters: [3, 2] });
    return watch;
  };
  /** In this ensemble nobody has applied anything. */
  const begun = (): Watch => {
    const watch = new Watch(writeReachesAll);
    watch.kernel(0, 'fault', healed);
    watch.nowMs = 7_000;
    return commits(watch, 5);
  };

  it('in time after it was committed', () => {
    const watch = begun();
    expect(watch.deadlineMs).toBe(7_000 + 2 * BOUND_MS);
    watch.nowMs = 9_000;
    expect(commits(watch, 6).deadlineMs).toBe(7_000 + 2 * BOUND_MS);
  });

  it('or in time after the last disturbance', () => {
    const watch = begun();
    watch.nowMs = 20_000;
    watch.kernel(0, 'fault', healed);
    expect(watch.deadlineMs).toBe(20_000 + 2 * BOUND_MS);
  });

  it('but for those who refuse the epoch of the leader', () => {
    const watch = begun();
    for (const server of [1, 2, 3])
      watch.tell(server, { kind: 'epochRefused', leader: 3, epoch: 1, acceptedEpoch: 2 });
    expect(watch.deadlineMs).toBe(Number.POSITIVE_INFINITY);
  });
});
