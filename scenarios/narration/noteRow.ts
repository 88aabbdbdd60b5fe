/** Remembers what later lines need of a row. */
import { counterOf, epochOf, type ClientCommand, type ZabObservation } from '../../model/index.ts';
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import { isObservationKind } from '../format/events.ts';
import type { Tally } from '../language/narration/words.ts';
import { answered, asked, commanded, failed, isWriteTold } from './asking.ts';
import { afterAwaited } from './awaited.ts';
import { measureOf, type Narration, nothingTold, type ServerTold, toldOf } from './narration.ts';
import { afterOpening } from './opening.ts';
import { startingWith, startsSoon } from './starting.ts';

export function noteRow(narration: Narration, row: TraceRow): void {
  if (row.kind === 'roundStart') noteStart(narration, row.node);
  const before = toldOf(narration, row.node);
  const after = isObservationKind(row.kind)
    ? afterObservation(narration, before, row.data as ZabObservation)
    : afterKernelRow(narration, before, row);
  if (after !== before) setTold(narration, row.node, after);
  noteForAll(narration, row);
  narration.opening = afterOpening(narration.opening, row);
  narration.awaited = afterAwaited(narration.awaited, row);
}

/** One line has told of all that start with it. */
function noteStart(narration: Narration, server: ProcessId): void {
  if (toldOf(narration, server).start !== 'untold') return;
  for (const other of startingWith(narration, server))
    setTold(narration, other, { ...toldOf(narration, other), start: 'toldTogether' });
}

function setTold(narration: Narration, process: ProcessId, told: ServerTold): void {
  const all = [...narration.told];
  all[process] = told;
  narration.told = all;
}

function afterKernelRow(narration: Narration, before: ServerTold, { kind, t }: TraceRow): ServerTold {
  if (kind !== 'start') return before;
  const start = startsSoon(narration.scenario) ? 'untold' : 'told';
  return { ...nothingTold, life: before.life + 1, startedUs: t, start };
}

function afterObservation(narration: Narration, told: ServerTold, observation: ZabObservation): ServerTold {
  switch (observation.kind) {
    case 'roundStart':
      return { ...told, start: 'told', tally: null, hasAccepted: false, proposals: [], sessions: [] };
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
    case 'leaderStarts':
      return { ...told, highestPromise: observation.acceptedEpoch, emptyDiffs: [], acknowledged: [] };
    case 'learnerRegistered':
      return observation.acceptedEpoch > told.highestPromise
        ? { ...told, highestPromise: observation.acceptedEpoch }
        : told;
    case 'syncDecided':
      return syncDecided(told, observation);
    case 'syncReceived':
      return { ...told, leader: observation.leader };
    case 'newLeaderAccepted':
      return { ...told, hasAccepted: true };
    case 'proposed':
      return afterProposal(narration, told, observation);
    case 'committed':
      return told.proposals.includes(observation.zxid)
        ? { ...told, proposals: told.proposals.filter((zxid) => zxid !== observation.zxid) }
        : told;
    default:
      return told;
  }
}

function syncDecided(
  told: ServerTold,
  { learner, mode, committed, outstanding }: Extract<ZabObservation, { kind: 'syncDecided' }>,
): ServerTold {
  const isEmpty = mode === 'DIFF' && committed + outstanding === 0;
  const others = told.emptyDiffs.filter((one) => one !== learner);
  return {
    ...told,
    emptyDiffs: isEmpty ? [...others, learner] : others,
    acknowledged: told.acknowledged.filter((one) => one !== learner),
  };
}

function afterProposal(
  { asking }: Narration,
  told: ServerTold,
  { record }: Extract<ZabObservation, { kind: 'proposed' }>,
): ServerTold {
  const { zxid, cxid, txn } = record;
  if (txn.type !== 'set') return { ...told, sessions: [...told.sessions, zxid] };
  if (!isWriteTold(asking, cxid, txn.path))
    return told.sessions.length === 0 ? told : { ...told, sessions: [] };
  return { ...told, proposals: [...told.proposals, zxid], sessions: [] };
}

export function tallyOf(
  narration: Narration,
  { vote, voters, needed }: Extract<ZabObservation, { kind: 'quorumSeen' }>,
): Tally {
  return { ...measureOf(narration), leader: vote.leader, voters, needed };
}

/** What more than one process may be told by. */
function noteForAll(narration: Narration, { kind, node, t, data }: TraceRow): void {
  switch (kind) {
    case 'command':
      narration.asking = commanded(narration.asking, node, (data as { command: ClientCommand }).command);
      return;
    case 'clientAsks':
      narration.asking = asked(
        narration.asking,
        node,
        t,
        data as Extract<ZabObservation, { kind: typeof kind }>,
      );
      return;
    case 'clientAnswered':
      narration.asking = answered(narration.asking, node, (data as { cxid: number }).cxid);
      return;
    case 'clientFails':
      narration.asking = failed(narration.asking, node);
      return;
    case 'newLeaderAccepted':
      return noteAcceptance(narration, node, (data as { leader: number }).leader);
    case 'proposed':
      return noteProposed(narration, (data as { epoch: number }).epoch);
    case 'committed':
      return noteCommitted(narration, (data as { zxid: number }).zxid);
    case 'leaderActive':
      return noteCommitted(narration, (data as { zxid: number }).zxid);
    default:
  }
}

/** The leader will read of it in a moment. */
function noteAcceptance(narration: Narration, learner: ProcessId, leader: ProcessId): void {
  const told = toldOf(narration, leader);
  setTold(narration, leader, { ...told, acknowledged: [...told.acknowledged, learner] });
}

function noteProposed(narration: Narration, epoch: number): void {
  if (!narration.proposed.includes(epoch)) narration.proposed = [...narration.proposed, epoch];
}

function noteCommitted(narration: Narration, zxid: number): void {
  if (counterOf(zxid) === 0) return;
  const others = narration.committed.filter((last) => epochOf(last) !== epochOf(zxid));
  const before = narration.committed.find((last) => epochOf(last) === epochOf(zxid)) ?? 0;
  narration.committed = [...others, Math.max(before, zxid)];
}

/** @returns Whether the run has seen a transaction from its proposal on. */
export const isProposedHere = ({ proposed }: Narration, zxid: number): boolean =>
  proposed.includes(epochOf(zxid));

/** @returns Whether a transaction is known to have been committed in this run. */
export const isKnownCommitted = ({ committed }: Narration, zxid: number): boolean =>
  committed.some((last) => epochOf(last) === epochOf(zxid) && zxid <= last);
