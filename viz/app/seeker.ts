/** Brings the cursor to rows, at once or when their window has come, and asks for windows before they are needed. */
import { cursorAtRow, type Replay } from '../trace/replay.ts';
import type { TraceWindow } from '../trace/window.ts';
import type { Cursor } from '../trace/pace.ts';
import type { LabState } from './state.ts';

type Seeking = Pick<LabState, 'replay' | 'cursor' | 'address' | 'arrivals' | 'change'>;

export class Seeker {
  private readonly state: Seeking;
  private readonly fetch: (window: number) => void;
  /** Where the cursor should be as soon as its window has come. */
  private wanted: number | null = null;

  constructor(state: Seeking, fetch: (window: number) => void) {
    this.state = state;
    this.fetch = fetch;
  }

  goTo(i: number): void {
    const run = this.state.replay.value;
    if (run === null) return;
    const to = cursorAtRow(run, i);
    this.wanted = this.show(run, to) ? null : to.i;
  }

  /** @returns Whether the cursor is there: else its window is on its way. */
  show(run: Replay, to: Cursor): boolean {
    const { store } = run;
    this.fetchAround(run, to.i);
    if (!store.has(to.i)) return false;
    const { cursor, address, change } = this.state;
    cursor.value = to;
    if (address.value.at !== to.i) change({ at: to.i });
    return true;
  }

  /** A window of the run that is shown. */
  windowCame(run: Replay, window: TraceWindow): void {
    run.store.add(window);
    this.state.arrivals.value++;
    if (this.wanted !== null && run.store.has(this.wanted)) this.goTo(this.wanted);
  }

  /** The window of a row, and the next ones, either way. */
  private fetchAround({ store }: Replay, i: number): void {
    const here = store.windowOf(i);
    for (const number of [here, here + 1, here - 1])
      if (number >= 0 && number < store.firsts.length && !store.hasWindow(number)) this.fetch(number);
  }
}
