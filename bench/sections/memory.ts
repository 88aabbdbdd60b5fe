/** What a recorded run keeps in memory, per event. Sections run in a process of their own, with `--expose-gc`. */
import { Recording } from '../../sim/index.ts';
import { atMost, type Row, row } from '../row.ts';
import { ensembleRun } from '../workloads/ensemble.ts';
import { passingRun } from '../workloads/passing.ts';

const EVENTS = 500_000;
const ROUNDS = 3;
const BROADCAST_EVENTS = 1_000_000;
const MEGABYTE = 1_000_000;

function keptBytes(): number {
  if (globalThis.gc === undefined) throw new Error('memory is measured under --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function bytesPerEvent(processes: number, withTrace: boolean): number[] {
  keptByOne(processes, withTrace); // Compiled code and its feedback are no part of the run.
  return Array.from({ length: ROUNDS }, () => keptByOne(processes, withTrace));
}

/** A function of its own, so that no variable of an earlier round keeps its recording alive. */
function keptByOne(processes: number, withTrace: boolean): number {
  const before = keptBytes();
  const options = { atMostEvents: EVENTS, withTrace };
  const recording = Recording.of(passingRun(processes, processes * 20), Number.POSITIVE_INFINITY, options);
  const kept = keptBytes() - before;
  return kept / recording.eventCount;
}

export function memory(): readonly Row[] {
  return [
    row('5 processes, recorded', 'bytes/event', bytesPerEvent(5, false), atMost(60)),
    row('5 processes, with the full trace', 'bytes/event', bytesPerEvent(5, true), atMost(200)),
    row('51 processes, recorded', 'bytes/event', bytesPerEvent(51, false)),
    row('51 processes, with the full trace', 'bytes/event', bytesPerEvent(51, true)),
  ];
}

/** A run of a million events of the protocol, with its snapshots: the whole process, and what is left of it once garbage is collected. */
export function memoryOfEnsemble(): readonly Row[] {
  const before = keptBytes();
  const run = ensembleRun({ servers: 5, windows: [20, 20, 20, 20, 20] });
  const recording = Recording.of(run, Number.POSITIVE_INFINITY, { atMostEvents: BROADCAST_EVENTS });
  const { rss } = process.memoryUsage();
  const kept = keptBytes() - before;
  return [
    row('recorded, resident at its end', 'MB', [rss / MEGABYTE], atMost(400)),
    row('recorded, kept', 'MB', [kept / MEGABYTE], atMost(400)),
    row('recorded, kept', 'bytes/event', [kept / recording.eventCount]),
  ];
}
