/** The comparison of two votes, rung by rung, as the row of it says: which rung decided, and which were not looked at. */
import type { Vote } from '../../model/vote.ts';
import { zxidAsPair } from '../../model/zxid.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { Compared } from '../trace/serverView.ts';

export interface Ladder {
  /** Row of the comparison. */
  readonly row: number;
  readonly server: ProcessId;
  readonly from: ProcessId;
  readonly rungs: readonly Rung[];
  readonly decidedBy: Compared['decidedBy'];
  /** Whom it proposed before; null: an observer proposes nobody. */
  readonly mine: ProcessId | null;
  readonly theirs: ProcessId;
  readonly outcome: Outcome;
  /** It has just adopted a higher round, so it compares with its own candidacy and not with what it proposed before. */
  readonly isFresh: boolean;
}

/** `kept`: the vote heard is better, but a variant is on that never changes its mind. */
type Outcome = 'theirs' | 'mine' | 'same' | 'kept';

export type RungName = 'round' | 'weight' | 'peerEpoch' | 'zxid' | 'sid';

export interface Rung {
  readonly name: RungName;
  /** Null: an observer has no vote of its own. */
  readonly mine: string | null;
  readonly theirs: string | null;
  readonly sign: '=' | '<' | '>' | '';
  /** `passedOver`: the two differ there, and a variant does not look at it. */
  readonly standing: 'equal' | 'decides' | 'notLookedAt' | 'passedOver';
}

const ORDER: readonly RungName[] = ['round', 'weight', 'peerEpoch', 'zxid', 'sid'];

export function ladderOf(server: ProcessId, compared: Compared): Ladder {
  const { row, from, mine, theirs, decidedBy, against } = compared;
  const deciding = decidedBy === 'none' ? ORDER.length : ORDER.indexOf(rungOf(decidedBy));
  // Servers without a weight are rare: their rung is shown where it decides.
  const names = decidedBy === 'weight0' ? ORDER : ORDER.filter((name) => name !== 'weight');
  return {
    row,
    server,
    from,
    decidedBy,
    mine: mine?.leader ?? null,
    theirs: theirs.leader,
    outcome: outcomeOf(compared),
    isFresh: against === 'initial',
    rungs: names.map((name) => rungIn(compared, name, ORDER.indexOf(name) - deciding)),
  };
}

const rungOf = (decidedBy: Exclude<Compared['decidedBy'], 'none'>): RungName =>
  decidedBy === 'weight0' ? 'weight' : decidedBy;

/** @param place - How many rungs below the one that decided; negative: above it. */
function rungIn(compared: Compared, name: RungName, place: number): Rung {
  const [mine, theirs] = valuesAt(compared, name);
  const text = (value: number | null): string | null =>
    value === null ? null : name === 'zxid' ? zxidAsPair(value) : String(value);
  const sign = mine === null || theirs === null ? '' : mine === theirs ? '=' : mine < theirs ? '<' : '>';
  const standing =
    place > 0 ? 'notLookedAt' : place === 0 ? 'decides' : sign === '=' ? 'equal' : 'passedOver';
  return { name, mine: text(mine), theirs: text(theirs), sign: place > 0 ? '' : sign, standing };
}

function valuesAt(
  { mine, theirs, round, logicalClock }: Compared,
  name: RungName,
): readonly [number | null, number | null] {
  switch (name) {
    case 'round':
      return [logicalClock, round];
    case 'weight':
      return [null, 0];
    default:
      return [mine === null ? null : numberIn(mine, name), numberIn(theirs, name)];
  }
}

function numberIn({ leader, zxid, peerEpoch }: Vote, name: 'peerEpoch' | 'zxid' | 'sid'): number {
  return name === 'sid' ? leader : name === 'zxid' ? zxid : peerEpoch;
}

function outcomeOf(compared: Compared): Outcome {
  const { accepted, decidedBy } = compared;
  if (accepted) return 'theirs';
  if (decidedBy === 'none') return 'same';
  if (decidedBy === 'weight0' || decidedBy === 'round') return 'mine';
  const [mine, theirs] = valuesAt(compared, decidedBy);
  return mine !== null && theirs !== null && mine < theirs ? 'kept' : 'mine';
}
