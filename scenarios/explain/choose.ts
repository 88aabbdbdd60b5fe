/** Of the rows of a chain, those that a reader needs. Rows without a sentence are passed over: a run of them is one step of the chain. */
import type { TraceRow } from '../../sim/index.ts';
import type { Line } from '../narration/line.ts';
import { isDisturbing } from './disturbing.ts';

export interface Choice {
  readonly rows: readonly TraceRow[];
  /** Sentences, by row. */
  readonly lines: ReadonlyMap<number, Line>;
  /** Each from its fault to what it explains, ascending. */
  readonly ways: readonly (readonly number[])[];
  /** Rows of the breach. */
  readonly ends: readonly number[];
  /** Rows about the transaction that the breach is about. */
  readonly told: readonly number[];
  /** Whether it matters what clients heard. */
  readonly isAboutClients: boolean;
}

/** What may go first if there are too many lines, the last first. */
const RANK = { end: 0, fault: 1, told: 2, key: 3, routine: 4, packet: 5 } as const;

/** What happens in every election and recovery: left out where room is short. */
const ROUTINE: ReadonlySet<string> = new Set([
  'told.voteChanged',
  'told.roundAdopted',
  'told.roundStarted',
  'told.asksAgain',
  'told.waiting',
  'told.waitBroken',
  'told.epochProposed',
  'told.epochEstablished',
]);

/** Fewer lines than these leave a gap, and the messages between them are told, too. */
const LINES_WITHOUT_PACKETS = 5;

interface Ranked {
  readonly line: Line;
  readonly rank: number;
}

/** @returns At most `most` lines, in the order of the run. */
export function chooseLines(choice: Choice, most: number): readonly Line[] {
  const ranked = new Map<number, Ranked>();
  const add = (row: number, rank: number): void => {
    const line = choice.lines.get(row);
    if (line === undefined) return;
    const known = ranked.get(row);
    if (known === undefined || known.rank > rank) ranked.set(row, { line, rank });
  };
  for (const way of choice.ways) for (const row of linesOfWay(choice, way)) add(row, rankOf(choice, row));
  for (const row of choice.told) add(row, RANK.told);
  for (const row of choice.ends) add(row, RANK.end);
  for (const { line } of ranked.values()) addReason(choice, line, add);
  const all = withoutEchoes([...ranked.values()].sort((a, b) => a.line.row - b.line.row));
  const withoutPackets = all.filter(({ rank }) => rank !== RANK.packet);
  const enough = withoutPackets.length < LINES_WITHOUT_PACKETS ? all : withoutPackets;
  return shortened(enough, most).map(({ line }) => line);
}

/** Who leads does so by the votes that were told last before. */
function addReason({ rows, lines }: Choice, line: Line, add: (row: number, rank: number) => void): void {
  if (line.id !== 'told.elected' || line.params.state !== 'LEADING') return;
  for (let row = line.row - 1; row >= 0; row--) {
    if (rows[row]?.node !== line.node || lines.get(row)?.id !== 'told.waiting') continue;
    add(row, RANK.key);
    return;
  }
}

/** Rows of a way, and what else its events decided on the way, that have a sentence worth a line. */
function linesOfWay({ rows, lines, isAboutClients }: Choice, way: readonly number[]): readonly number[] {
  const chosen: number[] = [];
  const end = way.at(-1) ?? 0;
  for (const { event, first } of eventsOf(rows, way)) {
    let row = first;
    while (rows[row - 1]?.event === event) row--;
    for (; rows[row]?.event === event && row <= end; row++) {
      const line = lines.get(row);
      const isOnWay = way.includes(row);
      if (
        line !== undefined &&
        (isAboutClients || !isHeard(line)) &&
        (line.weight === 'key' || (isOnWay && isPacket(line)))
      )
        chosen.push(row);
    }
  }
  return chosen;
}

/** What a client heard or lost; what it asks may be where all began. */
const isHeard = ({ id }: Line): boolean =>
  id === 'told.clientAnswered' || id === 'told.clientWroteMany' || id === 'told.clientFails';

/** @returns The events of a way, each with its first row on it. */
function eventsOf(
  rows: readonly TraceRow[],
  way: readonly number[],
): readonly { readonly event: number; readonly first: number }[] {
  const all = way.map((first) => ({ event: rows[first]?.event ?? 0, first }));
  return all.filter(({ event }, index) => all[index - 1]?.event !== event);
}

/** What a leader and a learner send each other; arrivals say nothing that sending has not said. */
const isPacket = ({ id }: Line): boolean => id === 'told.packetSent';

function rankOf({ rows, lines }: Choice, row: number): number {
  const traced = rows[row];
  if (traced !== undefined && isDisturbing(traced)) return RANK.fault;
  const line = lines.get(row);
  if (line === undefined || isPacket(line)) return RANK.packet;
  return isRoutine(line) ? RANK.routine : RANK.key;
}

const isRoutine = (line: Line): boolean =>
  ROUTINE.has(line.id) ||
  (line.id === 'told.elected' && line.params.state !== 'LEADING') ||
  (line.id === 'told.syncDecided' &&
    line.params.mode === 'DIFF' &&
    line.params.committed + line.params.outstanding === 0);

/** Two that say the same at the same moment of the same process are one; so are two of one process with the same words: the last counts. */
function withoutEchoes(ranked: readonly Ranked[]): readonly Ranked[] {
  const seen = new Set<string>();
  const told = ranked.filter(({ line }) => {
    const key = `${line.node} ${line.atUs} ${line.id}`;
    const isNew = !seen.has(key) || line.node === 0;
    seen.add(key);
    return isNew;
  });
  const last = new Map(told.map((one) => [saidBy(one), one]));
  return told.filter((one) => one.line.node === 0 || last.get(saidBy(one)) === one);
}

/** Who says what: messages of equal params have the same words, in every language. */
const saidBy = ({ line: { node, id, params } }: Ranked): string => JSON.stringify([node, id, params]);

/** Takes away the least needed, of those the earliest, until few enough are left. */
function shortened(ranked: readonly Ranked[], most: number): readonly Ranked[] {
  const byNeed = [...ranked].sort((a, b) => a.rank - b.rank || b.line.row - a.line.row);
  const kept = new Set(byNeed.slice(0, most));
  return ranked.filter((one) => kept.has(one));
}
