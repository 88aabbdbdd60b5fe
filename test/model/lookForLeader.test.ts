/** Conversations with one election: a notification in, what the server thinks and says out. */
import { describe, expect, it } from 'vitest';
import { makeZxid, type Release, serverState } from '../../model/index.ts';
import { ensemble, Talk, voteFor } from './ensemble.ts';

describe('lookForLeader', () => {
  it('begins a round with its own candidacy, told to every voter, itself included', () => {
    const talk = new Talk(ensemble(3), 2);
    expect(talk.said('roundStart')).toEqual([{ kind: 'roundStart', round: 1, vote: voteFor(2) }]);
    expect(talk.told.map(({ to }) => to)).toEqual([1, 2, 3]);
    expect(talk.told[0]?.notification).toEqual({
      type: 'notification',
      vote: voteFor(2),
      round: 1,
      state: 'LOOKING',
    });
    expect(talk.waitsMs).toEqual({ poll: 200 });
  });

  it('counts its own vote only when it comes back', () => {
    const talk = new Talk(ensemble(3), 2);
    expect(talk.hears(1, voteFor(2)).said('quorumSeen')).toEqual([]);
    expect(talk.hears(2, voteFor(2)).said('quorumSeen')).toMatchObject([{ voters: [1, 2], needed: 2 }]);
  });

  it('gives up its vote for a better one and tells everybody', () => {
    const talk = new Talk(ensemble(5), 2).hears(3, voteFor(3));
    expect(talk.said('voteCompared')).toMatchObject([
      { against: 'proposal', decidedBy: 'sid', accepted: true },
    ]);
    expect(talk.said('voteChanged')).toMatchObject([
      { from: 3, before: voteFor(2), after: voteFor(3), decidedBy: 'sid' },
    ]);
    expect(talk.told.map(({ notification }) => notification.vote)).toEqual(Array(5).fill(voteFor(3)));
  });

  it('records a worse vote and does not answer it', () => {
    const talk = new Talk(ensemble(5), 2).hears(1, voteFor(1));
    expect(talk.said('voteRecorded')).toMatchObject([{ from: 1, set: 'recvset', vote: voteFor(1) }]);
    expect(talk.told).toEqual([]);
  });

  it('adopts a higher round, forgets the votes of its own, and compares with its own candidacy', () => {
    const config = ensemble([
      { id: 1, role: 'participant' },
      { id: 2, role: 'participant', disk: { currentEpoch: 3, zxid: makeZxid(3, 0) } },
      { id: 3, role: 'participant', disk: { currentEpoch: 4, zxid: makeZxid(4, 0) } },
    ]);
    const talk = new Talk(config, 2).hears(3, voteFor(3, 4)).hears(1, voteFor(1), { round: 6 });
    expect(talk.said('roundAdopted')).toEqual([{ kind: 'roundAdopted', from: 1, round: 6, previous: 1 }]);
    expect(talk.said('voteCompared')).toMatchObject([
      { against: 'initial', mine: voteFor(2, 3), accepted: false },
    ]);
    expect(talk.said('voteChanged')).toMatchObject([
      { before: voteFor(3, 4), after: voteFor(2, 3), decidedBy: 'round' },
    ]);
    expect(talk.self.role).toMatchObject({ election: { recvset: [{ sid: 1, round: 6 }] } });
  });

  it('drops a vote of a lower round', () => {
    const talk = new Talk(ensemble(3), 2)
      .hears(3, voteFor(3), { round: 6 })
      .hears(1, voteFor(3), { round: 5 });
    expect(talk.said('voteCompared')).toMatchObject([{ decidedBy: 'round', accepted: false }]);
    expect(talk.said('notificationIgnored')).toMatchObject([{ from: 1, reason: 'lowerRound' }]);
    expect(talk.said('voteRecorded')).toEqual([]);
  });

  it('hears neither strangers, nor votes for strangers, nor observers', () => {
    const talk = new Talk(ensemble([...ensemble(3).servers, { id: 4, role: 'observer' }]), 2);
    const reasons = [
      talk.hears(9, voteFor(3)).said('notificationIgnored'),
      talk.hears(3, voteFor(9)).said('notificationIgnored'),
      talk.hears(3, voteFor(4)).said('notificationIgnored'),
      talk.hears(3, voteFor(3), { state: 'OBSERVING' }).said('notificationIgnored'),
    ].map(([ignored]) => ignored?.reason);
    expect(reasons).toEqual(['notAVoter', 'notAVoter', 'notAVoter', 'observing']);
  });

  it('polls 200, 400, 800 … 51,200, 60,000, 60,000 ms and never less in one election', () => {
    const talk = new Talk(ensemble(3), 2);
    const polls = Array.from({ length: 11 }, () => talk.fires('poll').waitsMs['poll']);
    expect(polls).toEqual([400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000, 60_000]);
    expect(talk.hears(1, voteFor(1)).waitsMs).toEqual({ poll: 60_000 });
  });

  it('hears a zxid of −1 like any other until 3.5', () => {
    const old = new Talk(ensemble(3, { release: '3.5.9' }), 2).hears(1, {
      leader: 1,
      zxid: -1,
      peerEpoch: 0,
    });
    expect(old.said('voteRecorded')).toMatchObject([{ from: 1, vote: { zxid: -1 } }]);
  });

  it('takes part in nothing while its database is empty and not trusted (ZOOKEEPER-261)', () => {
    const fresh = ensemble([
      { id: 1, role: 'participant', disk: { zxid: -1 } },
      ...ensemble(3).servers.slice(1),
    ]);
    expect(new Talk(fresh, 1).hears(2, voteFor(2)).said('notificationIgnored')).toMatchObject([
      { reason: 'untrusted' },
    ]);
    const untrusted = { leader: 1, zxid: -1, peerEpoch: 0 };
    expect(new Talk(fresh, 2).hears(1, untrusted).said('notificationIgnored')).toMatchObject([
      { reason: 'untrusted' },
    ]);
  });
});

