/** The worked examples: runs whose course is known step by step. */
import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../model/index.ts';
import { ensemble, voteFor } from './ensemble.ts';
import { at, start, startsInTurn, Story } from './worlds.ts';

describe('five fresh servers started one after another', () => {
  const story = (): Story => new Story(ensemble(5), startsInTurn(5, 1_000));

  it('1 alone: keeps dialling and resends nothing', () => {
    const alone = story().until(999);
    expect(alone.said(1, 'backOff')).toMatchObject([
      { nextMs: 400, resent: false },
      { nextMs: 800, resent: false },
    ]);
  });

  it('1 and 2: both vote for 2, stay LOOKING, and from now on resend at each time-out', () => {
    const two = story().until(1_999);
    expect(two.states).toEqual(['LOOKING', 'LOOKING', null, null, null]);
    expect(two.said(1, 'voteChanged')).toMatchObject([
      { before: voteFor(1), after: voteFor(2), decidedBy: 'sid' },
    ]);
    expect(two.said(2, 'backOff').every(({ resent }) => resent)).toBe(true);
  });

  it('3: a quorum; 200 ms later 3 leads, 1 and 2 follow', () => {
    const three = story().until(2_999);
    expect([three.leader, three.states]).toEqual([3, ['FOLLOWING', 'FOLLOWING', 'LEADING', null, null]]);
    const [quorum] = three.said(3, 'quorumSeen');
    const [decision] = three.said(3, 'stateChanged').slice(-1);
    expect(quorum?.voters).toEqual([1, 2, 3]);
    expect(decision).toMatchObject({
      reason: 'electedByVotes',
      vote: voteFor(3),
      round: 1,
      voters: [1, 2, 3],
    });
    expect((decision?.atMs ?? 0) - (quorum?.atMs ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it('4: hears LOOKING votes that were queued for it all along, keeps its own, and joins 3 at its word', () => {
    const four = story().until(3_999);
    const recorded = four.said(4, 'voteRecorded').filter(({ from }) => from !== 4);
    expect(recorded[0]).toMatchObject({ vote: voteFor(3), state: 'LOOKING' });
    expect(four.said(4, 'voteChanged')).toEqual([]);
    expect(four.said(4, 'stateChanged')).toMatchObject([
      { reason: 'booted' },
      { to: 'FOLLOWING', reason: 'joinedLeader' },
    ]);
  });

  it('5: as 4; nothing that must hold broke', () => {
    const five = story().until(10_000);
    expect(five.states).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', 'FOLLOWING']);
    expect(five.broken).toEqual([]);
    expect(five.reached).toContain('joined a running ensemble');
  });

  it('had 4 started within the last 200 ms, it would have won', () => {
    const early = new Story(ensemble(5), [...startsInTurn(3, 1_000), start(4, 2_100), start(5, 4_000)]).until(
      10_000,
    );
    expect(early.said(3, 'finalizeWaitBroken')).toMatchObject([{ vote: voteFor(4) }]);
    expect(early.leader).toBe(4);
  });
});

describe('recovery: round, then zxid, then sid', () => {
  /** Leader 5 of epoch 3 has crashed; 4 is only just being restarted. */
  const server = (id: number, counter: number, logicalClock: number) =>
    ({
      id,
      role: 'participant',
      disk: { currentEpoch: 3, zxid: makeZxid(3, counter) },
      logicalClock,
    }) as const;
  const config = ensemble([
    server(1, 7, 4),
    server(2, 8, 5),
    server(3, 8, 4),
    server(4, 6, 0),
    server(5, 9, 4),
  ]);
  const story = (): Story =>
    new Story(config, [start(2, 0), start(1, 50), start(3, 100), start(4, 250)]).until(5_000);

  it('1: the round of 2 is higher, and then the zxid decides', () => {
    expect(story().said(1, 'roundAdopted')).toMatchObject([{ from: 2, round: 6, previous: 5 }]);
    expect(story().said(1, 'voteChanged')[0]).toMatchObject({ after: voteFor(2, 3, 8), decidedBy: 'zxid' });
  });

  it('3: adopts the round, and its own sid decides for itself', () => {
    expect(story().said(3, 'roundAdopted')).toMatchObject([{ round: 6, previous: 5 }]);
    const [first] = story()
      .said(3, 'voteCompared')
      .filter(({ against }) => against === 'initial');
    expect(first).toMatchObject({
      theirs: voteFor(2, 3, 8),
      mine: voteFor(3, 3, 8),
      decidedBy: 'sid',
      accepted: false,
    });
  });

  it('4: boots inside the last wait; its vote is discarded and renews it', () => {
    expect(
      story()
        .said(3, 'finalizeWaitRenewed')
        .some(({ from }) => from === 4),
    ).toBe(true);
    expect(story().said(4, 'roundAdopted')).toMatchObject([{ round: 6, previous: 1 }]);
  });

  it('3 leads round 6, and 1, 2 and 4 follow', () => {
    expect(story().states).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', null]);
    const vote = { ...voteFor(3, 3, 8), peerEpoch: 4 }; // Of the epoch that 3 leads.
    expect(story().server(4)?.currentVote).toEqual({ vote, round: 6 });
    expect(story().broken).toEqual([]);
  });
});

describe('smaller tales', () => {
  it('a single server elects itself by the loopback, 200 ms after it has heard itself', () => {
    const alone = new Story(ensemble(1), [start(1, 0)]).until(1_000);
    expect(alone.leader).toBe(1);
    expect(alone.said(1, 'stateChanged')[1]?.atMs).toBeCloseTo(200, 0);
  });

  it('an observer observes the leader and never votes', () => {
    const config = ensemble([...ensemble(3).servers, { id: 4, role: 'observer' }]);
    const story = new Story(config, [start(4, 0), ...startsInTurn(3, 500)]).until(5_000);
    expect(story.states).toEqual(['FOLLOWING', 'LEADING', 'FOLLOWING', 'OBSERVING']);
    expect(story.said(1, 'voteRecorded').some(({ from }) => from === 4)).toBe(false);
  });

  it('a server of weight 0 follows, though its vote would be the best', () => {
    const config = ensemble([...ensemble(3).servers, { id: 4, role: 'participant', weight: 0 }]);
    const story = new Story(
      config,
      [1, 2, 3, 4].map((id) => start(id, 0)),
    ).until(5_000);
    expect(story.leader).toBe(3);
    expect(story.said(1, 'voteCompared').some(({ decidedBy }) => decidedBy === 'weight0')).toBe(true);
  });

  it('a leader whose process is killed is gone for its followers at once: they elect another', () => {
    const story = new Story(ensemble(5), [
      ...startsInTurn(5, 1_000),
      at(6_000, { kind: 'restart', process: 'leader' }),
    ]).until(10_000);
    expect(story.said(1, 'leaderLost')).toMatchObject([{ leader: 3, reason: 'reset' }]);
    expect([story.leader, story.states[2]]).toEqual([5, 'FOLLOWING']);
  });

  it('a leader whose machine fails and is back at once is told by its followers that it still leads', () => {
    const story = new Story(ensemble(5), [
      ...startsInTurn(5, 1_000),
      at(6_000, { kind: 'powerOff', process: 3, unsynced: 'lost' }),
      start(3, 6_500),
    ]).until(8_000);
    expect(story.said(3, 'stateChanged').slice(-1)).toMatchObject([
      { to: 'LEADING', reason: 'joinedLeader' },
    ]);
  });

  it('a minority stays LOOKING; healed, it joins within its back-off', () => {
    const cut = {
      atMs: 500,
      fault: {
        kind: 'partition',
        sides: [
          [1, 2],
          [3, 4, 5],
        ],
      },
    } as const;
    const heal = { atMs: 8_000, fault: { kind: 'heal', between: 'all' } } as const;
    const happenings = [cut, ...[1, 2, 3, 4, 5].map((id) => start(id, 1_000)), heal];
    const divided = new Story(ensemble(5), happenings).until(7_999);
    expect(divided.states).toEqual(['LOOKING', 'LOOKING', 'FOLLOWING', 'FOLLOWING', 'LEADING']);
    const healed = new Story(ensemble(5), happenings).until(20_000);
    expect(healed.states).toEqual(['FOLLOWING', 'FOLLOWING', 'FOLLOWING', 'FOLLOWING', 'LEADING']);
  });
});
