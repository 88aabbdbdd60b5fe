/**
 * The three drivers of a run. They execute the same code and end with the same digest; they differ in what they keep.
 *
 * Headless: `run.advance(untilUs)`, keeps nothing. Recording: a fork every 1,024 events, so that any event is at most that far away. Copying:
 * the world before and after each event.
 */
import type { Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { HASH_BLOCK_EVENTS } from './hashTree.ts';
import type { Run } from './run.ts';
import { Trace } from './trace.ts';
import type { World } from './world.ts';

/** A run that can be taken up at each of its events, backwards too. */
export class Recording<State, V extends Vocabulary, Expectation> {
  private readonly last: Run<State, V, Expectation>;
  /** All rows, if they were to be kept. */
  readonly trace: Trace | null;
  private readonly snapshots: readonly Run<State, V, Expectation>[];
  private readonly everyEvents: number;

  private constructor(
    last: Run<State, V, Expectation>,
    trace: Trace | null,
    snapshots: readonly Run<State, V, Expectation>[],
    everyEvents: number,
  ) {
    this.last = last;
    this.trace = trace;
    this.snapshots = snapshots;
    this.everyEvents = everyEvents;
  }

  /**
   * Executes `run`, which must not have begun, and records it. Whatever the caller does with `run` afterwards is not recorded.
   *
   * @param untilUs - Virtual time of the end, in microseconds.
   */
  static of<State, V extends Vocabulary, Expectation>(
    run: Run<State, V, Expectation>,
    untilUs: number,
    options: {
      readonly everyEvents?: number;
      readonly withTrace?: boolean;
      readonly atMostEvents?: number;
    } = {},
  ): Recording<State, V, Expectation> {
    const {
      everyEvents = HASH_BLOCK_EVENTS,
      withTrace = false,
      atMostEvents = Number.POSITIVE_INFINITY,
    } = options;
    assert(run.world.eventCount === 0, 'a recording begins with its run');
    const trace = withTrace ? new Trace() : null;
    run.world.trace = trace;
    const snapshots = [run.fork()];
    while (run.world.eventCount < atMostEvents && run.step(untilUs)) {
      if (run.world.eventCount % everyEvents === 0) snapshots.push(run.fork());
    }
    if (run.world.eventCount < atMostEvents) run.advance(untilUs);
    run.world.trace = null;
    return new Recording(run.fork(), trace, snapshots, everyEvents);
  }

  /** The run as it is at the end: at each reading a fork, free to be changed. */
  get end(): Run<State, V, Expectation> {
    return this.last.fork();
  }

  get eventCount(): number {
    return this.last.world.eventCount;
  }

  /**
   * @param event - 0 for the beginning, up to `eventCount`.
   * @returns The run as it was after that event: a fork, free to be changed.
   * @throws AssertionError where the recording has no such event.
   */
  seek(event: number): Run<State, V, Expectation> {
    assert(
      Number.isInteger(event) && event >= 0 && event <= this.eventCount,
      'a recording is sought at one of its events, or at its beginning',
    );
    const run = this.forkBefore(event);
    while (run.world.eventCount < event && run.step());
    return run;
  }

  /**
   * Windows side by side have every row once. What the plan expected between two events comes with the later one, though the `event` of
   * such a row is the number of the earlier; what it expected behind the last event is in no window (only `trace` has it).
   *
   * @param first - From 1 on; beyond the end there are no rows.
   * @returns The rows of events `first` to `last`, made by executing them again.
   */
  rows(first: number, last: number): Trace {
    const run = this.seek(Math.min(first - 1, this.eventCount));
    const trace = new Trace(run.world.rowCount);
    run.world.trace = trace;
    const end = Math.min(last, this.eventCount);
    while (run.world.eventCount < end && run.step());
    return trace;
  }

  private forkBefore(event: number): Run<State, V, Expectation> {
    const index = Math.min(Math.floor(event / this.everyEvents), this.snapshots.length - 1);
    const snapshot = this.snapshots[Math.max(0, index)];
    if (snapshot === undefined) throw new RangeError('a recording has a snapshot of its beginning');
    return snapshot.fork();
  }
}

/** Executes a run event by event with the world before each beside the one after it. */
export function* copyingSteps<State, V extends Vocabulary, Expectation>(
  run: Run<State, V, Expectation>,
  untilUs: number,
): Generator<{ readonly before: World<State, V>; readonly after: World<State, V> }> {
  for (;;) {
    const before = run.world.fork();
    if (!run.step(untilUs)) return run.advance(untilUs);
    yield { before, after: run.world };
  }
}
