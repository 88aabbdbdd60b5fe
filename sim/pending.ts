/** What is still pending, as plain values: to show, not to run. */
import type { ProcessId, Vocabulary } from './actor.ts';
import type { Backlog } from './backlog.ts';
import { isWanted } from './channels.ts';
import { LOST_SEGMENTS } from './connections.ts';
import { EVENT, type PendingEvent } from './event.ts';
import type { World } from './world.ts';

/** Index: the number of the kind of event; null for what never waits. What comes behind these is no input. */
const KINDS = [
  'boot',
  'message',
  'datagram',
  'accepted',
  'connected',
  'refused',
  'closed',
  'timer',
  'disk',
  'post',
  null,
  null,
  'command',
] as const;

type PendingKind = NonNullable<(typeof KINDS)[number]>;

/** One input that is on its way to a process. */
export interface Pending {
  readonly kind: PendingKind;
  /** Virtual microseconds; null while it is held up: by a cut link, a host that is off, a paused process, a blocked reader. */
  readonly atUs: number | null;
  /** Who receives it. */
  readonly process: ProcessId;
  /** Who sent it; 0 where nobody did. */
  readonly peer: ProcessId;
  /** Connection, ticket, or key of a timer or channel. */
  readonly key: number;
  /** Port, timer, channel, disk operation or reason. */
  readonly name: string;
  /** Message, item or command; null if there is none. */
  readonly payload: unknown;
}

/** @returns All of it: first what is held up, then the rest, soonest first. */
export function pendingOf<State, V extends Vocabulary>(world: World<State, V>): readonly Pending[] {
  const queued = world.queue.inOrder().filter((event) => isLive(world, event));
  const due = [...queued.map((event) => asPending(event, event.atUs)), ...timersOf(world)];
  return [...heldUp(world), ...due.sort((a, b) => (a.atUs ?? 0) - (b.atUs ?? 0))];
}

/** Entries of timers are counted with the timers: their deadlines may have moved. */
function isLive<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  if (event.kind >= KINDS.length || event.kind === EVENT.timer) return false;
  if (event.life === 0) return true;
  const process = world.processes[event.process];
  if (process === undefined || process.state === null || event.life !== process.incarnation) return false;
  return event.kind !== EVENT.post || isWanted(process, event);
}

function timersOf<State, V extends Vocabulary>(world: World<State, V>): readonly Pending[] {
  return world.processes.flatMap((process) =>
    (process?.timers ?? [])
      .filter(({ isCancelled }) => !isCancelled)
      .map(({ timer, key, dueUs }) => ({
        kind: 'timer' as const,
        atUs: process?.isPaused === true && dueUs <= world.nowUs ? null : dueUs,
        process: process?.id ?? 0,
        peer: 0,
        key,
        name: timer,
        payload: null,
      })),
  );
}

function heldUp<State, V extends Vocabulary>(world: World<State, V>): readonly Pending[] {
  const onLinks = world.network
    .openConnections()
    .flatMap(({ heldForAcceptor, heldForInitiator }) => [heldForAcceptor, heldForInitiator])
    .filter((held) => held !== LOST_SEGMENTS);
  const atProcesses = world.processes.flatMap((process) =>
    process === undefined ? [] : [process.backlog, ...process.channels.map(({ waiting }) => waiting)],
  );
  return [...onLinks, ...atProcesses].flatMap((held: Backlog<PendingEvent>) =>
    held
      .toJSON()
      .filter((event) => isLive(world, event))
      .map((event) => asPending(event, null)),
  );
}

function asPending(event: PendingEvent, atUs: number | null): Pending {
  const { process, peer, key, name, payload } = event;
  const kind = (KINDS as readonly (PendingKind | null)[])[event.kind] as PendingKind;
  return { kind, atUs, process, peer, key, name, payload };
}
