/** What the page gets of a run is the trace of the run: whole, in windows, and however often a window is read. */
import { describe, expect, it } from 'vitest';
import { beginRun, narrateAll, resolveScenario, stories, storyNamed } from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { buffersOf, ColumnsBuilder, rowFrom } from '../../viz/trace/columns.ts';
import { replayOf } from '../../viz/trace/replay.ts';
import { firstWindows } from '../../viz/worker/firstWindows.ts';
import type { Performance } from '../../viz/worker/perform.ts';
import { WINDOW_ROWS } from '../../viz/worker/reader.ts';
import { runStory } from '../../viz/worker/runStory.ts';

const played = (name: string, settings: Readonly<Record<string, string>> = {}): Performance =>
  runStory({ source: { kind: 'story', name }, seed: null, settings, interventions: [] });

function traceOf(name: string): { readonly trace: Trace; readonly lines: readonly unknown[] } {
  const story = storyNamed(name);
  if (story === undefined) throw new Error(`no story ${name}`);
  const scenario = resolveScenario(story);
  const run = beginRun(scenario);
  const trace = new Trace();
  run.world.trace = trace;
  run.advance(scenario.run.untilUs);
  return { trace, lines: [...narrateAll(scenario, trace.rows())] };
}

describe.each(stories.map(({ name }) => name))('%s', (name) => {
  const { recording, columns } = played(name);
  const windows = recording.firsts.map((_first, number) => recording.window(number));

  it('has the rows and the lines of its trace', () => {
    const { trace, lines } = traceOf(name);
    expect(columns.length).toBe(trace.length);
    const data = windows.flatMap((window) => window?.data ?? []);
    const rows = [...trace.rows()];
    expect(rows.map(({ i }) => rowFrom(columns, i, data[i]))).toEqual(rows);
    expect(windows.flatMap((window) => window?.lines ?? []).filter((line) => line !== null)).toEqual(lines);
  });

  it('has windows that follow each other without a gap, the last as long as it is', () => {
    let end = 0;
    for (const [number, window] of windows.entries()) {
      expect([window?.number, window?.first]).toEqual([number, end]);
      end = window?.end ?? -1;
    }
    expect(end).toBe(columns.length);
  });

  it('reads every window again as it was', () => {
    for (const [number, window] of windows.entries()) expect(recording.readAgain(number)).toEqual(window);
  });

  it('knows where every message ends', () => {
    const arrivals = [...columns.kinds.keys()]
      .map((i) => rowFrom(columns, i, null))
      .filter(({ kind }) => kind === 'deliver' || kind === 'drop');
    expect(arrivals.map(({ msg }) => columns.ends[msg])).toEqual(arrivals.map(({ i }) => i));
  });
});

describe('a run of many windows', () => {
  const performed = played('fresh-five', { until: '400s' });
  const { summary, columns, recording } = performed;
  const { stops, firsts } = recording;
  const arriving = (at: number | null) =>
    replayOf({ summary, columns, stops, firsts, windows: firstWindows(performed, at) });

  it('comes with the window that is shown first, and no other', () => {
    expect(firsts.length).toBeGreaterThan(4);
    const at = firsts[2] ?? 0;
    const { store } = arriving(at);
    expect(firsts.map((_first, number) => store.hasWindow(number))).toEqual(
      firsts.map((_first, number) => number === 2),
    );
    expect([store.has(at), store.has(at - 1), store.has(at + WINDOW_ROWS - 1)]).toEqual([true, false, true]);
    expect(store.row(at - 1)).toBeUndefined();
    expect(() => store.stateAfter(at - 1)).toThrow(RangeError);
  });

  it('shows the same state at the seam of two windows, whichever has come', () => {
    const seam = firsts[3] ?? 0;
    const late = arriving(seam).store;
    const early = arriving(seam - 1).store;
    const before = early.stateAfter(seam - 1);
    const [window] = firstWindows(performed, seam);
    expect(window?.before).toEqual(before);
    early.add(window as NonNullable<typeof window>);
    expect(early.stateAfter(seam)).toEqual(late.stateAfter(seam));
    expect(late.toldAt(seam)).toEqual(early.toldAt(seam));
  });

  it('forgets windows that were not looked at for long, and takes them in again', () => {
    const { store } = arriving(0);
    const many = 60;
    for (let number = 0; number < many; number++) {
      const window = recording.window(number % firsts.length);
      if (window !== null) store.add({ ...window, number });
    }
    const kept = Array.from({ length: many }, (_, number) => store.hasWindow(number)).filter(Boolean).length;
    expect(kept).toBe(48);
    expect(store.hasWindow(0)).toBe(false);
    store.add(recording.window(0) as NonNullable<ReturnType<typeof recording.window>>);
    expect(store.stateAfter(10)).toEqual(arriving(0).store.stateAfter(10));
  });

  it('never forgets the window of the cursor, however far away lists are scrolled', () => {
    const { store } = arriving(0);
    const atCursor = store.stateAfter(10);
    const far = recording.window(1);
    for (let number = 1; number <= 60; number++) if (far !== null) store.add({ ...far, number });
    expect([store.hasWindow(0), store.hasWindow(1), store.hasWindow(60)]).toEqual([true, false, true]);
    expect(store.stateAfter(10)).toEqual(atCursor);
  });

  it('reads as few rows again as there are between two states', () => {
    const { store } = arriving(0);
    store.stateAfter(1_000);
    const afterJump = store.steps;
    store.stateAfter(1_001);
    expect(store.steps - afterJump).toBe(1);
    store.stateAfter(1_000);
    // Back to the checkpoint at 992, the first row that is 31 × 32.
    expect(store.steps - afterJump).toBe(1 + (1_000 - 992 + 1));
    expect(afterJump).toBe(1_001);
  });
});

describe('columns', () => {
  it('grow, and hand over all their buffers', () => {
    const builder = new ColumnsBuilder();
    for (let i = 0; i < 10_000; i++)
      builder.add(
        {
          i,
          t: i / 2,
          node: i % 5,
          kind: `k${i % 3}`,
          peer: 0,
          cause: i - 1,
          prevLocal: i - 5,
          event: i + 1,
          msg: -1,
          data: null,
        },
        i % 2 === 0 ? 'silent' : 'key',
      );
    const columns = builder.build();
    expect([columns.length, columns.times.length, columns.kindNames]).toEqual([
      10_000,
      10_000,
      ['k0', 'k1', 'k2'],
    ]);
    expect(rowFrom(columns, 9_999, 'said')).toEqual({
      i: 9_999,
      t: 4_999.5,
      node: 4,
      kind: 'k0',
      peer: 0,
      cause: 9_998,
      prevLocal: 9_994,
      event: 10_000,
      msg: -1,
      data: 'said',
    });
    const received = structuredClone(columns, { transfer: [...buffersOf(columns)] });
    expect(received.times[9_999]).toBe(4_999.5);
    expect(columns.times.length).toBe(0);
  });
});
