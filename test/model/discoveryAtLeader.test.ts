/** Conversations with a new leader: which epoch it proposes, who accepts it, and who is turned away (`Leader.getEpochToPropose`, `waitForEpochAck`). */
import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../model/index.ts';
import { ensemble, participants } from './ensemble.ts';
import {
  acksEpoch,
  connects,
  droppedBy,
  electedLeader,
  establishedLeader,
  handlerOf,
  hangsUp,
  leaderOf,
  registers,
  says,
  sentTo,
  waitingLeader,
} from './roles.ts';

const three = ensemble(3);
const withObserver = ensemble([...participants(3), { id: 4, role: 'observer' }]);
/** Server 3 has promised epoch 5 and last followed a leader of epoch 4, of which it has one transaction. */
const veteran = ensemble([
  ...participants(2),
  { id: 3, role: 'participant', disk: { currentEpoch: 4, acceptedEpoch: 5, zxid: makeZxid(4, 1) } },
]);

describe('Leader.lead begins', () => {
  it('with its port open and a snapshot of all that it has logged, committed or not', () => {
    const talk = electedLeader(veteran);
    expect(talk.did('listen')).toMatchObject([{ port: 'quorum' }]);
    expect(talk.diskWork).toEqual([`save snapshot.${makeZxid(4, 1).toString(16)}`]);
    expect(talk.said('leaderStarts')).toMatchObject([
      { currentEpoch: 4, acceptedEpoch: 5, zxid: makeZxid(4, 1) },
    ]);
    expect(talk.said('phaseChanged')).toMatchObject([{ phase: 'discovery' }]);
  });

  it('and serves nobody before the snapshot is written: who connects waits in the backlog, with what it says', () => {
    const talk = registers(electedLeader(three), 1, { acceptedEpoch: 7 });
    expect([talk.said('learnerRegistered'), handlerOf(talk, 1)?.step]).toEqual([[], 'backlog']);
    talk.diskDone();
    expect(talk.said('learnerRegistered')).toMatchObject([{ learner: 1, acceptedEpoch: 7 }]);
    expect(leaderOf(talk)).toMatchObject({ step: 'storingAcceptedEpoch', epoch: 8 });
  });

  it('and ends the process with code 10 if the snapshot cannot be written', () => {
    expect(electedLeader(three).diskDone({ failed: true }).did('exit')).toMatchObject([{ code: 10 }]);
  });
});

