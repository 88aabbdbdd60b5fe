/** Makes faults happen. Each is an event of the run: it has a row, counts, and is part of the digest. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { assert, assertNever } from './assert.ts';
import { releaseHeldSegments, sendSegment } from './connections.ts';
import { EVENT } from './event.ts';
import { losePower } from './disk.ts';
import { disturbDisk } from './diskFaults.ts';
import type { Fault, FaultKind, Target, Unsynced } from './fault.ts';
import { beginLife, endLife } from './life.ts';
import type { Process } from './process.ts';
import { drawBelow } from './random.ts';
import { changeClock } from './timers.ts';
import type { World } from './world.ts';

/** A fault that finds nothing to act on (kill a server that is down, a leader where there is none) changes nothing. */
export function injectFault<State, V extends Vocabulary>(world: World<State, V>, fault: Fault): void {
  world.countEvent(EVENT.fault, 0, 0, 0, fault.kind, fault);
  world.currentRow = world.addSeenRow(0, 'fault', -1, fault);
  switch (fault.kind) {
    case 'start':
      return onProcess(world, fault, (process) => {
        if (process.state === null) beginLife(world, process, fault.argument);
      });
    case 'kill':
      return onProcess(world, fault, (process) => kill(world, process));
    case 'powerOff':
      return onProcess(world, fault, (process) => powerOff(world, process, fault.unsynced));
    case 'restart':
      return onProcess(world, fault, (process) => {
        kill(world, process);
        beginLife(world, process, fault.argument);
      });
    case 'command':
      return onProcess(world, fault, (process) => command(world, process, fault));
    case 'disk':
      return onProcess(world, fault, (process) => disturbDisk(world, process, fault.disk));
    case 'pause':
      return onProcess(world, fault, (process) => pause(world, process));
    case 'resume':
      return onProcess(world, fault, (process) => resume(world, process));
    case 'clock':
      return onProcess(world, fault, (process) => {
        const { ratePpm = process.clock.ratePpm, jumpUs = 0 } = fault;
        changeClock(world, process, ratePpm, jumpUs);
        world.addSeenRow(process.id, 'clockChange', world.currentRow, { ratePpm, jumpUs });
      });
    case 'cut':
      return onPair(world, fault.kind, fault.from, fault.to, (from, to) => {
        setCut(world, from, to, true);
        if (fault.ways === 'both') setCut(world, to, from, true);
      });
    case 'partition':
      return partition(world, fault.sides);
    case 'heal':
      return heal(world, fault.between);
    case 'delay':
      return onPair(world, fault.kind, fault.from, fault.to, (from, to) => {
        const latency = world.network.setLatency(from, to, fault.latency, world.token);
        if (fault.ways === 'both') world.network.setLatency(to, from, fault.latency, world.token);
        world.addOutsideRow('delayChange', world.currentRow, { from, to, ways: fault.ways, latency });
      });
    case 'reset':
      return onPair(world, fault.kind, fault.between[0], fault.between[1], (a, b) =>
        resetConnections(world, a, b),
      );
    default:
      return assertNever(fault);
  }
}

/** @returns The process that a target stands for now, or null. Where several fit, one is drawn. */
function resolveTarget<State, V extends Vocabulary>(
  world: World<State, V>,
  kind: FaultKind,
  target: Target,
): ProcessId | null {
  if (typeof target === 'number') return world.processes[target] === undefined ? null : target;
  const candidates = world.setting.actor.resolve?.(target, world.states());
  assert(candidates !== undefined, 'a symbolic target is a word that the protocol knows');
  if (candidates.length <= 1) return candidates[0] ?? null;
  return candidates[drawBelow(world.streams.ownOfTargets(kind, world.token), candidates.length)] ?? null;
}

function onProcess<State, V extends Vocabulary>(
  world: World<State, V>,
  { kind, process: target }: Extract<Fault, { readonly process: Target }>,
  act: (process: Process<State, V>) => void,
): void {
  const id = resolveTarget(world, kind, target);
  if (id !== null) act(world.ownProcess(id));
}

