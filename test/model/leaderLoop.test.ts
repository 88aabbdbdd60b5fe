/** The loop of a leader that serves: pings, the quorum that still answers, and a proposal that is not acknowledged (`Leader.lead`). */
import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../model/index.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import {
  acks,
  connects,
  droppedBy,
  establishedLeader,
  handlerOf,
  hangsUp,
  joins,
  leaderOf,
  queuedFor,
  registers,
  says,
  submits,
} from './roles.ts';

const three = ensemble(3);
const set = { type: 'set', path: '/x', value: '1' } as const;

/** So many half ticks go by; between them the learners named answer their pings. */
function halfTicks(talk: Talk, count: number, alive: readonly number[] = []): Talk {
  for (let half = 0; half < count && leaderOf(talk).step === 'broadcast'; half++) {
    talk.nowMs += 1_000;
    for (const sid of alive) says(talk, sid, { type: 'ping', zxid: 0 });
    talk.fires('leaderLoop');
    if (talk.self.role.kind !== 'leading') return talk;
  }
  return talk;
}
const hasStepped = (talk: Talk): boolean =>
  talk.self.role.kind !== 'leading' || leaderOf(talk).step === 'closing';

describe('each half tick', () => {
  it('every learner to whom anything is sent is pinged with the last zxid proposed', () => {
    const talk = submits(joins(establishedLeader(three), 2), 1, set)
      .takes('prep')
      .takes('toLearner', 101);
    expect(queuedFor(talk.fires('leaderLoop'), 1)).toEqual(['ping 1.1']);
    expect(queuedFor(talk, 2)).toEqual(['proposal 1.1', 'ping 1.1']);
    expect(talk.waitsMs).toEqual({ leaderLoop: 1_000 });
  });

  it('is half of tickTime, rounded down', () => {
    const talk = establishedLeader(ensemble(3, { tickTime: 501 }));
    expect(talk.fires('leaderLoop').waitsMs).toEqual({ leaderLoop: 250 });
  });

  it('a learner whose sync is not decided is left alone: a ping would be the wrong packet', () => {
    const talk = registers(establishedLeader(three), 2).fires('leaderLoop');
    expect(queuedFor(talk, 2)).toEqual([]);
  });

  it('the tick goes on every second time only; the first check is one tick after the beginning', () => {
    const talk = hangsUp(establishedLeader(three), 1);
    expect([leaderOf(talk.fires('leaderLoop')).tick, hasStepped(talk)]).toEqual([0, false]);
    expect(hasStepped(talk.fires('leaderLoop'))).toBe(true);
  });
});

describe('each full tick', () => {
  it('a leader without a quorum that answers gives up', () => {
    const talk = halfTicks(establishedLeader(three), 40);
    expect(talk.said('steppedDown')).toMatchObject([
      { reason: 'notSufficientFollowers', synced: [3], needed: 2, epoch: 1 },
    ]);
  });

  it('who has said anything in the last syncLimit ticks answers', () => {
    const talk = halfTicks(establishedLeader(three), 10, [1]); // Tick 5, which is when 1 said something last.
    expect(leaderOf(talk).tick).toBe(5);
    expect(handlerOf(talk, 1)?.tickOfNextAckDeadline).toBe(9); // It said so in tick 4.
    expect(hasStepped(halfTicks(talk, 9))).toBe(false); // Until tick 9.
    expect(hasStepped(halfTicks(talk, 1))).toBe(true); // Tick 10.
  });

  it('who has only connected and said who it is counts for initLimit + syncLimit ticks', () => {
    const talk = registers(hangsUp(establishedLeader(three), 1), 2);
    expect(handlerOf(talk, 2)?.tickOfNextAckDeadline).toBe(15);
    expect(hasStepped(halfTicks(talk, 30))).toBe(false);
    expect(hasStepped(halfTicks(talk, 2))).toBe(true);
  });

  it('who has not said who it is does not count', () => {
    expect(hasStepped(halfTicks(connects(hangsUp(establishedLeader(three), 1), 2), 2))).toBe(true);
  });

  it('no observer counts, and nobody twice', () => {
    const five = ensemble([...participants(5), { id: 6, role: 'observer' }]);
    const talk = joins(establishedLeader(five), 6, { learnerType: 'observer' });
    const twice = registers(hangsUp(talk, 2), 1);
    expect(halfTicks(twice, 2).said('steppedDown')).toMatchObject([{ synced: [3, 1] }]);
  });

  it('a single server is a quorum by itself', () => {
    expect(hasStepped(halfTicks(establishedLeader(ensemble(1), 1), 40))).toBe(false);
  });
});

