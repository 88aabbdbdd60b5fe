/** When the servers of a story start, as far as the story itself tells. */
import type { Fault, ProcessId } from '../sim/index.ts';
import type { RunDescription } from './format/resolved.ts';

/** How long a server gets to join before it is counted among those who should follow. */
export const JOIN_US = 1_000_000;

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

/** What clients ask for disturbs nobody's start; nor do the starts of clients. */
export function startTimes(run: Pick<RunDescription, 'steps' | 'ensemble'>): StartTimes {
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
    if (fault.kind === 'command' || isOfClient(fault, run)) continue;
    if (fault.kind !== 'start') disturbedUs = Math.min(disturbedUs, atUs ?? 0);
    else if (atUs === null || typeof fault.process !== 'number') isComplete = false;
    else starts.push({ server: fault.process, atUs });
    // A server that takes its own time to start is not like the others.
    if (fault.kind === 'start' && fault.argument !== undefined)
      disturbedUs = Math.min(disturbedUs, atUs ?? 0);
  }
  const inOrder = starts.toSorted((a, b) => a.atUs - b.atUs || a.server - b.server);
  const first = inOrder.filter(
    ({ server }, index) => inOrder.findIndex((other) => other.server === server) === index,
  );
  return { starts: first, isComplete, disturbedUs };
}

const isOfClient = (fault: Fault, { ensemble }: Pick<RunDescription, 'ensemble'>): boolean =>
  fault.kind === 'start' &&
  typeof fault.process === 'number' &&
  !ensemble.servers.some(({ id }) => id === fault.process);
