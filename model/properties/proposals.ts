/** What leaders have proposed, and what was on disks before the run. */
import { type ProcessStates, type SeenObservation, SharedLog } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';
import { indexOfRecord } from './chain.ts';
import { treeOf } from './sequences.ts';

/** One server as leader of one epoch: the primary of the paper. A list, the newest first. */
export interface Primary {
  readonly leader: number;
  readonly epoch: number;
  /** In the order in which it proposed them. */
  readonly proposed: SharedLog<LogRecord>;
  readonly older: Primary | undefined;
}

export const PROPOSING = ['proposed', 'recovered'] as const;

export interface Proposals {
  newest: Primary | undefined;
  /** What each server had when it started for the first time. Index: sid. */
  before: readonly (SharedLog<LogRecord> | undefined)[];
}

export const noProposals = (): Proposals => ({ newest: undefined, before: [] });

/** Takes note of `proposed`, and of the first `recovered` of each server. */
export function noteProposals(
  ghost: Proposals,
  { kind, process, data }: SeenObservation,
  states: ProcessStates<ZabProcess>,
): void {
  if (kind === 'recovered' && ghost.before[process] === undefined) {
    const before = ghost.before.slice();
    while (before.length <= process) before.push(undefined);
    before[process] = treeOf(process, states)?.history ?? SharedLog.empty<LogRecord>();
    ghost.before = before;
  }
  if (kind !== 'proposed') return;
  const { record, epoch } = data as Extract<ZabObservation, { readonly kind: 'proposed' }>;
  const isAlone = asServer(states.stateOf(process))?.role.kind === 'standalone';
  notePrimary(ghost, process, isAlone ? epochOf(record.zxid) : epoch, record);
}

function notePrimary(ghost: Proposals, leader: number, epoch: number, record: LogRecord): void {
  const known = primaryOf(ghost.newest, leader, epoch);
  const proposed = (known?.proposed ?? SharedLog.empty<LogRecord>()).append(record);
  const older = known === undefined ? ghost.newest : without(ghost.newest, known);
  ghost.newest = { leader, epoch, proposed, older };
}

function primaryOf(newest: Primary | undefined, leader: number, epoch: number): Primary | undefined {
  let primary = newest;
  while (primary !== undefined && (primary.leader !== leader || primary.epoch !== epoch))
    primary = primary.older;
  return primary;
}

/** It is the newest, or near it: leaders of two epochs propose side by side only for a while. */
function without(newest: Primary | undefined, primary: Primary): Primary | undefined {
  if (newest === undefined || newest === primary) return newest?.older;
  const { leader, epoch, proposed, older } = newest;
  return { leader, epoch, proposed, older: without(older, primary) };
}

/** @returns Who proposed this very transaction, and as which of its proposals; null if nobody did. */
export function proposerOf(
  { newest }: Proposals,
  record: LogRecord,
): { readonly primary: Primary; readonly index: number } | null {
  for (let primary = newest; primary !== undefined; primary = primary.older) {
    const index = indexOfRecord(primary.proposed, record);
    if (index >= 0) return { primary, index };
  }
  return null;
}

/** @returns Whether this very transaction was on some disk before the run. */
export const wasBefore = ({ before }: Proposals, record: LogRecord): boolean =>
  before.some((records) => records !== undefined && indexOfRecord(records, record) >= 0);
