/** Conversations with a learner on its way to its leader: it connects, says who it is, and promises an epoch (`Learner.registerWithLeader`). */
import { describe, expect, it } from 'vitest';
import { makeZxid, type Release } from '../../model/index.ts';
import { ensemble, participants, type Talk } from './ensemble.ts';
import {
  answers,
  dialling,
  leaderHangsUp,
  leaderSays,
  learnerOf,
  registering,
  servingFollower,
  stageOf,
} from './roles.ts';

const three = ensemble(3);
/** Server 1 has promised epoch 3; its last leader was of epoch 2, of which it has three transactions. */
const veteran = ensemble([
  { id: 1, role: 'participant', disk: { currentEpoch: 2, acceptedEpoch: 3, zxid: makeZxid(2, 3) } },
  ...participants(3).slice(1),
]);
const observing = ensemble([...participants(3), { id: 4, role: 'observer' }]);

/** The dial in progress is refused. */
function refused(talk: Talk): Talk {
  const { dialing } = stageOf(talk, 'connecting');
  return talk.tell({ kind: 'refused', connection: dialing ?? 0, peer: 3, reason: 'refused' });
}

describe('connectToLeader', () => {
  it('dials the quorum port as soon as the election is decided, with initLimit ticks for all tries', () => {
    const talk = dialling(three);
    expect(talk.did('open')).toEqual([{ do: 'open', to: 3, port: 'quorum', timeoutUs: 20_000_000 }]);
    expect(talk.said('phaseChanged')).toMatchObject([{ phase: 'discovery' }]);
  });

  it('tries five times, 100 ms apart, and then looks again: 0.4 s in all', () => {
    const talk = dialling(three);
    for (const left of [4, 3, 2, 1]) {
      refused(talk);
      expect([talk.said('connectFailed'), talk.waitsMs]).toMatchObject([
        [{ leader: 3, triesLeft: left }],
        { connectRetry: 100 },
      ]);
      talk.nowMs += 100;
      expect(talk.fires('connectRetry').did('open')).toHaveLength(1);
    }
    expect(refused(talk).said('leaderLost')).toMatchObject([{ leader: 3, reason: 'cannotConnect' }]);
    expect(talk.self.role.kind).toBe('looking');
  });

  it.each<[Release, number, number]>([
    ['3.4.9', 1_000, 10_000],
    ['3.5.9', 1_000, 10_000],
    ['3.8.0', 100, 20_000],
    ['3.9.5', 100, 20_000],
  ])('of release %s waits %i ms between tries, and %i ms for one', (release, retryMs, timeoutMs) => {
    const talk = dialling(ensemble(3, { release }));
    expect(talk.did('open')[0]?.timeoutUs).toBe(timeoutMs * 1_000);
    expect(refused(talk).waitsMs['connectRetry']).toBe(retryMs);
  });

  it('gives a try no more than what is left of the time', () => {
    const talk = dialling(ensemble(3, { connectToLearnerMasterLimit: 1 }));
    expect(talk.did('open')[0]?.timeoutUs).toBe(2_000_000);
    talk.nowMs = 1_500;
    refused(talk);
    talk.nowMs = 1_600;
    expect(talk.fires('connectRetry').did('open')[0]?.timeoutUs).toBe(400_000);
    talk.nowMs = 1_950; // What is left is no longer than the wait for another try.
    expect(refused(talk).said('leaderLost')).toMatchObject([{ reason: 'cannotConnect' }]);
  });
});

