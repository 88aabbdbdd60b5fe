/* oxlint-disable unicorn/no-thenable -- `then` is a word of the format: text, never a function */
import { describe, expect, it } from 'vitest';
import {
  type AuthoredStep,
  beginRun,
  checkScenario,
  readStory,
  resolveScenario,
  runScenario,
  type Scenario,
} from '../../scenarios/index.ts';
import { withoutThens } from '../../scenarios/shrink/moments.ts';
import { Trace, type TraceRow } from '../../sim/index.ts';
import { errorOf, good, withLine } from './errorOf.ts';

const story = (...steps: readonly AuthoredStep[]): Scenario => ({
  zablab: 1,
  ensemble: { servers: 3 },
  steps: [{ at: '0s', start: 'all' }, ...steps],
  until: '3s',
});

const momentsOf = (...steps: readonly AuthoredStep[]) =>
  resolveScenario(checkScenario(story(...steps)))
    .run.steps.slice(3)
    .map(({ moment }) => moment);

function rowsOf(scenario: Scenario): readonly TraceRow[] {
  const run = beginRun(resolveScenario(scenario));
  run.world.trace = new Trace();
  run.advance(3_000_000);
  return [...run.world.trace.rows()];
}

/** The instant of the first event that follows another within its instant, and the number of events before that. */
function crowdedInstant(rows: readonly TraceRow[]): { readonly us: number; readonly events: number } {
  const eventsAt = new Map<number, Set<number>>();
  for (const { t, event } of rows) eventsAt.set(t, (eventsAt.get(t) ?? new Set()).add(event));
  const found = [...eventsAt].find(([us, events]) => us > 1_000 && events.size > 2);
  if (found === undefined) throw new Error('a story in which no two events share an instant shows nothing');
  return { us: found[0], events: found[1].size };
}

describe('a step behind so many events of its instant', () => {
  it('resolves to the moment of the kernel; behind none it is the step as ever', () => {
    expect(momentsOf({ at: '1s', behind: 2, kill: 1 }, { at: '1s', behind: 0, pause: 2 })).toEqual([
      { kind: 'at', us: 1_000_000, after: 2 },
      { kind: 'at', us: 1_000_000 },
    ]);
  });

  it('has its place for all servers that it names at once; what comes later is before the events of its own instant', () => {
    expect(momentsOf({ at: '1s', behind: 2, kill: [1, 2], for: '500ms' })).toEqual([
      { kind: 'at', us: 1_000_000, after: 2 },
      { kind: 'at', us: 1_000_000, after: 2 },
      { kind: 'at', us: 1_500_000 },
      { kind: 'at', us: 1_500_000 },
    ]);
    expect(
      momentsOf({ at: '1s', behind: 2, kill: 1 }, { at: '2s', behind: 1, start: [1, 2], apart: '10ms' }),
    ).toEqual([
      { kind: 'at', us: 1_000_000, after: 2 },
      { kind: 'at', us: 2_000_000, after: 1 },
      { kind: 'at', us: 2_010_000 },
    ]);
  });

  it('happens there: as many events of the instant come before it, and the others behind it', () => {
    const before = rowsOf(story());
    const { us, events } = crowdedInstant(before);
    for (let behind = 0; behind <= events; behind++) {
      const rows = rowsOf(story({ at: `${us}us`, behind, heal: 'all' }));
      const at = rows.findIndex(({ kind, t }) => kind === 'fault' && t === us);
      const eventsBefore = new Set(
        rows
          .slice(0, at)
          .filter(({ t }) => t === us)
          .map(({ event }) => event),
      );
      expect(eventsBefore.size).toBe(behind);
      expect(rows.slice(0, at)).toEqual(before.slice(0, at));
    }
  });

  it('brings the client that only such steps name, so that nothing before it changes', () => {
    const write = (path: string) => ({ path, value: '1', through: 1 });
    const scenario = story(
      { at: '2.5s', behind: 0, write: write('/b') },
      { at: '2s', behind: 1, write: write('/a') },
    );
    const starts = resolveScenario(scenario).run.steps.filter(
      ({ action }) => action.do === 'fault' && action.fault.kind === 'start' && action.fault.process === 4,
    );
    expect(starts.map(({ moment }) => moment)).toEqual([{ kind: 'at', us: 2_000_000, after: 1 }]);
    const rows = rowsOf(scenario);
    const first = rows.findIndex(({ t }) => t >= 2_000_000);
    expect(rows.slice(0, first)).toEqual(rowsOf(story()).slice(0, first));
    const { expectations } = runScenario(
      resolveScenario({ ...scenario, expect: [{ answered: ['/a', '/b'] }] }),
    );
    expect(expectations.map(({ met }) => met)).toEqual([true]);
    const early = story({ at: '1s', write: write('/c') }, ...scenario.steps.slice(1));
    expect(resolveScenario(early).run.steps[0]?.moment).toEqual({ kind: 'at', us: 0 });
  });

  it('may start a server before the story does', () => {
    const late = {
      ...story(),
      steps: [
        { at: '0s', start: [1, 2] },
        { at: '2s', start: 3 },
      ],
    } as const;
    const early = { ...late, steps: [...late.steps, { at: '1s', behind: 0, start: 3 }] } as const;
    expect(() => resolveScenario(checkScenario(early))).not.toThrow();
  });

  it('keeps its place where what follows it loses its "then"', () => {
    const { steps } = withoutThens(
      story({ at: '1s', behind: 3, kill: 1 }, { then: '0s', kill: 2 }, { then: '1s', restart: 2 }),
    );
    expect(steps.slice(1)).toEqual([
      { at: '1s', behind: 3, kill: 1 },
      { at: '1s', behind: 3, kill: 2 },
      { at: '2s', restart: 2 },
    ]);
  });

  it('is told what is wrong with it', () => {
    expect(errorOf(withLine('  - { at: 1s, behind: -1, kill: 1 }'))).toBe(
      'story.yaml:6:23: steps[1].behind: -1 is not between 0 and 1000000',
    );
    expect(errorOf(withLine('  - { then: 1s, behind: 1, kill: 1 }'))).toContain('"behind"');
    expect(readStory(good).scenario.steps).toHaveLength(1);
  });
});
