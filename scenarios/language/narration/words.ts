/** What the sentences of every phase share: their parameters, and words that are the same in both languages. */
import { type Vote, type ZabMessage, type ZabObservation, zxidAsPair } from '../../../model/index.ts';
import type { Target } from '../../../sim/index.ts';
import { duration, list } from '../format.ts';
import type { Language } from '../language.ts';

export type Observation<Kind extends ZabObservation['kind']> = Extract<
  ZabObservation,
  { readonly kind: Kind }
>;

/** An observation, and the server that made it. */
export type Seen<Kind extends ZabObservation['kind']> = Observation<Kind> & { readonly server: number };

/** Who takes part in something: a process, by number or by the word that the story used, or a client. */
export type Party = Target | { readonly client: number };

/** What a quorum takes. */
export interface Measure {
  readonly needed: number;
  /** All voters, or all groups that have any weight. */
  readonly total: number;
  readonly unit: 'voters' | 'groups';
}

/** Servers that were counted, and what a quorum takes. */
export interface Counted extends Measure {
  readonly voters: readonly number[];
}

/** A quorum of votes as it was seen. */
export interface Tally extends Counted {
  /** Whom they vote for. */
  readonly leader: number;
}

/** Among the servers of one group weight alone decides. */
export const isByWeight = ({ total, unit }: Measure): boolean => unit === 'groups' && total === 1;

/** A variant may take for a quorum what is none. */
export const isTooFew = ({ voters, needed, unit }: Counted): boolean =>
  unit === 'voters' && voters.length < needed;

export const isSameLeader = (server: number, vote: Pick<Vote, 'leader'>): boolean => vote.leader === server;

export const others = (servers: readonly number[], server: number): readonly number[] =>
  servers.filter((other) => other !== server);

export const ascending = (servers: readonly number[]): readonly number[] =>
  [...servers].sort((a, b) => a - b);

/** From so many on, neighbours are told as a range. */
const RANGE_MIN = 4;

/** @returns The first and the last of servers with neighbouring ids; null if they are few, or not neighbours. */
export function rangeOf(servers: readonly number[]): readonly [number, number] | null {
  const [first = 0, ...rest] = ascending(servers);
  const last = rest.at(-1) ?? first;
  return servers.length >= RANGE_MIN && last - first + 1 === servers.length ? [first, last] : null;
}

export const ms = (milliseconds: number): string => duration(milliseconds * 1_000);

export const zxid = zxidAsPair;

const TEXT_MAX = 32;
const PLAIN = /^[\p{L}\p{N}_./:+-]+$/u;

/** What a client wrote, short enough for a sentence, and quoted where it might be taken for a part of it. */
export function valueText(value: string): string {
  const characters = Array.from(value.slice(0, 2 * TEXT_MAX));
  const clipped = characters.length > TEXT_MAX ? `${characters.slice(0, TEXT_MAX - 1).join('')}…` : value;
  return PLAIN.test(value) ? clipped : JSON.stringify(clipped);
}

export type Operation = Observation<'clientAsks'>['operation'];
export type Txn = Observation<'committed'>['record']['txn'];

/** What travels, without the database that a SNAP carries. */
export type Message = ZabMessage extends infer Each
  ? Each extends { readonly type: 'snap' }
    ? Omit<Each, 'tree'>
    : Each
  : never;

/** Of those, what travels between a leader and its learners. */
export type Packet = Exclude<
  Message,
  { readonly type: 'handshake' | 'notification' } | { readonly type: `${'connect' | 'client'}${string}` }
>;

/** As a REQUEST carries it. */
export const operationText = (operation: Operation): string =>
  operation.type === 'set'
    ? `set ${operation.path} = ${valueText(operation.value)}`
    : operation.type === 'get'
      ? `get ${operation.path}`
      : operation.type;

/** More properties than these are counted, not named. */
export const NAMES_MAX = 5;

const ZXIDS_MAX = 3;

/** `1.4`; `1.4 and 1.5`; `1.4 to 1.9`. */
export function zxidsText(zxids: readonly number[], language: Language): string {
  if (zxids.length <= ZXIDS_MAX) return list(zxids.map(zxid), language);
  const [first = 0] = zxids;
  const last = zxids.at(-1) ?? first;
  return `${zxid(first)}${language === 'en' ? ' to ' : ' 至 '}${zxid(last)}`;
}
