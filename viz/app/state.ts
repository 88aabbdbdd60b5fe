/** The signals of the lab, and what follows from them. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { nothingDone, planIn, type Undoing } from '../branches/plan.ts';
import type { Cursor } from '../trace/pace.ts';
import type { Replay } from '../trace/replay.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import type { Speech } from '../words/speech.ts';
import type { Address } from './address.ts';
import type { Direction, Drift, Linked, Shown } from './lab.ts';
import type { Mistake, RunRequest, StoryTitle } from './protocol.ts';
import { isSameRun, requestIn } from './requests.ts';

export type LabState = ReturnType<typeof labState>;

/** @param spoken - Speech that has been loaded. */
export function labState(asked: Address, spoken: Speech) {
  const address = signal<Address>(asked);
  const speech = signal<Speech>(spoken);
  const replay = signal<Replay | null>(null);
  const cursor = signal<Cursor>({ i: 0, us: 0 });
  return {
    address,
    speech,
    /** Whether the words of parts that nobody sees at first are wanted too. */
    isWholeWanted: signal(false),
    words: computed(() => speech.value.words),
    replay,
    cursor,
    shown: shownOf(replay, cursor),
    arrivals: signal(0),
    explained: signal<Explained | null>(null),
    whatIf: signal<WhatIf | 'asked' | null>(null),
    playing: signal<Direction | null>(null),
    stories: signal<readonly StoryTitle[]>([]),
    progress: signal<number | null>(null),
    notice: signal<string | null>(null),
    linked: signal<Linked | null>(null),
    drift: signal<Drift | null>(null),
    refusal: signal<Mistake | null>(null),
    undoing: signal<Undoing>(nothingDone),
    plan: computed(() => planIn(address.value)),
    request: requestOf(address),
    change: (fields: Partial<Address>): void => {
      address.value = { ...address.value, ...fields };
    },
  };
}

function shownOf(
  replay: ReadonlySignal<Replay | null>,
  cursor: ReadonlySignal<Cursor>,
): ReadonlySignal<Shown | null> {
  // Time flows on between two rows: what is shown is the same until the next.
  const row = computed(() => cursor.value.i);
  return computed(() => {
    const run = replay.value;
    const i = row.value;
    const traceRow = run?.store.row(i);
    return run === null || traceRow === undefined
      ? null
      : { replay: run, i, row: traceRow, state: run.store.stateAfter(i) };
  });
}

/** The same one as before while nothing of it has changed: else every step would be another. */
function requestOf(address: ReadonlySignal<Address>): ReadonlySignal<RunRequest> {
  let last: RunRequest | null = null;
  return computed(() => {
    const now = requestIn(address.value);
    if (last === null || !isSameRun(last, now)) last = now;
    return last;
  });
}