describe('registerWithLeader', () => {
  it('tells what it has promised, and waits initLimit ticks for an answer', () => {
    const talk = registering(veteran);
    expect([answers(talk), talk.waitsMs]).toEqual([['followerInfo 3'], { leaderRead: 20_000 }]);
    talk.fires('leaderRead');
    expect(talk.said('leaderLost')).toMatchObject([{ leader: 3, reason: 'timeout' }]);
  });

  it('says OBSERVERINFO of an observer', () => {
    const [info] = registering(observing, 4).did('send');
    expect(info?.message).toMatchObject({ type: 'followerInfo', sid: 4, learnerType: 'observer' });
    expect(learnerOf(registering(observing, 4)).kind).toBe('observing');
  });

  it('promises a higher epoch on disk before it answers, with its own current epoch and last zxid', () => {
    const talk = leaderSays(registering(veteran), { type: 'leaderInfo', epoch: 5 });
    expect([talk.diskWork, answers(talk), talk.self.acceptedEpoch]).toEqual([
      ['write acceptedEpoch 5', 'sync'],
      [],
      3,
    ]);
    talk.diskDone();
    expect([answers(talk), talk.self.acceptedEpoch, talk.self.currentEpoch]).toEqual([
      ['ackEpoch 2.3 e2'],
      5,
      2,
    ]);
    expect(talk.said('phaseChanged')).toMatchObject([{ phase: 'synchronization' }]);
  });

  it('answers −1 to the epoch that it has promised already, and writes nothing', () => {
    const talk = leaderSays(registering(veteran), { type: 'leaderInfo', epoch: 3 });
    expect([answers(talk), talk.diskWork]).toEqual([['ackEpoch 2.3 e-1'], []]);
  });

  it('refuses a lower one, and looks again', () => {
    const talk = leaderSays(registering(veteran), { type: 'leaderInfo', epoch: 2 });
    expect(talk.said('epochRefused')).toMatchObject([{ leader: 3, epoch: 2, acceptedEpoch: 3 }]);
    expect([answers(talk), talk.self.role.kind, talk.self.acceptedEpoch]).toEqual([[], 'looking', 3]);
  });

  it('wants LEADERINFO first', () => {
    const talk = leaderSays(registering(three), { type: 'diff', zxid: 0 });
    expect(talk.said('leaderLost')).toMatchObject([{ reason: 'badState' }]);
  });

  it('says −1 of an empty database that is not to be trusted', () => {
    const untrusted = ensemble([
      { id: 1, role: 'participant', disk: { zxid: -1 } },
      ...participants(3).slice(1),
    ]);
    const talk = leaderSays(registering(untrusted), { type: 'leaderInfo', epoch: 1 }).diskDone();
    expect(answers(talk)).toEqual(['ackEpoch -1 e0']);
  });

  it('reads nothing while it writes its promise, and then what has come meanwhile', () => {
    const talk = leaderSays(registering(three), { type: 'leaderInfo', epoch: 1 }, { type: 'diff', zxid: 0 });
    expect(learnerOf(talk).stage.kind).toBe('acceptingEpoch');
    expect(talk.diskDone().said('syncReceived')).toMatchObject([{ mode: 'DIFF' }]);
  });

  it('does not run out of time while it is at its disk: only a thread that reads has a read time-out', () => {
    const talk = leaderSays(registering(three), { type: 'leaderInfo', epoch: 1 });
    expect(talk.did('cancelTimer')).toMatchObject([{ timer: 'leaderRead' }]);
    expect(talk.diskDone().waitsMs).toEqual({ leaderRead: 20_000 });
  });

  it('notices the end of the connection when it reads again, and its promise stays', () => {
    const talk = leaderHangsUp(leaderSays(registering(three), { type: 'leaderInfo', epoch: 1 }), 'reset');
    expect(talk.said('leaderLost')).toEqual([]);
    expect(talk.diskDone().said('leaderLost')).toMatchObject([{ reason: 'reset' }]);
    expect([talk.self.acceptedEpoch, talk.self.role.kind]).toEqual([1, 'looking']);
  });

  it.each(['write', 'sync'] as const)('gives up if the promise cannot be written: the %s fails', (failed) => {
    const talk = leaderSays(registering(three), { type: 'leaderInfo', epoch: 1 }).diskDone({ failed });
    expect(talk.said('leaderLost')).toMatchObject([{ reason: 'internalError' }]);
    expect([answers(talk), talk.self.acceptedEpoch]).toEqual([[], 0]);
  });
});

describe('the vote of a server that serves', () => {
  it('names the new epoch, and keeps zxid and round of the election (ZOOKEEPER-1732)', () => {
    const serving = (release: Release) =>
      servingFollower(ensemble(3, { release }), { epoch: 4 }).self.currentVote;
    expect(serving('3.9.5')).toMatchObject({ vote: { leader: 3, peerEpoch: 4 }, round: 1 });
    expect(serving('3.4.5').vote.peerEpoch).toBe(1); // As it was elected.
  });
});
