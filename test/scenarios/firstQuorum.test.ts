import { describe, expect, it } from 'vitest';
import { firstQuorum, resolveScenario, type Scenario } from '../../scenarios/index.ts';

/** @param starts - When each server starts, by id from 1; null: never. */
function outcome(starts: readonly (string | null)[], part: Partial<Scenario> = {}) {
  const steps: Scenario['steps'] = starts.flatMap((at, index) =>
    at === null ? [] : [{ at, start: index + 1 }],
  );
  const base: Scenario = { zablab: 1, ensemble: { servers: starts.length }, steps };
  const found = firstQuorum(resolveScenario({ ...base, ...part }).run);
  return 'id' in found ? found.id : { leader: found.leader, inTime: found.inTime };
}

describe('the rule of the first quorum', () => {
  it('the best vote of the first servers to start that make a quorum leads', () => {
    expect(outcome(['0s', '1s', '2s', '3s', '4s'])).toEqual({ leader: 3, inTime: [1, 2, 3] });
    expect(outcome(['4s', '3s', '2s', '1s', '0s'])).toEqual({ leader: 5, inTime: [3, 4, 5] });
    expect(outcome(['0s'])).toEqual({ leader: 1, inTime: [1] });
  });

  it('whoever starts in time to be heard counts, too', () => {
    expect(outcome(['0s', '0s', '0s', '0s', '0s'])).toEqual({ leader: 5, inTime: [1, 2, 3, 4, 5] });
    expect(outcome(['0s', '1s', '2s', '2.18s', '4s'])).toEqual({ leader: 4, inTime: [1, 2, 3, 4] });
    expect(outcome(['0s', '1s', '2s', '2.18s', '2.36s'])).toEqual({ leader: 5, inTime: [1, 2, 3, 4, 5] });
  });

  it('epoch goes before zxid, and zxid before id', () => {
    const servers = [
      { id: 1, zxid: '3.8', currentEpoch: 4 },
      { id: 2, zxid: '3.9' },
      { id: 3, zxid: '3.8' },
    ];
    expect(outcome(['0s', '0s', '0s'], { ensemble: { servers } })).toMatchObject({ leader: 1 });
    expect(outcome(['2s', '0s', '0s'], { ensemble: { servers } })).toMatchObject({ leader: 2 });
  });

  it('only voters count: no observers, and nobody whose empty database is not trusted', () => {
    expect(outcome(['0s', '1s', '2s', '3s'], { ensemble: { servers: 4, observers: [1] } })).toMatchObject({
      leader: 3,
    });
    const servers = [{ id: 1, zxid: -1 }, 2, 3, 4, 5];
    expect(outcome(['0s', '1s', '2s', '3s', '4s'], { ensemble: { servers } })).toEqual({
      leader: 4,
      inTime: [2, 3, 4],
    });
  });

  it('weights and groups are counted as the quorum system counts them', () => {
    const grouped = {
      servers: 6,
      groups: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    };
    expect(outcome(['0s', '1s', '2s', '3s', '4s', '5s'], { ensemble: grouped })).toMatchObject({ leader: 4 });
    const weighted = { servers: 3, groups: [[1, 2, 3]], weights: { 1: 5, 3: 0 } };
    expect(outcome(['0s', '2s', '4s'], { ensemble: weighted })).toMatchObject({ leader: 1 });
  });

  it('is silent where it cannot know', () => {
    expect(outcome(['0s', '1s', null, null, null])).toBe('unjudged.noQuorumYet');
    expect(outcome(['0s', '1s', '2s', '2.3s', '4s'])).toBe('unjudged.race');
    expect(outcome(['0s', '0s', '0s'], { network: { latency: '100ms' } })).toBe('unjudged.slowNetwork');
    expect(outcome(['0s', '0s', '0s'], { ensemble: { servers: 3, variants: ['half-is-a-quorum'] } })).toBe(
      'unjudged.variants',
    );
    const steps: Scenario['steps'] = [
      { at: '0s', start: 'all' },
      { at: '50ms', kill: 3 },
    ];
    expect(outcome(['0s', '0s', '0s'], { steps })).toBe('unjudged.disturbed');
    const when: Scenario['steps'] = [
      { at: '0s', start: [1, 2] },
      { when: { event: 'quorumSeen' }, start: 3 },
    ];
    expect(outcome(['0s', '0s', '0s'], { steps: when })).toBe('unjudged.startsUnknown');
  });
});
