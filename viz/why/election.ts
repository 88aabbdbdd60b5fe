/** Why a server leads: whose votes decided, when it first counted a quorum, and how each of those voters had compared its vote last. */
import type { ProcessId } from '../../sim/index.ts';
import { type Columns, kindAt, nodeAt } from '../trace/columns.ts';
import type { LeadingSpan } from '../trace/course.ts';
import type { Replay } from '../trace/replay.ts';
import { known } from '../trace/rows.ts';

export interface Election {
  readonly leader: ProcessId;
  /** Where it decided. */
  readonly row: number;
  readonly round: number;
  readonly voters: readonly ProcessId[];
  /** Where it first counted a quorum for itself in that round; null: it never did, or it joined those who followed it already. */
  readonly quorumRow: number | null;
  /** Of each voter the last comparison with another candidate that was no tie; null: there was none. */
  readonly comparisons: readonly { readonly voter: ProcessId; readonly row: number | null }[];
}

/** Whether it is the first of the run that is established: whose election other starts would change. */
export const isFirstEstablished = ({ summary: { course } }: Replay, { from }: LeadingSpan): boolean =>
  course.leading
    .filter(({ established }) => established !== null)
    .every(({ established }) => (established ?? 0) >= from) &&
  course.leading.some((span) => span.from === from && span.established !== null);

/**
 * @param row - Where the leader decided.
 * @returns The election; or a row whose window must come first; null for a row that decides nothing.
 */
export function electionOf({ store, columns }: Replay, row: number): Election | number | null {
  if (!store.has(row)) return row;
  const decision = store.row(row);
  if (decision === undefined) return null;
  const decided = known(decision);
  if (decided.kind !== 'stateChanged') return null;
  const { node: leader } = decision;
  const { voters, round } = decided.data;
  const rounds = [leader, ...voters].map((server) => rowsOfRound(columns, server, row));
  const missing = rounds.flat().find((at) => !store.has(at));
  if (missing !== undefined) return missing;
  const [own = [], ...others] = rounds;
  const quorumRow = own.findLast((at) => {
    const seen = quorumIn(store.row(at));
    return seen !== null && seen.leader === leader && seen.round === round;
  });
  const comparisons = voters.map((voter, index) => ({
    voter,
    row: others[index]?.find((at) => isDecisive(store.row(at))) ?? null,
  }));
  return { leader, row, round, voters, quorumRow: quorumRow ?? null, comparisons };
}

type MaybeRow = ReturnType<Replay['store']['row']>;

function quorumIn(row: MaybeRow): { readonly leader: ProcessId; readonly round: number } | null {
  if (row === undefined) return null;
  const seen = known(row);
  return seen.kind === 'quorumSeen' ? { leader: seen.data.vote.leader, round: seen.data.round } : null;
}

function isDecisive(row: MaybeRow): boolean {
  if (row === undefined) return false;
  const compared = known(row);
  return (
    compared.kind === 'voteCompared' &&
    compared.data.from !== compared.node &&
    compared.data.decidedBy !== 'none' &&
    compared.data.decidedBy !== 'round'
  );
}

/** @returns Rows of a server until `row` in which it compared votes or counted a quorum, since it began to look; the last first. */
function rowsOfRound(columns: Columns, server: ProcessId, row: number): readonly number[] {
  const found: number[] = [];
  let at = row;
  while (at >= 0 && nodeAt(columns, at) !== server) at--;
  for (; at >= 0; at = columns.prevLocals[at] ?? -1) {
    const kind = kindAt(columns, at);
    if (kind === 'voteCompared' || kind === 'quorumSeen') found.push(at);
    if (kind === 'roundStart') break;
  }
  return found;
}
