/** Links as faults change them: one direction between two processes is cut, or it is not. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { releaseHeldSegments } from './connections.ts';
import type { Target } from './fault.ts';
import { NO_FLAP } from './link.ts';
import { knownProcess } from './targets.ts';
import type { World } from './world.ts';

/**
 * Cuts or heals what `from` sends to `to`. Whoever does that decides what becomes of the link: it does not flap any more.
 *
 * @param flap - The fault by which the link flaps from now on.
 */
export function setCut<State, V extends Vocabulary>(
  world: World<State, V>,
  from: ProcessId,
  to: ProcessId,
  isCut: boolean,
  flap = NO_FLAP,
): void {
  const { network } = world;
  network.setFlap(from, to, flap, world.token);
  if (network.isCut(from, to) === isCut) return;
  network.setCut(from, to, isCut, world.token);
  world.addSeenRow(0, isCut ? 'linkCut' : 'linkHeal', world.currentRow, { from, to });
  if (!isCut) releaseHeldSegments(world, from, to);
}

/** @returns The processes that are named, each once, in that order. */
export const processesOf = <State, V extends Vocabulary>(
  world: World<State, V>,
  targets: readonly Target[],
): readonly ProcessId[] => [
  ...new Set(targets.map((target) => knownProcess(world, target)).filter((id) => id !== null)),
];

/** A fault of two processes changes nothing where one of them is nobody, or both are the same. */
export function onPair<State, V extends Vocabulary>(
  world: World<State, V>,
  pair: readonly [Target, Target],
  act: (first: ProcessId, second: ProcessId) => void,
): void {
  const first = knownProcess(world, pair[0]);
  const second = knownProcess(world, pair[1]);
  if (first !== null && second !== null && first !== second) act(first, second);
}

export function forEachPair(ids: readonly ProcessId[], act: (from: ProcessId, to: ProcessId) => void): void {
  for (const from of ids) for (const to of ids) if (from !== to) act(from, to);
}
