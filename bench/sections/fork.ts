/** What a fork costs at the moment it is made. What the copies cost later is in the recorded rows of the kernel. */
import { cpuSeconds } from '../measure.ts';
import { atMost, type Row, row } from '../row.ts';
import { busyRun } from '../workloads/ensemble.ts';
import { type PassingWorld, passingWorld } from '../workloads/passing.ts';

const PENDING = 100;
const ROUNDS = 15;
const WARM_UP_EVENTS = 20_000;

/** A world, or a run of one. */
interface Forkable {
  fork(): Forkable;
  step(): boolean;
}

/** @returns Microseconds per fork, one value a round. */
function forkUs(forkable: Forkable, forks: number): number[] {
  const values: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = cpuSeconds(() => {
      for (let count = 0; count < forks; count++) forkable.fork();
    });
    if (round > 0) values.push((seconds * 1_000_000) / forks);
  }
  return values;
}

/** @returns Microseconds for a fork and one event on it, which copies what the event writes. */
function forkAndStepUs(forkable: Forkable, forks: number): number[] {
  const values: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = cpuSeconds(() => {
      for (let count = 0; count < forks; count++) forkable.fork().step();
    });
    if (round > 0) values.push((seconds * 1_000_000) / forks);
  }
  return values;
}

function warmWorld(processes: number): PassingWorld {
  const world = passingWorld(processes, PENDING);
  for (let event = 0; event < WARM_UP_EVENTS; event++) world.step();
  return world;
}

export function fork(): readonly Row[] {
  const small = warmWorld(5);
  const large = warmWorld(51);
  return [
    row('5 processes, 100 pending events', 'µs', forkUs(small, 20_000), atMost(10)),
    row('the same, and one event on the fork', 'µs', forkAndStepUs(small, 20_000)),
    row('51 processes, 1,275 connections, 100 pending events', 'µs', forkUs(large, 2_000)),
    row('the same, and one event on the fork', 'µs', forkAndStepUs(large, 2_000)),
  ];
}

/** Everything that is forked of a run, its properties and what they know included. */
export function forkOfEnsemble(): readonly Row[] {
  const few = busyRun({ servers: 5, windows: [10], logged: 1_000 });
  const many = busyRun({ servers: 5, windows: [10], logged: 100_000 });
  return [
    row('1,000 log entries a server', 'µs', forkUs(few, 20_000), atMost(10)),
    row('the same, and one event on the fork', 'µs', forkAndStepUs(few, 20_000)),
    row('100,000 log entries a server', 'µs', forkUs(many, 20_000)),
  ];
}
