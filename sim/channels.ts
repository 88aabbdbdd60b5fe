/** FIFO channels between the activities of one process. The hand-over of an item is an event of its own. */
import type { Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { EVENT, PendingEvent } from './event.ts';
import { drawLatency, isConstant } from './latency.ts';
import type { Channel, Process } from './process.ts';
import type { World } from './world.ts';

/** Puts an item into a channel; it is handed over behind all that was posted before. */
export function post<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
  item: unknown,
): void {
  const index = indexOfChannel(process, name, key);
  const channel = process.channels[index] as Channel;
  const { handOver } = world.setting;
  const delayUs = isConstant(handOver)
    ? drawLatency(handOver, NO_STREAM)
    : drawLatency(handOver, world.ownStream(`local/${process.id}`));
  const dueUs = Math.max(world.nowUs + Math.max(1, delayUs), channel.dueUs + 1);
  process.channels[index] = { ...channel, dueUs };
  const row = world.addRow(process.id, 'post', 0, world.currentRow, item);
  const { id, incarnation } = process;
  world.queue.push(
    new PendingEvent(dueUs, world.takeOrder(), EVENT.post, id, channel.generation, incarnation, key, name, item, row),
  );
}

/** The reader of a channel is no longer blocked. */
export function release<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): void {
  const channel = process.channels[indexOfChannel(process, name, key)] as Channel;
  if (!channel.isHeld) return;
  changeChannel(process, name, key, (held) => ({ ...held, isHeld: false }));
  if (channel.waiting.length === 0) return;
  world.push(world.nowUs + 1, EVENT.drainChannel, process.id, 0, process.incarnation, key, name, null, -1);
}

export function changeChannel<State, V extends Vocabulary>(
  process: Process<State, V>,
  name: string,
  key: number,
  change: (channel: Channel) => Channel,
): void {
  const index = indexOfChannel(process, name, key);
  process.channels[index] = change(process.channels[index] as Channel);
}

/** @returns Where the channel is, made if need be. */
function indexOfChannel<State, V extends Vocabulary>(process: Process<State, V>, name: string, key: number): number {
  const { channels } = process;
  for (let index = 0; index < channels.length; index++) {
    const candidate = channels[index] as Channel;
    if (candidate.channel === name && candidate.key === key) return index;
  }
  channels.push({ channel: name, key, dueUs: 0, isHeld: false, waiting: Backlog.empty(), generation: 0 });
  return channels.length - 1;
}

/** A constant latency reads no stream. */
const NO_STREAM = { owner: {}, c: 0, s0: 0, s1: 0, s2: 0 };

/** An item comes up. @returns Whether it is handed over now; otherwise it was cleared, or waits for the reader. */
export function takeItem<State, V extends Vocabulary>(process: Process<State, V>, event: PendingEvent): boolean {
  const index = indexOfChannel(process, event.name, event.key);
  const channel = process.channels[index] as Channel;
  if (channel.generation !== event.peer) return false;
  if (!channel.isHeld && channel.waiting.length === 0) return true;
  process.channels[index] = { ...channel, waiting: channel.waiting.push(event) };
  return false;
}

/** @returns The first item that waits in a channel, or null if there is none or the reader is blocked again. */
export function takeWaitingItem<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  drain: PendingEvent,
): PendingEvent | null {
  const index = indexOfChannel(process, drain.name, drain.key);
  const channel = process.channels[index] as Channel;
  const item = channel.waiting.first();
  if (item === undefined || channel.isHeld) return null;
  const waiting = channel.waiting.rest();
  process.channels[index] = { ...channel, waiting };
  if (waiting.length > 0) {
    world.push(world.nowUs + 1, EVENT.drainChannel, process.id, 0, process.incarnation, drain.key, drain.name, null, -1);
  }
  return item;
}