describe('the finalize wait', () => {
  /** Server 2 of 3, waiting for the last time: 1 and 2 vote for 2. */
  const waiting = (): Talk => new Talk(ensemble(3), 2).hears(2, voteFor(2)).hears(1, voteFor(2));

  it('begins when a quorum agrees, and ends in a decision when nothing comes for 200 ms', () => {
    const talk = waiting();
    expect([talk.waitsMs, talk.said('finalizeWaitStart')]).toEqual([
      { finalize: 200 },
      [{ kind: 'finalizeWaitStart', ms: 200 }],
    ]);
    talk.fires('finalize');
    expect(talk.said('stateChanged')).toEqual([
      {
        kind: 'stateChanged',
        from: 'LOOKING',
        to: 'LEADING',
        reason: 'electedByVotes',
        leader: 2,
        round: 1,
        vote: voteFor(2),
        voters: [1, 2],
      },
    ]);
    expect(talk.self.role).toMatchObject({ kind: 'leading', leadingVoteSet: [1, 2], step: 'loading' });
  });

  it('throws away whatever is no better, uncounted, and waits once more', () => {
    const talk = waiting().hears(3, voteFor(1));
    expect(talk.waitsMs).toEqual({ finalize: 200 });
    expect(talk.said('finalizeWaitRenewed')).toEqual([{ kind: 'finalizeWaitRenewed', from: 3 }]);
    expect(talk.said('voteRecorded')).toEqual([]);
  });

  it('looks at neither round, nor state, nor sender of what it reads', () => {
    expect(
      waiting().hears(99, voteFor(3), { round: 0, state: 'FOLLOWING' }).said('finalizeWaitBroken'),
    ).toHaveLength(1);
  });

  it('is broken by a better vote, which goes back to the end of the queue', () => {
    const talk = waiting().hears(3, voteFor(3));
    expect(talk.said('finalizeWaitBroken')).toEqual([
      { kind: 'finalizeWaitBroken', from: 3, vote: voteFor(3) },
    ]);
    expect(talk.did('post')).toMatchObject([
      { channel: 'main', item: { peer: 3, notification: { vote: voteFor(3) } } },
    ]);
    expect(talk.waitsMs).toEqual({ poll: 200 });
    talk.hears(3, voteFor(3));
    expect(talk.said('voteChanged')).toMatchObject([{ after: voteFor(3) }]);
  });

  it('clears the queue with its decision, and holds it until the next election', () => {
    const talk = waiting().fires('finalize');
    expect([talk.did('clear'), talk.did('hold')]).toMatchObject([
      [{ channel: 'main' }],
      [{ channel: 'main' }],
    ]);
  });
});

