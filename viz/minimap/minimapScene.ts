/**
 * A whole run in lanes, in pixels: who led, which epochs began, what was wrong, what broke, the key moments. Rows lie where the scrubber has them. However
 * long the run, no more is drawn than one thing for each lane and each column of pixels.
 */
import type { ProcessId } from '../../sim/index.ts';
import { type Moment, momentOf } from '../trace/moments.ts';
import type { LeadingSpan, TroubleKind } from '../trace/course.ts';
import type { Replay } from '../trace/replay.ts';

/** A part of a lane. */
export interface Run {
  readonly x: number;
  readonly width: number;
}

/** Who is LEADING there: nobody is no run. */
export interface LeaderRun extends Run {
  /** More than one where two lead at once. */
  readonly servers: readonly ProcessId[];
  /** A quorum has its history; where two lead: one of them has. */
  readonly isEstablished: boolean;
}

interface EpochMark {
  readonly x: number;
  readonly epoch: number;
  /** Empty where there is no room. */
  readonly label: string;
}

export interface TroubleLane {
  readonly kind: TroubleKind;
  readonly runs: readonly Run[];
  /** Where its sign is shown. */
  readonly signs: readonly number[];
}

export type TickKind = Moment['kind'];

export interface TickMark {
  readonly x: number;
  readonly kind: TickKind;
}

export interface MinimapScene {
  readonly width: number;
  readonly leaders: readonly LeaderRun[];
  readonly epochs: readonly EpochMark[];
  /** One for each kind of trouble that the run has. */
  readonly troubles: readonly TroubleLane[];
  /** Where properties broke. */
  readonly violations: readonly number[];
  readonly ticks: readonly TickMark[];
}

const SIGN_ROOM = 14;
const LETTER_ROOM = 6.5;
const WIDTH_MIN = 2;
const troubleKinds: readonly TroubleKind[] = ['down', 'paused', 'cut', 'slow', 'held', 'disk', 'clock'];
/** What is drawn where many moments share a column. */
const tickRanks: readonly TickKind[] = [
  'other',
  'start',
  'client',
  'commit',
  'vote',
  'mended',
  'ends',
  'fault',
  'elected',
  'established',
  'broken',
];

/** @param width - Of the track between its first and its last row. */
export function minimapScene({ summary, keys, lastRow }: Replay, width: number): MinimapScene {
  const { course } = summary;
  const xOf = (row: number): number => (lastRow === 0 ? 0 : (Math.min(row, lastRow) / lastRow) * width);
  return {
    width,
    leaders: leaderRuns(course.leading, xOf, lastRow),
    epochs: epochMarks(course.epochs, xOf, width),
    troubles: troubleKinds.flatMap((kind) => {
      const spans = course.troubles.filter((span) => span.kind === kind);
      return spans.length === 0 ? [] : [troubleLane(kind, spans, xOf, lastRow)];
    }),
    violations: columnsOf(brokenRows(summary).map(xOf)),
    ticks: tickMarks(keys.map((line) => ({ x: xOf(line.row), kind: momentOf(line).kind }))),
  };
}

/** @returns Rows at which properties broke that must always hold, ascending. */
export function brokenRows({ breach, properties }: Replay['summary']): readonly number[] {
  const broken = properties.filter(({ mood, held, rows }) => mood === 'always' && !held && rows.length > 0);
  const rows = new Set([
    ...broken.map(({ rows: shown }) => Math.max(...shown)),
    ...(breach === null ? [] : [breach.row]),
  ]);
  return [...rows].sort((a, b) => a - b);
}

interface Section {
  readonly from: number;
  readonly to: number;
  readonly servers: readonly ProcessId[];
  readonly isEstablished: boolean;
}

