/** How the cost of a broadcast grows: per event it must depend neither on how many there were, nor on the log; on the servers hardly. */
import { measureInTurns, type Subject } from '../measure.ts';
import { type Row, row } from '../row.ts';
import { busyRun } from '../workloads/ensemble.ts';

const ROUNDS = 5;
/** Short runs are repeated until they take long enough to be timed. */
const TIMED_EVENTS = 100_000;
const WINDOWS = [20, 20, 20, 20, 20];

function broadcast(servers: number, events: number, logged: number): Subject {
  const repeats = Math.max(1, Math.round(TIMED_EVENTS / events));
  const first = busyRun({ servers, windows: WINDOWS, logged });
  return {
    count: events * repeats,
    prepare() {
      const runs = Array.from({ length: repeats }, () => first.fork());
      return () => {
        for (const run of runs) for (let event = 0; event < events; event++) run.step();
      };
    },
  };
}

const nanoseconds = (rates: readonly number[]): number[] => rates.map((rate) => 1_000_000_000 / rate);

export function growthOfEnsemble(): readonly Row[] {
  const byServers = measureInTurns(
    {
      3: broadcast(3, TIMED_EVENTS, 0),
      5: broadcast(5, TIMED_EVENTS, 0),
      9: broadcast(9, TIMED_EVENTS, 0),
      15: broadcast(15, TIMED_EVENTS, 0),
    },
    ROUNDS,
  );
  const byEvents = measureInTurns(
    {
      1000: broadcast(5, 1_000, 0),
      10000: broadcast(5, 10_000, 0),
      100000: broadcast(5, 100_000, 0),
      1000000: broadcast(5, 1_000_000, 0),
    },
    ROUNDS,
  );
  // Three servers: a million transactions take 700 MB on each.
  const byLogLength = measureInTurns(
    {
      1000: broadcast(3, TIMED_EVENTS, 1_000),
      10000: broadcast(3, TIMED_EVENTS, 10_000),
      100000: broadcast(3, TIMED_EVENTS, 100_000),
      1000000: broadcast(3, TIMED_EVENTS, 1_000_000),
    },
    ROUNDS,
  );
  return [
    ...rows(byServers, (servers) => `${servers} servers, 100 writes under way`),
    ...rows(byEvents, (events) => `${events} events, 5 servers`),
    ...rows(byLogLength, (entries) => `${entries} log entries at the start, 3 servers`),
  ];
}

const rows = (
  rates: Readonly<Record<string, readonly number[]>>,
  what: (size: string) => string,
): readonly Row[] =>
  Object.entries(rates).map(([size, each]) =>
    row(what(Number(size).toLocaleString('en')), 'ns/event', nanoseconds(each)),
  );
