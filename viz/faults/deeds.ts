/** What can be done to the ensemble at a moment, each as the words of an intervention, and why some of it makes no sense now. */
import {
  type FaultSubject,
  possibleFaults,
  type WorldFacts,
} from '../../scenarios/intervention/possibleFaults.ts';
import type { InterventionName } from '../../scenarios/intervention/verbs.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';

export type Reason = NonNullable<ReturnType<typeof possibleFaults>[number]['reason']>;

/** Something to press. */
export interface Deed<Name extends string = string> {
  readonly name: Name;
  /** As `--do` takes it, without its moment. */
  readonly words: string;
  /** Null of what makes sense. */
  readonly reason: Reason | null;
}

export function factsOf({ servers, network }: ClusterState): WorldFacts {
  return {
    servers: servers.map(({ id, isUp, isPaused, facts: { disk } }) => ({
      id,
      isUp,
      isPaused,
      disk: {
        isSlow: disk.includes('slow'),
        isFailing: disk.includes('failing'),
        isFull: disk.includes('full'),
      },
    })),
    cuts: network.cuts.map((cut) => cut.split('>').map(Number) as [number, number]),
    held: [...new Set(network.held.map(({ name }) => name))],
  };
}

const reasonIn = (facts: WorldFacts, subject: FaultSubject, verb: InterventionName): Reason | null =>
  possibleFaults(facts, subject).find((fault) => fault.verb === verb)?.reason ?? null;

const serverDeed = <Name extends string>(
  facts: WorldFacts,
  server: ProcessId,
  [name, verb, more]: readonly [name: Name, verb: InterventionName, more?: string],
): Deed<Name> => ({
  name,
  words: `${verb} ${server}${more === undefined ? '' : ` ${more}`}`,
  reason: reasonIn(facts, { server }, verb),
});

export type Unsynced = 'lost' | 'prefix' | 'torn';

export type ProcessDeed = 'kill' | 'powerOff' | 'restart' | 'start' | 'pause' | 'resume';

/** Starting and restarting have one place, as have pausing and going on: so a button that was pressed is still there. */
export function processDeeds(
  facts: WorldFacts,
  server: ProcessId,
  unsynced: Unsynced,
): readonly Deed<ProcessDeed>[] {
  const now = facts.servers.find(({ id }) => id === server);
  if (now === undefined) return [];
  const deeds = [
    ['kill', 'kill'],
    ['powerOff', 'powerOff', unsynced],
    now.isUp ? (['restart', 'restart'] as const) : (['start', 'start'] as const),
    now.isPaused ? (['resume', 'resume'] as const) : (['pause', 'pause'] as const),
  ] as const;
  return deeds.map((deed) => serverDeed<ProcessDeed>(facts, server, deed));
}

export type DiskDeed =
  | 'slowDisk'
  | 'normalDisk'
  | 'failDisk'
  | 'repairDisk'
  | 'fillDisk'
  | 'freeDisk'
  | 'loseDisk';

/** @param latency - Of each operation of a slow disk: `50ms`. */
export function diskDeeds(facts: WorldFacts, server: ProcessId, latency: string): readonly Deed<DiskDeed>[] {
  const deeds = [
    ['slowDisk', 'slowDisk', latency],
    ['normalDisk', 'slowDisk', 'normal'],
    ['failDisk', 'failDisk'],
    ['repairDisk', 'repairDisk'],
    ['fillDisk', 'fillDisk'],
    ['freeDisk', 'freeDisk'],
    ['loseDisk', 'loseDisk'],
  ] as const;
  return deeds.map((deed) => serverDeed<DiskDeed>(facts, server, deed));
}

/** Which way a link is meant. */
export type Ways = 'both' | 'there' | 'back';

export type LinkDeed = 'cut' | 'heal' | 'delay' | 'normalDelay' | 'reset';

export function linkDeeds(
  facts: WorldFacts,
  [from, to]: readonly [ProcessId, ProcessId],
  ways: Ways,
  latency: string,
): readonly Deed<LinkDeed>[] {
  const pair = `${from}-${to}`;
  const link = { both: pair, there: `${from}>${to}`, back: `${to}>${from}` }[ways];
  const subject = { link: ways === 'back' ? ([to, from] as const) : ([from, to] as const) };
  const isCut = (a: ProcessId, b: ProcessId): boolean =>
    facts.cuts.some((direction) => direction[0] === a && direction[1] === b);
  const [there, back] = subject.link;
  // One way is cut already where that way is cut, whatever becomes of the other.
  const oneWayReason: Reason | null =
    ways !== 'both' && isCut(there, back)
      ? { id: 'impossible.cut', params: { from: there, to: back } }
      : null;
  return [
    { name: 'cut', words: `cut ${link}`, reason: oneWayReason ?? reasonIn(facts, subject, 'cut') },
    { name: 'heal', words: `heal ${pair}`, reason: reasonIn(facts, subject, 'heal') },
    { name: 'delay', words: `delay ${link} ${latency}`, reason: null },
    { name: 'normalDelay', words: `delay ${link} normal`, reason: null },
    { name: 'reset', words: `reset ${pair}`, reason: null },
  ];
}

/** From everybody else. */
export function isolate(facts: WorldFacts, server: ProcessId): Deed<'isolate'> {
  const others = facts.servers.map(({ id }) => id).filter((id) => id !== server);
  const reason = reasonIn(facts, { all: true }, 'partition');
  return { name: 'isolate', words: partition([[server], others]), reason };
}

/** @param sides - At least two; whoever is on several reaches all of these. */
export const partition = (sides: readonly (readonly ProcessId[])[]): string =>
  `partition ${sides.map((side) => side.join(',')).join('|')}`;

export const healAll = (facts: WorldFacts): Deed<'healAll'> => ({
  name: 'healAll',
  words: 'heal all',
  reason: reasonIn(facts, { all: true }, 'heal'),
});

/**
 * @param ratePercent - How fast its clock runs.
 * @param jump - By how much it jumps: `-3s`; empty: not at all.
 * @returns Null where that says nothing.
 */
export function clockWords(server: ProcessId, ratePercent: string, jump: string): string | null {
  const percent = Number(ratePercent);
  const isRate = ratePercent.trim() !== '' && Number.isFinite(percent) && percent > 0;
  const isJump = /^-?\d+(\.\d+)?(us|ms|s|m)$/.test(jump.trim());
  if (!isRate && !isJump) return null;
  const rate = isRate ? ` rate ${Number((percent / 100).toFixed(6))}` : '';
  return `clock ${server}${rate}${isJump ? ` jump ${jump.trim()}` : ''}`;
}

const LATENCY = /^\d+(\.\d+)?(us|ms|s)(\.\.\d+(\.\d+)?(us|ms|s))?$/;

/** Whether it can be a latency: `200ms`, `1ms..3ms`. */
export const isLatency = (text: string): boolean => LATENCY.test(text.trim());

/** Single keys for the server that is selected. */
export const deedKeys = [
  { key: 'C', names: ['kill'] },
  { key: 'S', names: ['restart', 'start'] },
  { key: 'P', names: ['pause', 'resume'] },
] as const;

/** @returns What a key does to a server; null: nothing. */
export function deedOfKey(facts: WorldFacts, server: ProcessId, key: string): Deed<ProcessDeed> | null {
  const names: readonly ProcessDeed[] =
    deedKeys.find((known) => known.key === key.toUpperCase())?.names ?? [];
  return processDeeds(facts, server, 'lost').find(({ name }) => names.includes(name)) ?? null;
}
