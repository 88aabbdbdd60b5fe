/** Words that stand for whoever plays a part when the step happens. */
import { describe, expect, it } from 'vitest';
import { targetNames } from '../../model/index.ts';
import { type AuthoredTarget, resolveScenario, runScenario, type Scenario } from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { errorOf, withLine } from './errorOf.ts';

/** Server 3 leads; 4 observes; 1 comes back at 3 s, and is up to date after all others. */
const base: Scenario = {
  zablab: 1,
  ensemble: { servers: 4, observers: [4] },
  steps: [
    { at: '0s', start: 'all' },
    { at: '2s', kill: 1, for: '1s' },
  ],
  until: '6s',
};

/** @returns Who is paused by a step at 5 s that names this word. */
function pausedBy(target: AuthoredTarget): readonly number[] {
  const trace = new Trace();
  const story: Scenario = { ...base, steps: [...base.steps, { at: '5s', pause: target }] };
  runScenario(resolveScenario(story), { trace });
  return [...trace.rows()].filter(({ kind }) => kind === 'pause').map(({ node }) => node);
}

describe('a word in the place of a server', () => {
  it.each([
    ['leader', [3]],
    ['a follower', [1, 2]],
    ['an observer', [4]],
    ['a server', [1, 2, 3, 4]],
    ['the last to sync', [1]],
  ] as const)('%s', (target, fitting) => {
    const paused = pausedBy(target);
    expect(paused).toHaveLength(1);
    expect(fitting).toContain(paused[0]);
  });

  it('every word that there is has a test here, and nobody is meant where nobody fits', () => {
    expect(targetNames.toSorted()).toEqual(
      ['leader', 'a follower', 'an observer', 'a server', 'the last to sync'].toSorted(),
    );
    const alone: Scenario = { ...base, ensemble: { servers: 1 }, steps: [{ at: '0s', start: 'all' }] };
    const steps = [...alone.steps, { at: '2s', kill: 'the last to sync' } as const];
    expect(runScenario(resolveScenario({ ...alone, steps })).servers[0]?.up).toBe(true);
  });

  it('may be misspelt', () => {
    expect(errorOf(withLine('  - { at: 5s, kill: the last to sink }'))).toContain(
      'unknown word "the last to sink": did you mean "the last to sync"?',
    );
  });
});
