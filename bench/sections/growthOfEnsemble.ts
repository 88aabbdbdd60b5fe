/**
 * How the cost of a broadcast grows: per event it must depend neither on how many there were, nor on the log; on the servers hardly.
 *
 * Nothing is measured in turns here: a log of a million transactions in the heap makes every collection dearer, whoever's garbage it is.
 */
import { cpuSeconds } from '../measure.ts';
import { type Row, row } from '../row.ts';
import { busyRun, type EnsembleRun } from '../workloads/ensemble.ts';

const ROUNDS = 5;
/** Short runs are repeated until they take long enough to be timed. */
const TIMED_EVENTS = 100_000;
/** Few enough for a short log to stay short. */
const CHUNK_EVENTS = 20_000;
/** A collection of everything takes with it code that must be compiled anew, and goes on beside the program for a while. */
const WARM_UP_EVENTS = 150_000;

const WINDOWS = [20, 20, 20, 20, 20];

/** @returns Nanoseconds per event of so many, of new runs in each round. */
function fromTheirBeginning(servers: number, events: number): readonly number[] {
  const values: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const repeats = Math.max(1, Math.round(TIMED_EVENTS / events));
    const runs = Array.from({ length: repeats }, () => busyRun({ servers, windows: WINDOWS }));
    const seconds = cpuSeconds(() => {
      for (const run of runs) step(run, events);
    });
    if (round > 0) values.push((seconds * 1_000_000_000) / (events * repeats));
  }
  return values;
}

/** @returns Nanoseconds per event of one run, a chunk in each round. */
function withLog(logged: number): readonly number[] {
  const run = busyRun({ servers: 3, windows: WINDOWS, logged }); // Three, for a million transactions take 700 MB on each.
  globalThis.gc?.(); // Of what went before, and of the start.
  step(run, WARM_UP_EVENTS);
  return Array.from({ length: ROUNDS }, () => {
    const seconds = cpuSeconds(() => step(run, CHUNK_EVENTS));
    return (seconds * 1_000_000_000) / CHUNK_EVENTS;
  });
}

function step(run: EnsembleRun, events: number): void {
  for (let event = 0; event < events; event++) run.step();
}

export const growthOfEnsemble = (): readonly Row[] => [
  ...[3, 5, 9, 15].map((servers) =>
    row(`${servers} servers, 100 writes under way`, 'ns/event', fromTheirBeginning(servers, TIMED_EVENTS)),
  ),
  ...[1_000, 10_000, 100_000, 1_000_000].map((events) =>
    row(`${events.toLocaleString('en')} events, 5 servers`, 'ns/event', fromTheirBeginning(5, events)),
  ),
  ...[1_000, 10_000, 100_000, 1_000_000].map((logged) =>
    row(`${logged.toLocaleString('en')} log entries at the start, 3 servers`, 'ns/event', withLog(logged)),
  ),
];
