/** Some runs of a campaign, executed: the work of one thread. */
import { properties } from '../model/index.ts';
import { fuzzCase, type FuzzCase, type Message, seedOfCase } from '../scenarios/index.ts';
import {
  type ChunkResult,
  type ChunkTask,
  type FoundFailure,
  isStopped,
  type ThreadFault,
} from './fuzzTask.ts';

/** Places that a search should reach, by name: else it has proved nothing. */
export const probeNames: readonly string[] = properties
  .filter(({ mood }) => mood === 'sometimes')
  .map(({ name }) => name);

interface Counts {
  events: number;
  readonly digests: string[];
  recoverable: number;
  slowestMs: number;
  readonly unrecoverable: Map<string, { readonly because: Message; runs: number }>;
  cutShort: number;
  readonly reached: Record<string, number>;
  readonly failures: FoundFailure[];
}

/** @returns What became of the runs; as many as were done before `task.stop`, or before one of them failed through our own fault. */
export function runChunk(task: ChunkTask): ChunkResult {
  const counts: Counts = {
    events: 0,
    digests: [],
    recoverable: 0,
    slowestMs: 0,
    unrecoverable: new Map(),
    cutShort: 0,
    reached: {},
    failures: [],
  };
  let fault: ThreadFault | null = null;
  for (let index = task.from; index < task.from + task.count; index++) {
    if (isStopped(task.stop)) break;
    try {
      count(counts, index, fuzzCase(task.options, seedOfCase(task.campaign, index)));
    } catch (error) {
      fault = faultOf(index, error);
      break;
    }
  }
  return {
    ...counts,
    from: task.from,
    runs: counts.digests.length,
    unrecoverable: [...counts.unrecoverable.values()],
    fault,
  };
}

function count(counts: Counts, index: number, { played, verdict }: FuzzCase): void {
  const { run, failure, isCutShort } = played;
  counts.events += run.world.eventCount;
  counts.digests.push(run.world.digest());
  if (failure !== null) counts.failures.push({ index, failure });
  if (isCutShort) counts.cutShort++;
  for (const { name, held } of run.verdicts())
    if (held && probeNames.includes(name)) counts.reached[name] = (counts.reached[name] ?? 0) + 1;
  if (verdict?.kind === 'recoverable') {
    counts.recoverable++;
    counts.slowestMs = Math.max(counts.slowestMs, verdict.tookMs);
  } else if (verdict?.kind === 'unrecoverable') countUnrecoverable(counts, verdict.because);
}

function countUnrecoverable({ unrecoverable }: Counts, because: Message): void {
  const key = JSON.stringify(because);
  const known = unrecoverable.get(key);
  if (known === undefined) unrecoverable.set(key, { because, runs: 1 });
  else known.runs++;
}

function faultOf(index: number, error: unknown): ThreadFault {
  if (!(error instanceof Error)) return { index, name: 'Error', message: String(error), stack: '' };
  return { index, name: error.name, message: error.message, stack: error.stack ?? '' };
}
