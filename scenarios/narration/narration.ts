/** What a telling remembers between rows: of each server, how its election goes. */
import type { QuorumSystem, ZabObservation } from '../../model/index.ts';
import type { Fault, ProcessId, TraceRow } from '../../sim/index.ts';
import { isObservationKind } from '../format/events.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import type { Message } from '../language/message.ts';
import type { Tally } from '../language/narration.ts';
import type { Weight } from './line.ts';

/** What a row has to tell. */
export type Told = readonly [Weight, Message] | null;

/** Replaced, never edited. */
export interface ServerTold {
  /** How many times it has been started. */
  readonly life: number;
  readonly startedUs: number;
  /** The last quorum it saw. */
  readonly tally: Tally | null;
  /** Its last wait before a decision, and how often that began again. */
  readonly waitMs: number;
  readonly renewals: number;
  /** Whether it has been told that it asks again and again. */
  readonly isAsking: boolean;
}

export interface Narration {
  readonly scenario: ResolvedScenario;
  readonly quorum: QuorumSystem;
  /** Index: server id. Replaced, never edited. */
  told: readonly (ServerTold | undefined)[];
  /** The last event that cut or healed a link between servers without names: the rows of the link tell who they are. */
  unnamedEvent: number | null;
}

const nothingTold: ServerTold = {
  life: 0,
  startedUs: 0,
  tally: null,
  waitMs: 0,
  renewals: 0,
  isAsking: false,
};

export const toldOf = ({ told }: Narration, server: ProcessId): ServerTold => told[server] ?? nothingTold;

/** Remembers what later lines need of this row. */
export function noteRow(narration: Narration, row: TraceRow): void {
  if (row.kind === 'fault' && isUnnamedLink(row.data as Fault)) narration.unnamedEvent = row.event;
  const before = toldOf(narration, row.node);
  const after = isObservationKind(row.kind)
    ? afterObservation(narration, before, row.data as ZabObservation)
    : row.kind === 'start'
      ? { ...nothingTold, life: before.life + 1, startedUs: row.t }
      : before;
  if (after === before) return;
  const told = [...narration.told];
  told[row.node] = after;
  narration.told = told;
}

/** Whether it is about a link between servers that the story does not name, such as the leader's. */
export function isUnnamedLink(fault: Fault): boolean {
  if (fault.kind === 'cut') return typeof fault.from === 'string' || typeof fault.to === 'string';
  return (
    fault.kind === 'heal' &&
    fault.between !== 'all' &&
    fault.between.some((target) => typeof target === 'string')
  );
}

function afterObservation(narration: Narration, told: ServerTold, observation: ZabObservation): ServerTold {
  switch (observation.kind) {
    case 'quorumSeen':
      return { ...told, tally: tallyOf(narration, observation) };
    case 'finalizeWaitStart':
      return { ...told, waitMs: observation.ms, renewals: 0 };
    case 'finalizeWaitRenewed':
      return { ...told, renewals: told.renewals + 1 };
    case 'finalizeWaitBroken':
      return { ...told, waitMs: 0, renewals: 0 };
    case 'backOff':
      return told.isAsking ? told : { ...told, isAsking: true };
    default:
      return told;
  }
}

export function tallyOf(
  { quorum }: Narration,
  { vote, voters, needed }: Extract<ZabObservation, { kind: 'quorumSeen' }>,
): Tally {
  return quorum.kind === 'majority'
    ? { leader: vote.leader, voters, needed, total: quorum.voters.length, unit: 'voters' }
    : { leader: vote.leader, voters, needed, total: quorum.groups.length, unit: 'groups' };
}