describe('getEpochToPropose', () => {
  it('waits for a quorum, initLimit ticks at most, and then the leader looks again', () => {
    const talk = waitingLeader(three);
    expect([talk.waitsMs, leaderOf(talk).step]).toEqual([{ rendezvous: 20_000 }, 'epoch']);
    talk.fires('rendezvous');
    expect(talk.said('steppedDown')).toMatchObject([{ reason: 'noEpochQuorum', synced: [3] }]);
    expect(talk.self.role.kind).toBe('looking');
  });

  it('proposes one above the highest epoch that anybody of the quorum has promised, the leader included', () => {
    const higherLearner = registers(waitingLeader(veteran), 1, { acceptedEpoch: 8 });
    const higherLeader = registers(waitingLeader(veteran), 1, { acceptedEpoch: 2 });
    expect([higherLearner, higherLeader].map((talk) => talk.said('epochProposed'))).toMatchObject([
      [{ epoch: 9, voters: [3, 1], needed: 2 }],
      [{ epoch: 6 }],
    ]);
  });

  it('raises it above one who has promised the very epoch that was to be proposed (ZOOKEEPER-1343)', () => {
    const talk = registers(waitingLeader(veteran), 1, { acceptedEpoch: 6 });
    expect(talk.said('epochProposed')).toMatchObject([{ epoch: 7 }]);
  });

  it('lets an observer raise the epoch, but counts it to no quorum', () => {
    const talk = registers(waitingLeader(withObserver), 4, { acceptedEpoch: 8, learnerType: 'observer' });
    expect([talk.said('epochProposed'), leaderOf(talk).connecting]).toEqual([[], [3]]);
    expect(registers(talk, 1).said('epochProposed')).toMatchObject([{ epoch: 9, voters: [3, 1] }]);
  });

  it('does the same with a server that is in no list: it is served, and does not count', () => {
    const talk = registers(waitingLeader(three), 9, { acceptedEpoch: 8 });
    expect([talk.said('epochProposed'), droppedBy(talk, 9)]).toEqual([[], false]);
    expect(registers(talk, 1).said('epochProposed')).toMatchObject([{ epoch: 9, voters: [3, 1] }]);
  });

  it('promises the epoch on disk before it tells anybody', () => {
    const talk = registers(waitingLeader(three), 1);
    expect([talk.diskWork, talk.self.acceptedEpoch, sentTo(talk, 1)]).toEqual([
      ['write acceptedEpoch 1', 'sync'],
      0,
      [],
    ]);
    talk.diskDone();
    expect([talk.self.acceptedEpoch, sentTo(talk, 1)]).toEqual([1, ['leaderInfo 1']]);
  });

  it('tells who comes while the promise is being stored once it is, and asks no more what they have promised', () => {
    const talk = registers(registers(waitingLeader(three), 1), 2, { acceptedEpoch: 50 }).diskDone();
    expect([sentTo(talk, 1), sentTo(talk, 2)]).toEqual([['leaderInfo 1'], ['leaderInfo 1']]);
  });

  it('tells a late learner the epoch at once', () => {
    const talk = registers(establishedLeader(three), 2, { acceptedEpoch: 50 });
    expect(sentTo(talk, 2)).toEqual(['leaderInfo 1']);
  });

  it('lets each learner wait initLimit ticks from its own coming; its end is not the end of the leader', () => {
    const talk = registers(waitingLeader(withObserver), 4, { learnerType: 'observer' });
    expect(talk.did('setTimer')).toMatchObject([{ timer: 'learnerRead', key: 104, delayUs: 20_000_000 }]);
    talk.fires('learnerRead', 104);
    expect(talk.said('learnerDropped')).toMatchObject([{ learner: 4, reason: 'rendezvousTimeout' }]);
    expect([droppedBy(talk, 4), leaderOf(talk).step]).toEqual([true, 'epoch']);
  });

  it('is done with itself alone where it is the only voter', () => {
    const talk = electedLeader(ensemble(1), 1).settles();
    expect(leaderOf(talk)).toMatchObject({ step: 'broadcast', epoch: 1 });
    expect([talk.self.acceptedEpoch, talk.self.currentEpoch]).toEqual([1, 1]);
  });

  it.each(['write', 'sync'] as const)(
    'ends the role if the promise cannot be written: the %s fails',
    (failed) => {
      const talk = registers(waitingLeader(three), 1).diskDone({ failed });
      expect([talk.said('steppedDown'), talk.self.acceptedEpoch]).toMatchObject([
        [{ reason: 'internalError' }],
        0,
      ]);
    },
  );
});

describe('the thread of a learner', () => {
  it('has initLimit ticks to hear who it is, and takes nothing else for that', () => {
    const talk = connects(waitingLeader(three), 1);
    expect(talk.did('setTimer')).toMatchObject([{ timer: 'learnerRead', key: 101, delayUs: 20_000_000 }]);
    expect(droppedBy(says(talk, 1, { type: 'ack', zxid: 0 }), 1)).toBe(true);
    const silent = connects(waitingLeader(three), 1).fires('learnerRead', 101);
    expect(silent.said('learnerDropped')).toMatchObject([{ learner: 1, reason: 'readTimeout' }]);
  });

  it('wants ACKEPOCH after LEADERINFO, and nothing else', () => {
    const talk = registers(waitingLeader(three), 1).diskDone();
    expect(droppedBy(says(talk, 1, { type: 'ack', zxid: 0 }), 1)).toBe(true);
  });

  it('ends with its connection; what it said stays counted', () => {
    const talk = hangsUp(registers(waitingLeader(ensemble(5)), 1), 1, 'reset');
    expect(talk.said('learnerDropped')).toMatchObject([{ learner: 1, reason: 'reset' }]);
    expect(registers(talk, 2).said('epochProposed')).toMatchObject([{ voters: [3, 1, 2] }]);
  });
});

