/** When a story starts its servers: what the page offers to change. */
import { resolveScenario, type Story } from '../scenarios/index.ts';
import type { ProcessId } from '../sim/index.ts';

export interface Start {
  readonly server: ProcessId;
  readonly atUs: number;
}

/** @returns The first start of each server that is started at a time of its own, in the order of their ids. */
export function startsOf(story: Story): readonly Start[] {
  const first = new Map<ProcessId, number>();
  for (const { moment, action } of resolveScenario(story).run.steps) {
    if (moment.kind !== 'at' || action.do !== 'fault' || action.fault.kind !== 'start') continue;
    const { process } = action.fault;
    if (typeof process === 'number') first.set(process, Math.min(moment.us, first.get(process) ?? moment.us));
  }
  return [...first].map(([server, atUs]) => ({ server, atUs })).sort((a, b) => a.server - b.server);
}
