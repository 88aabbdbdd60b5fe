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

/** Each driver runs beside the yardstick in a process of its own: what one keeps must not slow another. */
const besideYardstick = (work: (world: PassingWorld) => void) =>
  measureInTurns({ bare: yardstick(EVENTS, PENDING, passingLatency), kernel: onWorld(work) }, ROUNDS);

const millions = (rates: readonly number[]): number[] => rates.map((rate) => rate / 1_000_000);

export function kernelHeadless(): readonly Row[] {
  const { bare, kernel } = besideYardstick(headless);
  return [
    row('yardstick: a bare heap loop', 'M events/s', millions(bare)),
    row('kernel', 'M events/s', millions(kernel)),
    row('kernel', '× yardstick', ratios(kernel, bare), atLeast(0.75)),
  ];
}

export function kernelRecorded(): readonly Row[] {
  const { bare, kernel } = besideYardstick(recorded);
  return [row('a fork kept each 1,024 events', '× yardstick', ratios(kernel, bare), atLeast(0.4))];
}

export function kernelTraced(): readonly Row[] {
  const { bare, kernel } = besideYardstick(traced);
  return [row('the same, with the full trace', '× yardstick', ratios(kernel, bare), atLeast(0.3))];
}

export function kernelCopying(): readonly Row[] {
  const { bare, kernel } = besideYardstick(copying);
  return [row('a fork before each event', '× yardstick', ratios(kernel, bare))];
}
