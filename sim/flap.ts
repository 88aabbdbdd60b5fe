/** A flapping link: it goes down, up, down, up … until it is done, or until another fault decides what becomes of the link. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { EVENT, PendingEvent } from './event.ts';
import type { FaultOf } from './fault.ts';
import { onPair, setCut } from './links.ts';
import { NO_FLAP } from './link.ts';
import type { World } from './world.ts';

/** What each change of the link hands to the next. */
interface Flapping {
  readonly downUs: number;
  readonly upUs: number;
  /** How often it still goes down; null: until another fault ends it. */
  readonly left: number | null;
}

export function flap<State, V extends Vocabulary>(
  world: World<State, V>,
  { between, downUs, upUs, times }: FaultOf<'flap'>,
): void {
  assert(
    [downUs, upUs, times ?? 1].every((count) => Number.isSafeInteger(count) && count > 0),
    'a link flaps a whole number of times, down and up for whole microseconds above 0',
  );
  const fault = world.currentRow;
  onPair(world, between, (a, b) => {
    for (const [from, to] of waysBetween(a, b)) setCut(world, from, to, true, fault);
    changeLater(world, a, b, fault, 'up', { downUs, upUs, left: times === undefined ? null : times - 1 });
  });
}

/** The link goes up, or down again. @returns False if it does not flap any more. */
export function flapAgain<State, V extends Vocabulary>(
  world: World<State, V>,
  { process: a, peer: b, key: fault, name, payload }: PendingEvent,
): boolean {
  const ways = waysBetween(a, b).filter(([from, to]) => world.network.flapOf(from, to) === fault);
  if (ways.length === 0) return false;
  const { downUs, upUs, left } = payload as Flapping;
  const isDown = name === 'down';
  const isOver = !isDown && left === 0;
  world.countEvent(new PendingEvent(world.nowUs, 0, EVENT.flap, a, b, 0, 0, name, null, -1));
  world.currentRow = fault;
  for (const [from, to] of ways) setCut(world, from, to, isDown, isOver ? NO_FLAP : fault);
  if (isDown) changeLater(world, a, b, fault, 'up', { downUs, upUs, left: left === null ? null : left - 1 });
  else if (!isOver) changeLater(world, a, b, fault, 'down', { downUs, upUs, left });
  return true;
}

/** @param fault - Row of the fault that made it flap: its name, for as long as it does. */
function changeLater<State, V extends Vocabulary>(
  world: World<State, V>,
  a: ProcessId,
  b: ProcessId,
  fault: number,
  way: 'up' | 'down',
  flapping: Flapping,
): void {
  const delayUs = way === 'up' ? flapping.downUs : flapping.upUs;
  world.push(world.nowUs + delayUs, EVENT.flap, a, b, 0, fault, way, flapping, fault);
}

/** The two directions of a link. */
const waysBetween = (a: ProcessId, b: ProcessId): readonly (readonly [ProcessId, ProcessId])[] => [
  [a, b],
  [b, a],
];
