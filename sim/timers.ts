/** Timers: a few entries of the queue each, however often the deadline moves (see `Timer`). */
import type { Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { adjustClock, trueDelayUs } from './clock.ts';
import { EVENT, PendingEvent } from './event.ts';
import { copyTimer, type Process, type QueuedEntry, type Timer } from './process.ts';
import type { World } from './world.ts';

/** (Re)arms a timer. Only a deadline that moves to an earlier time needs a new entry in the queue. */
export function setTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
  delayUs: number,
): void {
  assert(delayUs >= 0 && Number.isSafeInteger(delayUs), 'a delay is an integer of microseconds, at least 0');
  const data = world.trace && { timer, key, delayUs };
  const row = world.addRow(process, 'timerSet', 0, world.currentRow, data);
  armTimer(world, process, timer, key, delayUs, world.nowUs + trueDelayUs(process.clock, delayUs), row);
}

function armTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
  delayUs: number,
  dueUs: number,
  row: number,
): void {
  const order = world.takeOrder();
  const timer = findTimer(world, process, name, key);
  if (timer === undefined) return addTimer(world, process, name, key, delayUs, dueUs, row, order);
  timer.delayUs = delayUs;
  timer.dueUs = dueUs;
  timer.isCancelled = false;
  timer.order = order;
  timer.row = row;
  if (timer.queuedUs <= dueUs) return;
  timer.behind = { us: timer.queuedUs, order: timer.queuedOrder, behind: timer.behind };
  requeueTimer(world, process, timer, dueUs);
}

function addTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: string,
  key: number,
  delayUs: number,
  dueUs: number,
  row: number,
  order: number,
): void {
  const { token: owner } = world;
  process.timers.push({
    owner,
    timer,
    key,
    delayUs,
    dueUs,
    isCancelled: false,
    order,
    queuedUs: dueUs,
    queuedOrder: order,
    behind: null,
    row,
  });
  queueTimer(world, process, timer, key, dueUs, order, row);
}

export function cancelTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): void {
  const timer = findTimer(world, process, name, key);
  if (timer === undefined || timer.isCancelled) return;
  world.addRow(process, 'timerCancel', 0, world.currentRow, world.trace && { timer: name, key });
  timer.isCancelled = true;
}

/** An entry of the queue comes up. @returns Whether the timer fires now; otherwise it went back into the queue, or is dead. */
export function takeTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): boolean {
  const index = indexOfEntry(process, event.order);
  assert(index >= 0, 'an entry of a timer is known to it until it comes up');
  const timer = ownTimer(world, process, index);
  const { behind } = timer;
  if (timer.isCancelled || timer.order === event.order) {
    const fires = !timer.isCancelled;
    if (behind === null) removeTimer(process, index);
    else {
      timer.isCancelled = true;
      useEntry(timer, behind);
    }
    return fires;
  }
  const dueUs = Math.max(timer.dueUs, world.nowUs);
  if (behind !== null && behind.us <= dueUs) useEntry(timer, behind);
  else requeueTimer(world, process, timer, dueUs);
  return false;
}

/** The entry that came up is gone; the one behind it is next. */
function useEntry(timer: Timer, { us, order, behind }: QueuedEntry): void {
  timer.queuedUs = us;
  timer.queuedOrder = order;
  timer.behind = behind;
}

/** Changes a clock. What is left of each pending delay is left by the process's own time. */
export function changeClock<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  ratePpm: number,
  jumpUs: number,
): void {
  assert(ratePpm >= 1 && Number.isSafeInteger(ratePpm), 'a clock runs forwards, by whole parts per million');
  assert(Number.isSafeInteger(jumpUs), 'a clock jumps by whole microseconds');
  const before = process.clock;
  process.clock = adjustClock(before, world.nowUs, ratePpm, jumpUs);
  if (ratePpm === before.ratePpm) return;
  for (const { timer, key, delayUs, dueUs, isCancelled, row } of process.timers.slice()) {
    if (isCancelled) continue;
    const leftUs = Math.max(0, Math.floor(((dueUs - world.nowUs) * before.ratePpm) / 1_000_000));
    armTimer(world, process, timer, key, delayUs, world.nowUs + trueDelayUs(process.clock, leftUs), row);
  }
}

/** The timer gets a new entry in the queue. */
function requeueTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  timer: Timer,
  atUs: number,
): void {
  timer.queuedUs = atUs;
  timer.queuedOrder = timer.order;
  queueTimer(world, process, timer.timer, timer.key, atUs, timer.order, timer.row);
}

function queueTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
  atUs: number,
  order: number,
  row: number,
): void {
  const { id, incarnation } = process;
  world.queue.push(new PendingEvent(atUs, order, EVENT.timer, id, 0, incarnation, key, name, null, row));
}

// The few timers of a process are searched in turn: a map would have to be copied with each fork.

/** @returns The timer, writable by this world, or undefined if nothing of that name is queued. */
function findTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): Timer | undefined {
  const { timers } = process;
  for (let index = 0; index < timers.length; index++) {
    const candidate = timers[index] as Timer;
    if (candidate.key === key && candidate.timer === name) return ownTimer(world, process, index);
  }
  return undefined;
}

function indexOfEntry<State, V extends Vocabulary>(process: Process<State, V>, order: number): number {
  const { timers } = process;
  for (let index = 0; index < timers.length; index++) {
    if ((timers[index] as Timer).queuedOrder === order) return index;
  }
  return -1;
}

function ownTimer<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  index: number,
): Timer {
  const timer = process.timers[index] as Timer;
  if (timer.owner === world.token) return timer;
  const copy = copyTimer(timer, world.token);
  process.timers[index] = copy;
  return copy;
}

/** The last one takes its place: nobody asks in which order timers lie. */
function removeTimer<State, V extends Vocabulary>(process: Process<State, V>, index: number): void {
  const last = process.timers.pop() as Timer;
  if (index < process.timers.length) process.timers[index] = last;
}