describe('joining a leader at work', () => {
  const decided = { round: 1, state: 'FOLLOWING' } as const;

  it('takes a quorum that says so, and the leader’s own word', () => {
    const talk = new Talk(ensemble(5), 4).hears(1, voteFor(3), decided).hears(2, voteFor(3), decided);
    expect(serverState(talk.self)).toBe('LOOKING');
    talk.hears(3, voteFor(3), { round: 1, state: 'LEADING' });
    expect(talk.said('stateChanged')).toMatchObject([
      { to: 'FOLLOWING', reason: 'joinedLeader', leader: 3, voters: [1, 2, 3] },
    ]);
  });

  it('does not join a leader that is silent: it may have crashed', () => {
    const talk = new Talk(ensemble(5), 4);
    for (const follower of [1, 2, 5]) talk.hears(follower, voteFor(3), decided);
    expect(talk.said('leaderUnconfirmed')).toMatchObject([
      { leader: 3, reason: 'silent' },
      { reason: 'silent' },
    ]);
    expect(serverState(talk.self)).toBe('LOOKING');
  });

  it('does not take a LOOKING vote of the leader for its word', () => {
    const talk = new Talk(ensemble(5), 4).hears(3, voteFor(3));
    for (const follower of [1, 2]) talk.hears(follower, voteFor(3), decided);
    expect(talk.said('leaderUnconfirmed')[0]).toMatchObject({ set: 'recvset', reason: 'notLeading' });
    expect(serverState(talk.self)).toBe('LOOKING');
  });

  it('counts LOOKING votes of this round only if they are equal in every field', () => {
    const leader = { state: 'LEADING' } as const;
    const other = new Talk(ensemble(3), 1).hears(2, voteFor(3, 0, 1)).hears(3, voteFor(3, 0, 2), leader);
    const equal = new Talk(ensemble(3), 1).hears(2, voteFor(3, 0, 2)).hears(3, voteFor(3, 0, 2), leader);
    expect([serverState(other.self), serverState(equal.self)]).toEqual(['LOOKING', 'FOLLOWING']);
  });

  it('joins across rounds with what decided servers say, even if that lowers its own', () => {
    const talk = new Talk(ensemble(3), 1).hears(2, voteFor(2), { round: 9 });
    talk
      .hears(2, voteFor(3), { round: 6, state: 'FOLLOWING' })
      .hears(3, voteFor(3), { round: 6, state: 'LEADING' });
    expect(talk.said('stateChanged')).toMatchObject([{ to: 'FOLLOWING', leader: 3, round: 6 }]);
    expect(talk.self.logicalClock).toBe(6);
  });

  it('counts decided servers by leader and epoch, not by zxid and round (ZOOKEEPER-1805)', () => {
    const talk = new Talk(ensemble(3), 1)
      .hears(2, { leader: 3, zxid: 7, peerEpoch: 2 }, { round: 4, state: 'FOLLOWING' })
      .hears(3, { leader: 3, zxid: 5, peerEpoch: 2 }, { round: 6, state: 'LEADING' });
    expect(serverState(talk.self)).toBe('FOLLOWING');
  });

  it('counts them in its own round by the leader alone; until 3.5 by every field there', () => {
    const joins = (release: Release): string => {
      const talk = new Talk(ensemble(5, { release }), 1);
      const heard = [2, 4].map((sid) => [sid, voteFor(3, 0, sid), 'FOLLOWING'] as const);
      for (const [sid, vote, state] of [...heard, [3, voteFor(3, 0, 1), 'LEADING'] as const])
        talk.hears(sid, vote, { state });
      return talk.said('quorumSeen')[0]?.set ?? 'none';
    };
    expect([joins('3.9.5'), joins('3.5.9'), joins('3.4.9')]).toEqual([
      'recvset',
      'outofelection',
      'outofelection',
    ]);
  });

  it('of 3.4.5 counts decided servers only if they agree in every field (ZOOKEEPER-1805, 1818)', () => {
    const joins = (release: Release): string => {
      const talk = new Talk(ensemble(3, { release }), 1)
        .hears(2, { leader: 3, zxid: 7, peerEpoch: 2 }, { round: 4, state: 'FOLLOWING' })
        .hears(3, { leader: 3, zxid: 5, peerEpoch: 2 }, { round: 6, state: 'LEADING' });
      return serverState(talk.self);
    };
    expect([joins('3.4.5'), joins('3.4.9')]).toEqual(['LOOKING', 'FOLLOWING']);
  });

  it('leads again if they still follow it in this very round, and not in another (ZOOKEEPER-1514)', () => {
    const again = new Talk(ensemble(3), 3).hears(1, voteFor(3), decided).hears(2, voteFor(3), decided);
    expect(again.said('stateChanged')).toMatchObject([
      { to: 'LEADING', reason: 'joinedLeader', voters: [1, 2] },
    ]);
    const stale = new Talk(ensemble(3), 3);
    for (const follower of [1, 2]) stale.hears(follower, voteFor(3), { round: 6, state: 'FOLLOWING' });
    expect(stale.said('leaderUnconfirmed')).toMatchObject([{ reason: 'otherRound' }]);
    expect(serverState(stale.self)).toBe('LOOKING');
  });
});

describe('an observer', () => {
  const config = ensemble([...ensemble(3).servers, { id: 4, role: 'observer' }]);

  it('proposes nobody, and tells voters only', () => {
    const talk = new Talk(config, 4);
    expect(talk.told.map(({ to, notification }) => [to, notification.vote])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
  });

  it('ends up OBSERVING, by LOOKING votes or by a leader at work', () => {
    const byVotes = new Talk(config, 4).hears(1, voteFor(3)).hears(2, voteFor(3)).fires('finalize');
    const byLeader = new Talk(config, 4)
      .hears(1, voteFor(3), { state: 'FOLLOWING' })
      .hears(3, voteFor(3), { state: 'LEADING' });
    expect([serverState(byVotes.self), serverState(byLeader.self)]).toEqual(['OBSERVING', 'OBSERVING']);
  });
});
