/** When the servers of a story start, as far as the story itself tells. */
import type { ProcessId } from '../sim/index.ts';
import type { RunDescription } from './format/resolved.ts';

export interface Start {
  readonly server: ProcessId;
  readonly atUs: number;
}

export interface StartTimes {
  /** First starts, the earliest first. */
  readonly starts: readonly Start[];
  /** Whether these are all: no server is started by a step that waits for an event. */
  readonly isComplete: boolean;
  /** When the story first does something else than start a server or look; Infinity if it never does. */
  readonly disturbedUs: number;
}

export function startTimes(run: Pick<RunDescription, 'steps'>): StartTimes {
  const starts: Start[] = [];
  let isComplete = true;
  let disturbedUs = Number.POSITIVE_INFINITY;
  let previousUs: number | null = 0;
  for (const { moment, action } of run.steps) {
    const atUs: number | null =
      moment.kind === 'at'
        ? moment.us
        : moment.kind === 'every'
          ? moment.fromUs
          : moment.kind === 'then' && previousUs !== null
            ? previousUs + moment.us
            : null;
    // The step behind an interval follows its last time.
    previousUs = moment.kind === 'every' ? moment.fromUs + (moment.times - 1) * moment.us : atUs;
    if (action.do === 'expect') continue;
    const { fault } = action;
    if (fault.kind !== 'start') disturbedUs = Math.min(disturbedUs, atUs ?? 0);
    else if (atUs === null || typeof fault.process !== 'number') isComplete = false;
    else starts.push({ server: fault.process, atUs });
  }
  const inOrder = starts.toSorted((a, b) => a.atUs - b.atUs || a.server - b.server);
  const first = inOrder.filter(
    ({ server }, index) => inOrder.findIndex((other) => other.server === server) === index,
  );
  return { starts: first, isComplete, disturbedUs };
}
