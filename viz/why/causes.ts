/** What led to a row: earlier rows that have something to tell, by the causes that the trace itself records. */
import { causeAt, type Columns, kindAt, nodeAt } from '../trace/columns.ts';

/** Told in other lines, or nobody's reason: a comparison says why a vote changed, and the change says it too. */
const asides: ReadonlySet<string> = new Set([
  'voteCompared',
  'voteRecorded',
  'quorumSeen',
  'messageOverwritten',
  'notificationIgnored',
]);

const OUTSIDE = 0;

/**
 * Goes back from row `i` as far as its causes go. What a server told earlier in the same event comes before what set the event off; of a
 * message only its arrival is named, for it says what was sent.
 *
 * @returns At most `most` rows, the nearest first.
 */
export function toldCauses(columns: Columns, i: number, most = 4): readonly number[] {
  const found: number[] = [];
  let from = i;
  for (let at = before(columns, i); at >= 0 && found.length < most; from = at, at = before(columns, at)) {
    const isSameMessage = kindAt(columns, at) === 'send' && columns.ends[at] === from;
    if (isTold(columns, at) && !isSameMessage && !asides.has(kindAt(columns, at))) found.push(at);
  }
  return found;
}

/** @returns What came before a row: told in the same event by the same process, else what caused it; −1: nothing. */
function before(columns: Columns, at: number): number {
  const event = columns.events[at];
  const node = nodeAt(columns, at);
  if (node === OUTSIDE) return causeAt(columns, at); // Steps of the story are no reasons of each other.
  for (let row = at - 1; row >= 0 && columns.events[row] === event; row--)
    if (nodeAt(columns, row) === node && isTold(columns, row)) return row;
  return causeAt(columns, at);
}

const isTold = ({ weights }: Columns, i: number): boolean => (weights[i] ?? 0) > 0;
