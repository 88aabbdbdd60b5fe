/** Smaller tales whose course is known; the two that are told step by step are in `workedExamples.test.ts`. */
import { describe, expect, it } from 'vitest';
import { ensemble } from './ensemble.ts';
import { at, start, startsInTurn, Story } from './worlds.ts';

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