/** The run, cut wherever somebody begins to lead, is established, or ends. */
export function sectionsOf(leading: readonly LeadingSpan[], lastRow: number): readonly Section[] {
  const cuts = new Set(
    leading.flatMap(({ from, established, to }) => [from, established ?? from, to ?? lastRow + 1]),
  );
  const rows = [...cuts].sort((a, b) => a - b);
  const open = new Set<LeadingSpan>();
  const byStart = [...leading].sort((a, b) => a.from - b.from);
  let next = 0;
  return rows.slice(0, -1).flatMap((from, index) => {
    const to = rows[index + 1] ?? from;
    for (let span = byStart[next]; span !== undefined && span.from <= from; span = byStart[++next])
      open.add(span);
    for (const span of open) if ((span.to ?? lastRow + 1) <= from) open.delete(span);
    if (open.size === 0) return [];
    const servers = [...open].map(({ server }) => server);
    const isEstablished = [...open].some(({ established }) => established !== null && established <= from);
    return [{ from, to, servers, isEstablished }];
  });
}

function leaderRuns(
  leading: readonly LeadingSpan[],
  xOf: (row: number) => number,
  lastRow: number,
): readonly LeaderRun[] {
  const columns = new Map<number, Section>();
  for (const section of sectionsOf(leading, lastRow)) {
    const first = Math.floor(xOf(section.from));
    const end = Math.max(first + 1, Math.floor(xOf(section.to)));
    for (let x = first; x < end; x++) {
      const there = columns.get(x);
      if (there === undefined || weightOf(section) >= weightOf(there)) columns.set(x, section);
    }
  }
  const runs: LeaderRun[] = [];
  for (const [x, { servers, isEstablished }] of [...columns].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    const isSame =
      last !== undefined &&
      last.x + last.width === x &&
      last.isEstablished === isEstablished &&
      last.servers.join() === servers.join();
    if (isSame) runs[runs.length - 1] = { ...last, width: last.width + 1 };
    else runs.push({ x, width: 1, servers, isEstablished });
  }
  return runs;
}

/** Two leaders at once must not be lost in a column. */
const weightOf = ({ servers, isEstablished }: Section): number =>
  2 * servers.length + (isEstablished ? 1 : 0);

function epochMarks(
  epochs: readonly { readonly row: number; readonly epoch: number }[],
  xOf: (row: number) => number,
  width: number,
): readonly EpochMark[] {
  const byColumn = new Map(epochs.map(({ row, epoch }) => [Math.floor(xOf(row)), epoch]));
  const marks = [...byColumn].sort(([a], [b]) => a - b);
  return marks.map(([x, epoch], index) => {
    const label = `e${epoch}`;
    const room = (marks[index + 1]?.[0] ?? Math.max(width, x + SIGN_ROOM)) - x;
    return { x, epoch, label: room >= label.length * LETTER_ROOM + 3 ? label : '' };
  });
}

function troubleLane(
  kind: TroubleKind,
  spans: readonly { readonly from: number; readonly to: number | null }[],
  xOf: (row: number) => number,
  lastRow: number,
): TroubleLane {
  const runs: { x: number; width: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const x = Math.floor(xOf(from));
    const end = Math.max(x + WIDTH_MIN, Math.floor(xOf(to ?? lastRow)));
    const last = runs.at(-1);
    if (last === undefined || x > last.x + last.width) runs.push({ x, width: end - x });
    else last.width = Math.max(last.width, end - last.x);
  }
  const signs: number[] = [];
  for (const { x } of runs) if (signs.length === 0 || x - (signs.at(-1) ?? 0) >= SIGN_ROOM) signs.push(x);
  return { kind, runs, signs };
}

function tickMarks(all: readonly TickMark[]): readonly TickMark[] {
  const byColumn = new Map<number, TickKind>();
  for (const { x, kind } of all) {
    const column = Math.floor(x);
    const there = byColumn.get(column);
    if (there === undefined || tickRanks.indexOf(kind) > tickRanks.indexOf(there)) byColumn.set(column, kind);
  }
  return [...byColumn].sort(([a], [b]) => a - b).map(([x, kind]) => ({ x, kind }));
}

const columnsOf = (xs: readonly number[]): readonly number[] => [...new Set(xs.map(Math.floor))];