/** Server 3, in `veteran`, has proposed epoch 6; 1 knows it. */
const proposing = () => registers(waitingLeader(veteran), 1).diskDone();

describe('waitForEpochAck', () => {
  it('counts who accepts the epoch, the leader first, and waits initLimit ticks for a quorum', () => {
    const talk = proposing();
    expect([leaderOf(talk).electing, talk.waitsMs]).toEqual([
      [3],
      { rendezvous: 20_000, learnerRead: 20_000 },
    ]);
    expect(acksEpoch(talk, 1).said('epochAcked')).toMatchObject([{ learner: 1, counted: true }]);
    expect(talk.diskWork).toEqual(['write currentEpoch 6', 'sync']);
    const alone = proposing().fires('rendezvous');
    expect(alone.said('steppedDown')).toMatchObject([{ reason: 'noEpochAckQuorum', epoch: 6, synced: [3] }]);
  });

  it('does not count who has promised the epoch before: it answers −1', () => {
    const talk = acksEpoch(proposing(), 1, 0, null);
    expect(talk.said('epochAcked')).toMatchObject([{ currentEpoch: null, counted: false }]);
    expect([leaderOf(talk).electing, leaderOf(talk).step]).toEqual([[3], 'epochAck']);
  });

  it('does not count an empty database that is not to be trusted', () => {
    expect(acksEpoch(proposing(), 1, -1).said('epochAcked')).toMatchObject([{ zxid: -1, counted: false }]);
  });

  it.each([
    ['a higher current epoch', 5, makeZxid(0, 0), true],
    ['the same epoch and a higher zxid', 4, makeZxid(4, 2), true],
    ['the same epoch and zxid', 4, makeZxid(4, 1), false],
    ['a lower epoch, whatever the zxid', 3, makeZxid(4, 9), false],
  ])('a learner with %s: is it ahead?', (_what, currentEpoch, zxid, isAhead) => {
    const talk = acksEpoch(proposing(), 1, zxid, currentEpoch);
    expect([droppedBy(talk, 1), talk.said('learnerAhead').length > 0]).toEqual([isAhead, isAhead]);
    expect(leaderOf(talk).step).toBe(isAhead ? 'epochAck' : 'storingCurrentEpoch');
  });

  it('does not ask whether who answers −1 is ahead', () => {
    expect(droppedBy(acksEpoch(proposing(), 1, makeZxid(4, 9), null), 1)).toBe(false);
  });

  it('checks nobody once the quorum is there', () => {
    const talk = registers(establishedLeader(veteran), 2, { acceptedEpoch: 5 });
    expect(droppedBy(acksEpoch(talk, 2, makeZxid(5, 9), 5), 2)).toBe(false);
  });

  it('lets the threads of learners go on while the leader stores its epoch; it serves when that is done', () => {
    const talk = acksEpoch(proposing(), 1);
    expect([handlerOf(talk, 1)?.step, leaderOf(talk).step]).toEqual(['newLeaderAck', 'storingCurrentEpoch']);
    says(talk, 1, { type: 'ack', zxid: makeZxid(6, 0) });
    expect([handlerOf(talk, 1)?.step, talk.self.currentEpoch]).toEqual(['newLeaderQuorum', 4]);
    talk.diskDone();
    expect([talk.self.currentEpoch, leaderOf(talk).step]).toEqual([6, 'broadcast']);
    expect(talk.said('epochEstablished')).toMatchObject([{ epoch: 6, voters: [3, 1], zxid: makeZxid(4, 1) }]);
    expect(talk.said('phaseChanged').map(({ phase }) => phase)).toEqual(['synchronization', 'broadcast']);
  });
});

