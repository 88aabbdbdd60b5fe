/** What happens inside processes: timers, and hand-overs between activities. Most events of a real server are of these kinds. */
import { measureInTurns, ratios, type Subject } from '../measure.ts';
import { type Row, row } from '../row.ts';
import { handingOverWorld } from '../workloads/handingOver.ts';
import { passingLatency } from '../workloads/passing.ts';
import { timingWorld } from '../workloads/timing.ts';
import { yardstick } from '../yardstick.ts';

const EVENTS = 500_000;
const PENDING = 100;
const ROUNDS = 9;

const stepping = (newWorld: () => { step(): boolean }): Subject => ({
  count: EVENTS,
  prepare() {
    const world = newWorld();
    return () => {
      for (let event = 0; event < EVENTS; event++) world.step();
    };
  },
});

export function local(): readonly Row[] {
  const rates = measureInTurns(
    {
      bare: yardstick(EVENTS, PENDING, passingLatency),
      timers: stepping(timingWorld),
      handOvers: stepping(handingOverWorld),
    },
    ROUNDS,
  );
  return [
    row('timers: each firing arms two', '× yardstick', ratios(rates.timers, rates.bare)),
    row('hand-overs: each item posts the next', '× yardstick', ratios(rates.handOvers, rates.bare)),
  ];
}