function onPair<State, V extends Vocabulary>(
  world: World<State, V>,
  kind: FaultKind,
  first: Target,
  second: Target,
  act: (first: ProcessId, second: ProcessId) => void,
): void {
  const a = resolveTarget(world, kind, first);
  const b = resolveTarget(world, kind, second);
  if (a !== null && b !== null && a !== b) act(a, b);
}

function command<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  { kind, command: payload, about }: Extract<Fault, { readonly kind: 'command' }>,
): void {
  const peer = about === undefined ? null : resolveTarget(world, kind, about);
  if (process.state === null) return;
  const { id, incarnation } = process;
  world.push(world.nowUs, EVENT.command, id, peer ?? 0, incarnation, 0, '', payload, world.currentRow);
}

function kill<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  if (process.state === null) return;
  world.addSeenRow(process.id, 'kill', world.currentRow, {});
  endLife(world, process, 'told');
}

function powerOff<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  unsynced: Unsynced,
): void {
  if (!process.isHostUp) return;
  const { length } = process.disk.unsynced;
  const reached =
    unsynced === 'lost' || length === 0
      ? 0
      : drawBelow(world.streams.own('faultDisk', process.id, world.token), length + 1);
  const { disk, lost, torn } = losePower(process.disk, reached, unsynced === 'torn');
  // What is left on a disk is in no payload: two runs that differ in it only would have one digest.
  world.foldIntoEvent(process.id, length - lost, lost, Number(torn));
  world.addSeenRow(process.id, 'powerOff', world.currentRow, { unsynced, lost, torn });
  process.disk = disk;
  process.diskBusyUntilUs = 0;
  endLife(world, process, 'untold');
  process.isHostUp = false;
}

function pause<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  if (process.state === null || process.isPaused) return;
  process.isPaused = true;
  world.addSeenRow(process.id, 'pause', world.currentRow, {});
}

function resume<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  if (!process.isPaused) return;
  process.isPaused = false;
  world.addSeenRow(process.id, 'resume', world.currentRow, {});
  if (process.backlog.length === 0) return;
  world.push(world.nowUs, EVENT.drainProcess, process.id, 0, process.incarnation, 0, '', null, -1);
}

function setCut<State, V extends Vocabulary>(
  world: World<State, V>,
  from: ProcessId,
  to: ProcessId,
  isCut: boolean,
): void {
  if (world.network.isCut(from, to) === isCut) return;
  world.network.ownLink(from, to, world.token).isCut = isCut;
  world.addSeenRow(0, isCut ? 'linkCut' : 'linkHeal', world.currentRow, { from, to });
  if (!isCut) releaseHeldSegments(world, from, to);
}

function partition<State, V extends Vocabulary>(
  world: World<State, V>,
  sides: readonly (readonly Target[])[],
): void {
  const named = sides.map((side) => side.map((target) => resolveTarget(world, 'partition', target)));
  forEachPair(world.setting.ids, (from, to) => {
    const areTogether = named.some((side) => side.includes(from) && side.includes(to));
    setCut(world, from, to, !areTogether);
  });
}

function heal<State, V extends Vocabulary>(
  world: World<State, V>,
  between: readonly [Target, Target] | 'all',
): void {
  if (between === 'all') return forEachPair(world.setting.ids, (from, to) => setCut(world, from, to, false));
  onPair(world, 'heal', between[0], between[1], (a, b) => {
    setCut(world, a, b, false);
    setCut(world, b, a, false);
  });
}

function resetConnections<State, V extends Vocabulary>(
  world: World<State, V>,
  a: ProcessId,
  b: ProcessId,
): void {
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
}

function forEachPair(ids: readonly ProcessId[], act: (from: ProcessId, to: ProcessId) => void): void {
  for (const from of ids) for (const to of ids) if (from !== to) act(from, to);
}
