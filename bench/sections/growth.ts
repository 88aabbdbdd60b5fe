/** How cost grows: per event it must depend on the number of events not at all, and on the number of processes hardly. */
import { measureInTurns, type Subject } from '../measure.ts';
import { type Row, row } from '../row.ts';
import { passingWorld } from '../workloads/passing.ts';

const ROUNDS = 5;
const PENDING_PER_PROCESS = 20;

/** Short runs are repeated until they take long enough to be timed. */
const TIMED_EVENTS = 200_000;

function run(processes: number, events: number): Subject {
  const repeats = Math.max(1, Math.round(TIMED_EVENTS / events));
  return {
    count: events * repeats,
    prepare() {
      const worlds = Array.from({ length: repeats }, () =>
        passingWorld(processes, processes * PENDING_PER_PROCESS),
      );
      return () => {
        for (const world of worlds) for (let event = 0; event < events; event++) world.step();
      };
    },
  };
}

const nanoseconds = (rates: readonly number[]): number[] => rates.map((rate) => 1_000_000_000 / rate);

export function growth(): readonly Row[] {
  const byProcesses = measureInTurns(
    {
      3: run(3, 200_000),
      5: run(5, 200_000),
      9: run(9, 200_000),
      15: run(15, 200_000),
      51: run(51, 200_000),
    },
    ROUNDS,
  );
  const byEvents = measureInTurns(
    { 1000: run(5, 1_000), 10000: run(5, 10_000), 100000: run(5, 100_000), 1000000: run(5, 1_000_000) },
    ROUNDS,
  );
  return [
    ...Object.entries(byProcesses).map(([processes, rates]) =>
      row(
        `${processes} processes, ${Number(processes) * PENDING_PER_PROCESS} pending`,
        'ns/event',
        nanoseconds(rates),
      ),
    ),
    ...Object.entries(byEvents).map(([events, rates]) =>
      row(`${Number(events).toLocaleString('en')} events, 5 processes`, 'ns/event', nanoseconds(rates)),
    ),
  ];
}
