/** Steps that start several servers, taken apart: one step for each. */
import { duration } from '../language/format.ts';
import { micros } from './latencyText.ts';
import type { AuthoredStep } from './authoredStep.ts';

export type StartStep = Extract<AuthoredStep, { readonly start: unknown }>;

/** @returns The servers that the step starts, in its order. */
export function startedBy({ start }: StartStep, servers: readonly number[]): readonly number[] {
  if (start === 'all') return servers.toSorted((a, b) => a - b);
  return typeof start === 'number' ? [start] : start;
}

/** The start of one of the servers of a step, at the moment at which the step started it. */
export function startAlone(step: StartStep, server: number, position: number): AuthoredStep {
  const laterUs = position * micros(step.apart ?? '0s');
  const later = (time: string): string => duration(micros(time) + laterUs);
  const { release, startup, listening } = step;
  const action = {
    start: server,
    ...(release === undefined ? {} : { release }),
    ...(startup === undefined ? {} : { startup }),
    ...(listening === undefined ? {} : { listening }),
  };
  if ('at' in step) {
    const isSameInstant = step.behind !== undefined && laterUs === 0;
    return { at: later(step.at), ...(isSameInstant ? { behind: step.behind } : {}), ...action };
  }
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
  if ('then' in step) return { then: position === 0 ? step.then : (step.apart ?? '0s'), ...action };
  if ('every' in step)
    return { every: step.every, from: later(step.from ?? step.every), times: step.times, ...action };
  const wait = later(step.wait ?? '0s');
  return 'when' in step ? { when: step.when, wait, ...action } : { after: step.after, wait, ...action };
}