describe('waitForNewLeaderAck', () => {
  const synchronising = () => acksEpoch(proposing(), 1).diskDone();

  it('counts the leader, needs no write of its own, and waits initLimit ticks', () => {
    const talk = synchronising();
    expect([leaderOf(talk).newLeaderAcks, talk.waitsMs['rendezvous'], talk.diskWork]).toEqual([
      [3],
      20_000,
      [],
    ]);
    talk.fires('rendezvous');
    expect(talk.said('steppedDown')).toMatchObject([{ reason: 'noNewLeaderQuorum', synced: [3] }]);
    expect(talk.self.currentEpoch).toBe(6); // Burnt.
  });

  it('is over with a quorum: the initial history is committed, and lastProcessedZxid begins the epoch', () => {
    const talk = says(synchronising(), 1, { type: 'ack', zxid: makeZxid(6, 0) });
    expect(talk.said('leaderActive')).toMatchObject([
      { epoch: 6, voters: [3, 1], zxid: makeZxid(4, 1), historyLength: 1 },
    ]);
    expect(talk.self.database.lastProcessedZxid).toBe(makeZxid(6, 0));
    expect(leaderOf(talk).proposals).toMatchObject({
      hzxid: makeZxid(6, 0),
      lastProposed: makeZxid(6, 0),
      lastCommitted: makeZxid(6, 0),
    });
    expect(talk.self.currentVote.vote).toMatchObject({ leader: 3, zxid: makeZxid(4, 1), peerEpoch: 6 });
    expect(talk.waitsMs).toMatchObject({ leaderLoop: 1_000 });
  });

  it('does not count an ACK of another epoch, and yet its thread goes on (ZOOKEEPER-4685)', () => {
    const talk = says(synchronising(), 1, { type: 'ack', zxid: makeZxid(4, 1) });
    expect(talk.said('badState')).toMatchObject([
      { what: 'newLeaderAckOfOtherEpoch', peer: 1, zxid: makeZxid(4, 1), expected: makeZxid(6, 0) },
    ]);
    expect(talk.said('newLeaderAcked')).toMatchObject([{ learner: 1, counted: false }]);
    expect([handlerOf(talk, 1)?.step, leaderOf(talk).newLeaderAcks]).toEqual(['startup', [3]]);
  });

  it('does not look at the zxid once the quorum is there', () => {
    const talk = registers(establishedLeader(three), 2);
    acksEpoch(talk, 2);
    says(talk, 2, { type: 'ack', zxid: 7 });
    expect([talk.said('badState'), handlerOf(talk, 2)?.step]).toEqual([[], 'serving']);
  });

  it('takes an ACK and nothing else, from observers, too, who do not count', () => {
    const talk = registers(waitingLeader(withObserver), 4, { learnerType: 'observer' });
    registers(talk, 1).settles();
    acksEpoch(talk, 1).settles();
    acksEpoch(talk, 4);
    says(talk, 4, { type: 'ack', zxid: makeZxid(1, 0) });
    expect([talk.said('newLeaderAcked'), leaderOf(talk).newLeaderAcks]).toMatchObject([
      [{ learner: 4, counted: false }],
      [3],
    ]);
    expect(droppedBy(says(talk, 1, { type: 'ping', zxid: 0 }), 1)).toBe(true);
  });

  it('lets nobody have UPTODATE before the leader serves, and then all that wait', () => {
    const talk = registers(waitingLeader(ensemble(5)), 1);
    registers(talk, 2).settles();
    acksEpoch(talk, 1).settles();
    acksEpoch(talk, 2).settles();
    says(talk, 1, { type: 'ack', zxid: makeZxid(1, 0) });
    expect(talk.waiting('toLearner', 101)).toEqual([]);
    says(talk, 2, { type: 'ack', zxid: makeZxid(1, 0) }).settles();
    expect([sentTo(talk, 1), sentTo(talk, 2)]).toEqual([['upToDate'], ['upToDate']]);
  });
});
