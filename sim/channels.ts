/** FIFO channels between the activities of one process. The hand-over of an item is an event of its own. */
import type { Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { subjectOfItem } from './decisions.ts';
import { EVENT, type PendingEvent } from './event.ts';
import { drawLatency, isConstant } from './latency.ts';
import { type Channel, copyChannel, type Process } from './process.ts';
import type { World } from './world.ts';

/** Puts an item into a channel; it is handed over behind all that was posted before. */
export function post<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
  item: unknown,
): void {
  const channel = ownChannel(world, process, name, key);
  const { handOver } = world.setting;
  let delayUs = isConstant(handOver)
    ? handOver.us
    : drawLatency(handOver, world.streams.own('local', process.id, world.token));
  if (world.decisions !== null) {
    const subject = subjectOfItem(process.id, name, world.network.partnerOf(process.id, key));
    delayUs = world.decisions.decide(subject, delayUs, isConstant(handOver), world.nowUs);
  }
  const dueUs = Math.max(world.nowUs + Math.max(1, delayUs), channel.dueUs + 1);
  channel.dueUs = dueUs;
  const row = world.addRow(process, 'post', 0, world.currentRow, item);
  world.push(dueUs, EVENT.post, process.id, 0, process.incarnation, key, name, item, row);
}

/** The reader of a channel is blocked: items wait in order. */
export function hold<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): void {
  ownChannel(world, process, name, key).isHeld = true;
}

/** The reader of a channel is no longer blocked. */
export function release<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): void {
  const channel = ownChannel(world, process, name, key);
  if (!channel.isHeld) return;
  channel.isHeld = false;
  if (channel.waiting.length > 0) drainLater(world, process, channel);
}

/** Throws away what was posted and is not yet handed over. */
export function clear<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): void {
  const channel = ownChannel(world, process, name, key);
  channel.waiting = Backlog.empty();
  channel.wantedFromRow = world.rowCount; // Rows are counted whether or not somebody keeps them.
}

/** An item comes up. @returns Whether it is handed over now; otherwise it was cleared, or waits for the reader. */
export function takeItem<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): boolean {
  const channel = process.channels[indexOfChannel(process, event.name, event.key)] as Channel;
  if (event.cause < channel.wantedFromRow) return false;
  if (!channel.isHeld && channel.waiting.length === 0) return true;
  ownChannel(world, process, event.name, event.key).waiting = channel.waiting.push(event);
  return false;
}

/** @returns Whether an item was not cleared since it was posted. */
export function isWanted<State, V extends Vocabulary>(
  process: Process<State, V>,
  item: PendingEvent,
): boolean {
  const channel = process.channels[indexOfChannel(process, item.name, item.key)];
  return channel !== undefined && item.cause >= channel.wantedFromRow;
}

/** @returns The first item that waits in a channel, or null if there is none or the reader is blocked again. */
export function takeWaitingItem<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  drain: PendingEvent,
): PendingEvent | null {
  const channel = ownChannel(world, process, drain.name, drain.key);
  const item = channel.waiting.first();
  if (item === undefined || channel.isHeld) return null;
  channel.waiting = channel.waiting.rest();
  if (channel.waiting.length > 0) drainLater(world, process, channel);
  return item;
}

function drainLater<State, V extends Vocabulary>(
  world: World<State, V>,
  { id, incarnation }: Process<State, V>,
  { channel, key }: Channel,
): void {
  world.push(world.nowUs + 1, EVENT.drainChannel, id, 0, incarnation, key, channel, null, -1);
}

/** @returns The channel, made if need be, writable by this world. */
function ownChannel<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  name: string,
  key: number,
): Channel {
  const index = indexOfChannel(process, name, key);
  const channel = process.channels[index];
  if (channel !== undefined && channel.owner === world.token) return channel;
  return makeOwnChannel(process, index, name, key, world.token);
}

function makeOwnChannel<State, V extends Vocabulary>(
  process: Process<State, V>,
  index: number,
  name: string,
  key: number,
  owner: object,
): Channel {
  const shared = process.channels[index];
  const channel =
    shared === undefined
      ? { owner, channel: name, key, dueUs: 0, isHeld: false, waiting: NOTHING_WAITS, wantedFromRow: 0 }
      : copyChannel(shared, owner);
  process.channels[index] = channel;
  return channel;
}

const NOTHING_WAITS = Backlog.empty<PendingEvent>();

/** @returns Where the channel is, or would be added. Channels are few, and a map would have to be copied with each fork. */
function indexOfChannel<State, V extends Vocabulary>(
  process: Process<State, V>,
  name: string,
  key: number,
): number {
  const { channels } = process;
  for (let index = 0; index < channels.length; index++) {
    const candidate = channels[index] as Channel;
    if (candidate.key === key && candidate.channel === name) return index;
  }
  return channels.length;
}
