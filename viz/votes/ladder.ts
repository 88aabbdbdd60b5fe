/** The comparison of two votes, rung by rung: which rung decided is in the row, the rungs below it were not looked at. */
import { type Vote, type VoteCompared, zxidAsPair } from '../../model/index.ts';
import type { TraceRow } from '../../sim/index.ts';
import { known, type Rows, rowAt } from '../trace/rows.ts';
import type { Words } from '../words/english.ts';

export interface Ladder {
  /** Row of the comparison. */
  readonly row: number;
  readonly server: number;
  readonly from: number;
  readonly rungs: readonly Rung[];
}

interface Rung {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
  readonly result: string;
  readonly standing: 'equal' | 'decides' | 'notLookedAt';
}

const ORDER = ['round', 'peerEpoch', 'zxid', 'sid'] as const;

/** @returns The rows in which a server compares its vote with another's, ascending. */
export function comparisonsIn(rows: Rows): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < rows.length; i++) if (comparedIn(rowAt(rows, i)) !== null) found.push(i);
  return found;
}

/** @returns The last comparison of two servers' votes until row `i`, or null if there was none. */
export function ladderAt(rows: Rows, comparisons: readonly number[], i: number, words: Words): Ladder | null {
  const row = comparisons.findLast((at) => at <= i);
  return row === undefined ? null : ladderOf(rowAt(rows, row), words);
}

/** @returns Null for a row that compares nothing. An observer has no vote to compare. */
function comparedIn(traceRow: TraceRow): (VoteCompared & { readonly mine: Vote }) | null {
  const row = known(traceRow);
  if (row.kind !== 'voteCompared' || row.data.from === row.node) return null;
  const { mine } = row.data;
  return mine === null ? null : { ...row.data, mine };
}

function ladderOf(row: TraceRow, words: Words): Ladder | null {
  const compared = comparedIn(row);
  if (compared === null) return null;
  const { from, round, logicalClock, mine, theirs, decidedBy, accepted } = compared;
  const names = {
    round: words.rungRound,
    peerEpoch: words.rungEpoch,
    zxid: words.rungZxid,
    sid: words.rungSid,
  };
  const deciding = ORDER.findIndex((rung) => rung === decidedBy);
  const decides = accepted ? words.decidesForTheirs : words.decidesForMine;
  return {
    row: row.i,
    server: row.node,
    from,
    rungs: ORDER.map((rung, index): Rung => {
      const values = {
        name: names[rung],
        mine: rung === 'round' ? String(logicalClock) : valueOf(mine, rung),
        theirs: rung === 'round' ? String(round) : valueOf(theirs, rung),
      };
      if (index === deciding) return { ...values, standing: 'decides', result: decides };
      if (deciding >= 0 && index > deciding)
        return { ...values, standing: 'notLookedAt', result: words.notLookedAt };
      const isLast = deciding < 0 && index === ORDER.length - 1;
      return { ...values, standing: 'equal', result: isLast ? words.allEqual : words.equal };
    }),
  };
}

function valueOf(vote: Vote, rung: 'peerEpoch' | 'zxid' | 'sid'): string {
  if (rung === 'zxid') return zxidAsPair(vote.zxid);
  return String(rung === 'sid' ? vote.leader : vote.peerEpoch);
}
