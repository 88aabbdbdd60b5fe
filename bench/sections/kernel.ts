/** The kernel against the yardstick: headless, recorded, recorded with the full trace. */
import { HASH_BLOCK_EVENTS, Trace } from '../../sim/index.ts';
import { measureInTurns, ratios, type Subject } from '../measure.ts';
import { atLeast, type Row, row } from '../row.ts';
import { passingLatency, type PassingWorld, passingWorld } from '../workloads/passing.ts';
import { yardstick } from '../yardstick.ts';

const PROCESSES = 5;
const PENDING = 100;
const EVENTS = 1_000_000;
const ROUNDS = 11;

const onWorld = (work: (world: PassingWorld) => void): Subject => ({
  count: EVENTS,
  prepare() {
    const world = passingWorld(PROCESSES, PENDING);
    return () => work(world);
  },
});

function headless(world: PassingWorld): void {
  for (let event = 0; event < EVENTS; event++) world.step();
}

/** Keeps every fork, as a recorder does. */
function recorded(world: PassingWorld): void {
  const snapshots: PassingWorld[] = [];
  for (let event = 0; event < EVENTS; event++) {
    if (event % HASH_BLOCK_EVENTS === 0) snapshots.push(world.fork());
    world.step();
  }
}

function traced(world: PassingWorld): void {
  world.trace = new Trace(world.rowCount);
  recorded(world);
}

/** A fork before each event, thrown away after it: the driver that shows states before and after. */
function copying(world: PassingWorld): void {
  for (let event = 0; event < EVENTS; event++) {
    world.fork();
    world.step();
  }
}

export function kernel(): readonly Row[] {
  const rates = measureInTurns(
    {
      bare: yardstick(EVENTS, PENDING, passingLatency),
      headless: onWorld(headless),
      recorded: onWorld(recorded),
      traced: onWorld(traced),
      copying: onWorld(copying),
    },
    ROUNDS,
  );
  const millions = (name: keyof typeof rates): number[] => rates[name].map((rate) => rate / 1_000_000);
  return [
    row('yardstick: a bare heap loop', 'M events/s', millions('bare')),
    row('kernel, headless', 'M events/s', millions('headless')),
    row('kernel, headless', '× yardstick', ratios(rates.headless, rates.bare), atLeast(0.75)),
    row(
      'recorded: a fork kept each 1,024 events',
      '× yardstick',
      ratios(rates.recorded, rates.bare),
      atLeast(0.4),
    ),
    row('recorded, with the full trace', '× yardstick', ratios(rates.traced, rates.bare), atLeast(0.3)),
    row('a fork before each event', '× yardstick', ratios(rates.copying, rates.bare)),
  ];
}
