/** Broadcast against the yardstick: five servers, a client at each with twenty writes under way, all properties watched. */
import { HASH_BLOCK_EVENTS } from '../../sim/index.ts';
import { measureInTurns, ratios } from '../measure.ts';
import { atLeast, type Row, row } from '../row.ts';
import { busyRun, type EnsembleRun } from '../workloads/ensemble.ts';
import { passingLatency } from '../workloads/passing.ts';
import { yardstick } from '../yardstick.ts';

/** Many, for each round begins with a collection, and that with the compiler. */
const EVENTS = 1_000_000;
const PENDING = 100;
const ROUNDS = 9;

const WINDOWS = [20, 20, 20, 20, 20];

const besideYardstick = (drive: (run: EnsembleRun) => void) =>
  measureInTurns(
    {
      bare: yardstick(EVENTS, PENDING, passingLatency),
      broadcast: {
        count: EVENTS,
        prepare() {
          const run = busyRun({ servers: 5, windows: WINDOWS });
          return () => drive(run);
        },
      },
    },
    ROUNDS,
  );

function headless(run: EnsembleRun): void {
  for (let event = 0; event < EVENTS; event++) run.step();
}

/** Keeps every fork, as a recorder does. */
function recorded(run: EnsembleRun): void {
  const snapshots: EnsembleRun[] = [];
  for (let event = 0; event < EVENTS; event++) {
    if (event % HASH_BLOCK_EVENTS === 0) snapshots.push(run.fork());
    run.step();
  }
}

const millions = (rates: readonly number[]): number[] => rates.map((rate) => rate / 1_000_000);

export function broadcastHeadless(): readonly Row[] {
  const { bare, broadcast } = besideYardstick(headless);
  return [
    row('yardstick: a bare heap loop', 'M events/s', millions(bare)),
    row('broadcast', 'M events/s', millions(broadcast)),
    row('broadcast', '× yardstick', ratios(broadcast, bare), atLeast(0.2)),
  ];
}

export function broadcastRecorded(): readonly Row[] {
  const { bare, broadcast } = besideYardstick(recorded);
  return [row('a fork kept each 1,024 events', '× yardstick', ratios(broadcast, bare), atLeast(0.1))];
}
