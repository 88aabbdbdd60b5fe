/** What is drawn for what is chosen: the page, the row whose cones are lit, and the scene. Found again only when something of it has changed. */
import type { Replay } from '../trace/replay.ts';
import { kindAt, nodeAt } from '../trace/columns.ts';
import { type Cones, conesOf, type RowRange } from '../trace/cones.ts';
import { type Happenings, happeningsOf } from '../trace/happenings.ts';
import { type Outlook, type SpaceTimeScene, spaceTimeScene } from './spaceTimeScene.ts';
import { pageAround } from './page.ts';

export interface View {
  readonly happenings: Happenings;
  /** The row whose past and future are lit; null: none is. */
  readonly lit: number | null;
  readonly cones: Cones | null;
  /** Cones are known for all of the run, not for this page alone. */
  readonly isWhole: boolean;
  readonly scene: SpaceTimeScene;
}

/** Longer runs have cones within a page. */
const WHOLE_ROWS_MAX = 200_000;

/** @param lit - Row whose cones are wanted. */
export function viewOf(replay: Replay, outlook: Outlook, lit: number | null): View {
  const { columns, summary } = replay;
  const happenings = happeningsOf(columns, outlook.quiet, summary.cast.clients);
  const isWhole = columns.length <= WHOLE_ROWS_MAX;
  const range = isWhole ? { first: 0, end: columns.length } : rangeOf(happenings, outlook);
  const isKnown = lit !== null && lit >= range.first && lit < range.end;
  const cones = isKnown ? conesOf(columns, lit, range) : null;
  return {
    happenings,
    lit: isKnown ? lit : null,
    cones,
    isWhole,
    scene: spaceTimeScene(replay, outlook, cones),
  };
}

function rangeOf(happenings: Happenings, { row, zoom }: Outlook): RowRange {
  const { firsts, lasts } = happenings;
  const page = pageAround(happenings, row, zoom);
  return { first: firsts[page.first] ?? 0, end: (lasts[page.end - 1] ?? -1) + 1 };
}

/**
 * @param cursor - The row that is shown.
 * @returns The row whose cones are lit where nothing was picked: the cursor's; where that knows nothing of the run, the one at which something broke.
 */
export function litByDefault({ columns, summary }: Replay, cursor: number): number | null {
  const isOfRun = nodeAt(columns, cursor) !== 0;
  if (isOfRun || kindAt(columns, cursor) === 'fault') return cursor;
  const breach = summary.breach?.row ?? null;
  return breach !== null && nodeAt(columns, breach) !== 0 ? breach : null;
}
