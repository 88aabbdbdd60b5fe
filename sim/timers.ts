/** Timers: one entry of the queue each, however often the deadline moves. */
import type { Vocabulary } from './actor.ts';
import { adjustClock, trueDelayUs } from './clock.ts';
import { EVENT, PendingEvent } from './event.ts';
import type { Process, Timer } from './process.ts';
import type { World } from './world.ts';

/** (Re)arms a timer. Only a deadline that moves to an earlier time needs a new entry in the queue. */
export function setTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
  delayUs: number,
): void {
  const row = world.addRow(process.id, 'timerSet', 0, world.currentRow, { timer, key, delayUs });
  armTimer(world, process, timer, key, delayUs, world.nowUs + trueDelayUs(process.clock, delayUs), row);
}

function armTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
  delayUs: number,
  dueUs: number,
  row: number,
): void {
  const order = world.takeOrder();
  const index = indexOfTimer(process, timer, key);
  const before = process.timers[index];
  let queuedUs = dueUs;
  let queuedOrder = order;
  if (before !== undefined && before.queuedUs <= dueUs) {
    queuedUs = before.queuedUs;
    queuedOrder = before.queuedOrder;
  } else queueTimer(world, process, timer, key, dueUs, order, row);
  const armed: Timer = { timer, key, delayUs, dueUs, order, queuedUs, queuedOrder, row };
  if (before === undefined) process.timers.push(armed);
  else process.timers[index] = armed;
}

export function cancelTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
): void {
  const index = indexOfTimer(process, timer, key);
  const before = process.timers[index];
  if (before === undefined || before.dueUs === Number.POSITIVE_INFINITY) return;
  world.addRow(process.id, 'timerCancel', 0, world.currentRow, { timer, key });
  // The entry stays in the queue, so the record must: it tells a stale entry from a live one.
  process.timers[index] = { ...before, dueUs: Number.POSITIVE_INFINITY };
}

/** An entry of the queue comes up. @returns Whether the timer fires now; otherwise it went back into the queue, or is dead. */
export function takeTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): boolean {
  const index = process.timers.findIndex(({ queuedOrder }) => queuedOrder === event.order);
  const armed = process.timers[index];
  if (armed === undefined) return false; // A newer, earlier entry took its place.
  const { timer, key, dueUs, order, row } = armed;
  if (dueUs === Number.POSITIVE_INFINITY) {
    process.timers.splice(index, 1);
    return false;
  }
  if (order !== event.order) {
    const queuedUs = Math.max(dueUs, world.nowUs);
    process.timers[index] = { ...armed, queuedUs, queuedOrder: order };
    queueTimer(world, process, timer, key, queuedUs, order, row);
    return false;
  }
  process.timers.splice(index, 1);
  return true;
}

/** Changes a clock. What is left of each pending delay is left by the process's own time. */
export function changeClock<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  ratePpm: number,
  jumpUs: number,
): void {
  const before = process.clock;
  process.clock = adjustClock(before, world.nowUs, ratePpm, jumpUs);
  if (ratePpm === before.ratePpm) return;
  for (const { timer, key, delayUs, dueUs, row } of process.timers.slice()) {
    if (dueUs === Number.POSITIVE_INFINITY) continue;
    const leftUs = Math.max(0, Math.floor(((dueUs - world.nowUs) * before.ratePpm) / 1_000_000));
    armTimer(world, process, timer, key, delayUs, world.nowUs + trueDelayUs(process.clock, leftUs), row);
  }
}

function queueTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
  atUs: number,
  order: number,
  row: number,
): void {
  const { id, incarnation } = process;
  world.queue.push(new PendingEvent(atUs, order, EVENT.timer, id, 0, incarnation, key, timer, null, row));
}

function indexOfTimer<State, V extends Vocabulary>(process: Process<State, V>, timer: string, key: number): number {
  const { timers } = process;
  for (let index = 0; index < timers.length; index++) {
    const candidate = timers[index] as Timer;
    if (candidate.timer === timer && candidate.key === key) return index;
  }
  return -1;
}
