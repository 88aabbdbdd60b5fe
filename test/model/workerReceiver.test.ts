/** Whom the election receiver answers, and what becomes of a notification: zab's table of states and rounds, row by row. */
import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../model/index.ts';
import { ensemble, Talk, voteFor } from './ensemble.ts';

const config = ensemble([...ensemble(3).servers, { id: 4, role: 'observer' }]);

/** Server 3 leads round 1, by the votes of 1 and 3. */
const leading = (): Talk => new Talk(config, 3).hears(3, voteFor(3)).hears(1, voteFor(3)).fires('finalize');

describe('WorkerReceiver while LOOKING', () => {
  it('queues a vote of its round or a higher one, without an answer', () => {
    for (const round of [1, 2]) {
      const talk = new Talk(config, 2).receives(1, voteFor(1), { round });
      expect([talk.did('post').map(({ channel }) => channel), talk.told]).toEqual([['main'], []]);
    }
  });

  it('queues a vote of a lower round, too, and answers it with its proposal', () => {
    const talk = new Talk(config, 2).hears(3, voteFor(3), { round: 6 }).receives(1, voteFor(1), { round: 5 });
    expect(talk.did('post').map(({ channel }) => channel)).toEqual(['main', 'sender']);
    const notification = { type: 'notification', vote: voteFor(3), round: 6, state: 'LOOKING' };
    expect(talk.told).toEqual([{ to: 1, notification }]);
  });

  it('does not answer servers that have decided', () => {
    expect(new Talk(config, 2).receives(3, voteFor(3), { round: 0, state: 'LEADING' }).told).toEqual([]);
  });

  it('queues what comes before the election begins: it counts', () => {
    const talk = new Talk({ ...config, startupMs: 300 }, 2);
    expect(talk.waitsMs).toEqual({ startup: 300 });
    expect(talk.did('hold')).toMatchObject([{ channel: 'main' }]);
    expect(talk.receives(1, voteFor(1)).did('post')).toMatchObject([{ channel: 'main' }]);
    expect(talk.fires('startup').did('release')).toMatchObject([{ channel: 'main' }]);
  });

  it('has no proposal to tell before its first election: proposedLeader is −1', () => {
    const inTheMiddle = { id: 2, role: 'participant', logicalClock: 4 } as const;
    const talk = new Talk({ ...ensemble([...ensemble(1).servers, inTheMiddle]), startupMs: 300 }, 2);
    const notification = { type: 'notification', vote: null, round: 4, state: 'LOOKING' };
    expect(talk.receives(1, voteFor(1)).told).toEqual([{ to: 1, notification }]);
    expect(talk.fires('startup').told).toMatchObject([
      { to: 1, notification: { vote: voteFor(2), round: 5 } },
      { to: 2 },
    ]);
  });
});

describe('WorkerReceiver after the decision', () => {
  it('answers a LOOKING vote with the decision, in its round, and forgets it', () => {
    const talk = leading().receives(2, voteFor(2), { round: 7 });
    const notification = { type: 'notification', vote: voteFor(3), round: 1, state: 'LEADING' };
    expect(talk.told).toEqual([{ to: 2, notification }]);
    expect(talk.did('post').map(({ channel }) => channel)).toEqual(['sender']);
  });

  it('has nothing to say to servers that have decided, too', () => {
    const talk = leading().receives(2, voteFor(2), { state: 'FOLLOWING' });
    expect([talk.told, talk.said('notificationIgnored')]).toMatchObject([[], [{ reason: 'alreadyDecided' }]]);
  });
});

describe('WorkerReceiver towards an observer', () => {
  it('tells it the last decision with the present round, and queues nothing', () => {
    const disk = { currentEpoch: 2, zxid: makeZxid(2, 5) };
    const talk = new Talk(ensemble([{ id: 1, role: 'participant', disk }, ...config.servers.slice(1)]), 1)
      .hears(3, voteFor(3, 3), { round: 6 })
      .receives(4, null);
    const notification = { type: 'notification', vote: voteFor(1, 2, 5), round: 6, state: 'LOOKING' };
    expect(talk.told).toEqual([{ to: 4, notification }]);
    expect(talk.did('post').map(({ channel }) => channel)).toEqual(['sender']);
  });

  it('answers an observer that is rounds ahead, and is answered: while the voter looks on, this never ends', () => {
    const ahead = new Talk(config, 4).hears(3, voteFor(3), { round: 6 });
    const voter = new Talk(config, 1);
    for (let turn = 0; turn < 3; turn++) {
      expect(voter.receives(4, voteFor(3), { round: 6 }).told).toMatchObject([
        { to: 4, notification: { round: 1, state: 'LOOKING' } },
      ]);
      expect(ahead.receives(1, voteFor(1), { round: 1 }).told).toMatchObject([
        { to: 1, notification: { vote: voteFor(3), round: 6, state: 'LOOKING' } },
      ]);
    }
  });

  it('tells it the leader once there is one', () => {
    expect(leading().receives(4, null).told).toMatchObject([
      { to: 4, notification: { vote: voteFor(3), state: 'LEADING' } },
    ]);
  });
});
