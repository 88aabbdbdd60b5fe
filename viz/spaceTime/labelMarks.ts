/** What is written on a diagram: the names of messages where there is room for them, and times along the axis. */
import { type Columns, timeAt } from '../trace/columns.ts';
import type { Happenings } from '../trace/happenings.ts';
import type { Page, TimeAxis } from './page.ts';
import type { ArrowMark, Point } from './spaceTimeScene.ts';

export interface Label extends Point {
  readonly arrow: ArrowMark;
  readonly text: string;
}

export interface Tick {
  /** Along the axis. */
  readonly at: number;
  readonly us: number;
}

export interface Plot extends Point {
  readonly width: number;
  readonly height: number;
}

/** Among more arrows than this nobody looks for names. */
const ARROWS_MAX = 160;
const LABELS_MAX = 48;
const LETTER_WIDTH = 7.2;
const LINE_HEIGHT = 12;
/** From a lifeline to the middle of a label. */
const CLEAR_OF_LANES = 11;
/** Parts of the way at which a label is tried. */
const TRIES = [0.5, 0.36, 0.64, 0.24, 0.76] as const;

interface Box extends Point {
  readonly width: number;
}

/** @param lanes - Where lifelines lie, across the axis. */
export function labelsFor(
  arrows: readonly ArrowMark[],
  plot: Plot,
  lanes: readonly number[],
  isVertical: boolean,
): readonly Label[] {
  if (arrows.length > ARROWS_MAX) return [];
  const boxes: Box[] = [];
  const labels: Label[] = [];
  const isFree = (box: Box): boolean => {
    const across = isVertical ? box.x : box.y;
    const clear = isVertical ? box.width / 2 + 4 : CLEAR_OF_LANES;
    return (
      isWithin(box, plot) &&
      lanes.every((lane) => Math.abs(lane - across) >= clear) &&
      !boxes.some((other) => touch(box, other))
    );
  };
  for (const arrow of [...arrows].sort((a, b) => weightOf(b) - weightOf(a) || a.send - b.send)) {
    if (labels.length === LABELS_MAX) break;
    if (arrow.label === '') continue;
    const width = arrow.label.length * LETTER_WIDTH + 2;
    const { start, tip, reach } = arrow;
    const tried = TRIES.map((share) => ({
      x: start.x + share * reach * (tip.x - start.x),
      y: start.y + share * reach * (tip.y - start.y),
      width,
    }));
    const box = tried.find(isFree);
    if (box === undefined) continue;
    boxes.push(box);
    labels.push({ arrow, text: arrow.label, x: box.x, y: box.y });
  }
  return labels;
}

/** What is lit first, then what is rare. */
function weightOf({ relation, family, outcome }: ArrowMark): number {
  const lit = relation === 'before' ? 4 : relation === 'after' ? 2 : 0;
  return lit + (outcome === 'arrives' ? 0 : 1) + (family === 'notification' ? 0 : 1);
}

const isWithin = ({ x, y, width }: Box, plot: Plot): boolean =>
  x - width / 2 >= plot.x &&
  x + width / 2 <= plot.x + plot.width &&
  y - LINE_HEIGHT / 2 >= plot.y &&
  y + LINE_HEIGHT / 2 <= plot.y + plot.height;

const touch = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + 3 && Math.abs(a.y - b.y) < LINE_HEIGHT;

/** Where times are written, so far apart that they can be read. */
export function ticksFor(
  columns: Columns,
  { firsts }: Happenings,
  page: Page,
  axis: TimeAxis,
  apart: number,
): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let k = page.first; k < page.end; k++) {
    const at = axis.of(k);
    const last = ticks.at(-1);
    if (last === undefined || at - last.at >= apart) ticks.push({ at, us: timeAt(columns, firsts[k] ?? 0) });
  }
  return ticks;
}