describe('a proposal that a learner does not acknowledge', () => {
  /** 1 has been sent 1.1 at 1 s. */
  function unacknowledged(): Talk {
    const talk = joins(establishedLeader(three), 2);
    talk.nowMs = 1_000;
    return submits(talk, 1, set).takes('prep').takes('toLearner', 101);
  }

  it('costs it its connection after syncLimit ticks, pings or not', () => {
    const talk = unacknowledged();
    talk.nowMs = 10_999;
    expect(droppedBy(talk.fires('leaderLoop'), 1)).toBe(false);
    talk.nowMs = 11_000;
    expect(droppedBy(talk.fires('leaderLoop'), 1)).toBe(true);
    expect(talk.said('learnerDropped')).toMatchObject([{ learner: 1, reason: 'proposalTimeout' }]);
  });

  it('counts from when it was written to the socket, not from when it was queued', () => {
    const talk = unacknowledged();
    talk.nowMs = 11_000;
    expect(droppedBy(talk.fires('leaderLoop'), 2)).toBe(false); // Nothing has been written to 2 yet.
  });

  it('is the oldest of two that are remembered: the next is remembered when it is acknowledged', () => {
    const talk = unacknowledged();
    talk.nowMs = 5_000;
    submits(talk, 1, set, 2).takes('prep').takes('toLearner', 101);
    acks(talk, 1, makeZxid(1, 1));
    talk.nowMs = 14_999;
    expect(droppedBy(talk.fires('leaderLoop'), 1)).toBe(false);
    talk.nowMs = 15_000;
    expect(droppedBy(talk.fires('leaderLoop'), 1)).toBe(true);
  });

  it('is forgotten when it is acknowledged', () => {
    const talk = acks(unacknowledged(), 1, makeZxid(1, 1));
    talk.nowMs = 60_000;
    expect(droppedBy(talk.fires('leaderLoop'), 1)).toBe(false);
  });

  it('does not count before the ACK of NEWLEADER', () => {
    const talk = registers(establishedLeader(three), 2).settles();
    says(talk, 2, { type: 'ackEpoch', zxid: makeZxid(1, 0), currentEpoch: 0 }).settles();
    submits(talk, 1, set).takes('prep').settles();
    talk.nowMs = 60_000;
    expect(droppedBy(talk.fires('leaderLoop'), 2)).toBe(false);
  });
});

describe('a learner that serves', () => {
  it('may say what no leader expects: that is warned of, no more', () => {
    const talk = says(establishedLeader(three), 1, { type: 'upToDate' });
    expect([talk.said('badState'), droppedBy(talk, 1)]).toMatchObject([
      [{ what: 'unexpectedPacket', peer: 1 }],
      false,
    ]);
  });

  it('is dropped after syncLimit ticks of silence on its socket', () => {
    const talk = says(establishedLeader(three), 1, { type: 'ping', zxid: 0 });
    expect(talk.waitsMs).toEqual({ learnerRead: 10_000 });
    talk.fires('learnerRead', 101);
    expect([talk.said('learnerDropped'), hasStepped(talk)]).toMatchObject([
      [{ reason: 'readTimeout' }],
      false,
    ]);
  });
});
