/** What becomes of a branch when somebody does something in it, and what the address of the window is then. */
import { computed, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Address, INTERVENTIONS_MAX, readAddress } from '../../viz/app/address.ts';
import { AddressBar } from '../../viz/app/addressBar.ts';
import type { Shown } from '../../viz/app/lab.ts';
import { branchingOn, type Ground, type Wish } from '../../viz/branches/branching.ts';
import { nothingDone, planIn } from '../../viz/branches/plan.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { cursorAtRow, type Replay } from '../../viz/trace/replay.ts';
import type { Words } from '../../viz/words/laterEnglish.ts';
import { english } from '../../viz/words/whole.ts';
import { replayOfStory } from './replays.ts';

/** The part of the lab that branches need, at a row of a run. */
function labAt(interventions: readonly string[], i: number) {
  const run = replayOfStory('fresh-five', {}, interventions);
  const address = signal<Address>({ ...readAddress('', 'fresh-five'), interventions });
  const wishes: Wish[] = [];
  const counted: number[] = [];
  const notice = signal<string | null>(null);
  const change = (fields: Partial<Address>): void => {
    address.value = { ...address.value, ...fields };
  };
  const at: Shown = { replay: run, i, row: rowAt(run.store, i), state: run.store.stateAfter(i) };
  const ground: Ground = {
    plan: computed(() => planIn(address.value)),
    undoing: signal(nothingDone),
    replay: signal<Replay | null>(run),
    shown: signal<Shown | null>(at),
    cursor: signal(cursorAtRow(run, i)),
    progress: signal<number | null>(null),
    notice,
    words: signal<Words>(english),
    stop: () => undefined,
    change,
    wish(fields, wished) {
      change(fields);
      wishes.push(wished);
    },
    count: ({ events }) => {
      counted.push(events);
      return Promise.resolve(events - 1);
    },
  };
  return { run, address, wishes, counted, notice, act: branchingOn(ground) };
}

describe('something that is done', () => {
  it('in the past makes a branch with a name, and Back undoes it', async () => {
    const { run, address, wishes, act } = labAt([], 300);
    await act.interveneHere('kill 3');
    const [text = ''] = address.value.interventions;
    expect(text).toMatch(/^2\.\d+s\/\d+ kill 3$/);
    expect(address.value).toMatchObject({
      branchName: expect.stringMatching(/^kill 3 at 2\.\d+ s$/) as string,
      branches: [{ name: null, interventions: [] }],
      place: 1,
    });
    expect(wishes).toMatchObject([{ isStep: true }]);
    const done = replayOfStory('fresh-five', {}, [text]);
    const landing = wishes[0]?.landing;
    const landed = typeof landing === 'function' ? landing(done) : -1;
    expect(landed).toBeGreaterThan(300);
    expect(done.store.stateAfter(landed).servers[2]?.isUp).toBe(false);
    expect(run.store.stateAfter(300).servers[2]?.isUp).toBe(true);
  });

  it('at the end goes on with the branch that is shown', async () => {
    const { run } = labAt([], 0);
    const { address, wishes, act } = labAt([], run.lastRow);
    await act.interveneHere('kill 3');
    expect(address.value).toMatchObject({ interventions: ['9s kill 3'], branches: [], branchName: null });
    expect(wishes).toMatchObject([{ isStep: false }]);
  });

  it('behind what was done last goes on too, and the worker counts the events that nobody made', async () => {
    const [row = -1] = replayOfStory('fresh-five', {}, ['3.5s kill 3']).summary.interventions;
    const { address, counted, act } = labAt(['3.5s kill 3'], row);
    await act.interveneHere('kill 2');
    expect(address.value.interventions).toEqual(['3.5s kill 3', '3.5s kill 2']);
    expect(counted).toEqual([1]);
  });

  it('before something else leaves that in the other branch', async () => {
    const { address, counted, act } = labAt(['3.5s kill 3'], 300);
    await act.interveneHere('kill 2');
    expect(address.value.interventions).toHaveLength(1);
    expect(address.value.branches).toEqual([{ name: null, interventions: ['3.5s kill 3'] }]);
    expect(counted).toEqual([]);
  });

  it('is taken back and done again, and an intervention can be taken out', async () => {
    const { address, act } = labAt([], 300);
    await act.interveneHere('kill 3');
    const { interventions } = address.value;
    act.undo();
    expect(address.value).toMatchObject({ interventions: [], branches: [], place: 0 });
    act.redo();
    expect(address.value).toMatchObject({ interventions, place: 1 });
    act.removeIntervention(0);
    expect(address.value).toMatchObject({ interventions: [], place: 1 });
  });

  it('is refused where there is too much of it', () => {
    const all = Array.from({ length: INTERVENTIONS_MAX }, (_, k) => `${9_000 + k}ms pause 1`);
    const { address, notice, wishes, run, act } = labAt([], 0);
    address.value = { ...address.value, interventions: all };
    const end = labAt([], run.lastRow);
    end.address.value = { ...end.address.value, interventions: all };
    end.act.intervene('20s kill 1');
    expect(end.notice.value).toBe(english.rooms.branches.tooMany);
    expect(end.wishes).toEqual([]);
    expect([notice.value, wishes]).toEqual([null, []]);
    act.renameBranch(0, 'full');
    expect([address.value.branchName, wishes]).toEqual(['full', []]);
  });
});

describe('the address of the window', () => {
  const entries: string[] = [];
  const now = (): string => entries.at(-1) ?? '';
  beforeEach(() => {
    entries.splice(0, entries.length, '#old');
    vi.useFakeTimers();
    vi.stubGlobal('location', {
      get hash() {
        return now();
      },
    });
    vi.stubGlobal('history', {
      replaceState: (_state: unknown, _title: string, text: string) => entries.splice(-1, 1, text),
      pushState: (_state: unknown, _title: string, text: string) => entries.push(text),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('follows when nothing has changed for a while, at most four times a second', () => {
    const bar = new AddressBar();
    for (let k = 0; k < 10; k++) {
      bar.show(`#${k}`);
      vi.advanceTimersByTime(200);
      expect(entries).toEqual(['#old']);
    }
    vi.advanceTimersByTime(200);
    expect(entries).toEqual(['#9']);
  });

  it('keeps what was shown when somebody asks for something else, as a step that Back undoes', () => {
    const bar = new AddressBar();
    bar.show('#old&at=7');
    bar.hold();
    bar.show('#new');
    vi.advanceTimersByTime(1_000);
    expect(entries).toEqual(['#old&at=7']);
    bar.show('#new&at=3');
    bar.letGo(true);
    expect(entries).toEqual(['#old&at=7', '#new&at=3']);
  });

  it('has no step where what was asked for was refused', () => {
    const bar = new AddressBar();
    bar.show('#old');
    bar.hold();
    bar.show('#refused');
    bar.show('#old');
    bar.letGo(false);
    expect(entries).toEqual(['#old']);
  });

  it('that somebody else has changed is left as it is', () => {
    const bar = new AddressBar();
    bar.show('#mine');
    bar.forget();
    vi.advanceTimersByTime(1_000);
    expect(entries).toEqual(['#old']);
  });
});
