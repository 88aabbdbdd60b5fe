/** What goes wrong between processes: links that are cut, parted or slow, and connections that are reset. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { sendSegment } from './connections.ts';
import { EVENT } from './event.ts';
import type { FaultOf, Target } from './fault.ts';
import { forEachPair, onPair, processesOf, setCut } from './links.ts';
import { knownProcess } from './targets.ts';
import type { World } from './world.ts';

export function cut<State, V extends Vocabulary>(
  world: World<State, V>,
  { from: first, to: second, ways }: FaultOf<'cut'>,
): void {
  onPair(world, [first, second], (from, to) => {
    setCut(world, from, to, true);
    if (ways === 'both') setCut(world, to, from, true);
  });
}

export function heal<State, V extends Vocabulary>(
  world: World<State, V>,
  { between }: FaultOf<'heal'>,
): void {
  if (between === 'all') return forEachPair(world.setting.ids, (from, to) => setCut(world, from, to, false));
  onPair(world, between, (a, b) => {
    setCut(world, a, b, false);
    setCut(world, b, a, false);
  });
}

/** Cuts and heals links between the processes named; whoever is not named keeps the links it has. */
function arrange<State, V extends Vocabulary>(
  world: World<State, V>,
  named: readonly Target[],
  areLinked: (from: ProcessId, to: ProcessId) => boolean,
): void {
  const ids = processesOf(world, named).toSorted((a, b) => a - b);
  forEachPair(ids, (from, to) => setCut(world, from, to, !areLinked(from, to)));
}

export function partition<State, V extends Vocabulary>(
  world: World<State, V>,
  { sides }: FaultOf<'partition'>,
): void {
  arrange(world, sides.flat(), (from, to) => sides.some((side) => side.includes(from) && side.includes(to)));
}

export function bridge<State, V extends Vocabulary>(
  world: World<State, V>,
  { among, through }: FaultOf<'bridge'>,
): void {
  const middle = knownProcess(world, through);
  if (middle === null) return;
  const others = processesOf(world, among).filter((id) => id !== middle);
  const isOnFirstSide = (id: ProcessId): boolean => others.indexOf(id) < others.length / 2;
  arrange(world, [...others, middle], (from, to) => {
    const isOverBridge = from === middle || to === middle;
    return isOverBridge || isOnFirstSide(from) === isOnFirstSide(to);
  });
}

export function ring<State, V extends Vocabulary>(
  world: World<State, V>,
  { kind, among }: FaultOf<'ring' | 'majoritiesRing'>,
): void {
  const members = processesOf(world, among);
  const { length } = members;
  // On each side as few as make a majority together with oneself.
  const reach = kind === 'ring' ? 1 : Math.ceil(Math.floor(length / 2) / 2);
  arrange(world, members, (from, to) => {
    const steps = Math.abs(members.indexOf(from) - members.indexOf(to));
    return Math.min(steps, length - steps) <= reach;
  });
}

export function delay<State, V extends Vocabulary>(
  world: World<State, V>,
  { from: first, to: second, ways, latency: changed }: FaultOf<'delay'>,
): void {
  onPair(world, [first, second], (from, to) => {
    const latency = world.network.setLatency(from, to, changed, world.token);
    if (ways === 'both') world.network.setLatency(to, from, changed, world.token);
    world.addOutsideRow('delayChange', world.currentRow, { from, to, ways, latency });
  });
}

export function reset<State, V extends Vocabulary>(
  world: World<State, V>,
  { between }: FaultOf<'reset'>,
): void {
  onPair(world, between, (a, b) => {
    for (const { id, initiator, acceptor } of world.network.openConnections()) {
      const isBetween = (initiator === a && acceptor === b) || (initiator === b && acceptor === a);
      const connection = isBetween ? world.network.ownConnection(id, world.token) : undefined;
      if (connection === undefined) continue;
      const row = world.addOutsideRow('reset', world.currentRow, {
        connection: id,
        between: [initiator, acceptor],
      });
      sendSegment(world, connection, initiator, EVENT.closed, 'reset', null, row);
      sendSegment(world, connection, acceptor, EVENT.closed, 'reset', null, row);
    }
  });
}
