/**
 * One page of a run as lifelines and messages, in pixels: a pure function of the run, of where one looks and how, and of the row whose past and future are
 * lit. Time goes to the right, or down where there is little width.
 */
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import { type Columns, kindAt, nodeAt, weightAt } from '../trace/columns.ts';
import { type Cones, type Relation, relationOfHappening } from '../trace/cones.ts';
import { type Happenings, happeningsOf, isToldMessage, mainRowOf, type Quiet } from '../trace/happenings.ts';
import type { Replay } from '../trace/replay.ts';
import { type Arrow, arrowsOn } from './arrowMarks.ts';
import { bandsOf } from './bandMarks.ts';
import { type Label, labelsFor, type Plot, type Tick, ticksFor } from './labelMarks.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { type Page, pageAround, type Scale, type TimeAxis, timeAxis } from './page.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where one looks, and how. */
export interface Outlook {
  /** A row of the page. */
  readonly row: number;
  /** So many happenings are on a page. */
  readonly zoom: number;
  readonly scale: Scale;
  readonly quiet: Quiet;
  readonly isVertical: boolean;
  readonly width: number;
  readonly height: number;
}

export interface ArrowMark extends Arrow {
  readonly start: Point;
  /** On the lifeline of the receiver; it may lie beyond the edge. */
  readonly tip: Point;
  /** How much of the way it is drawn: less than 1 if it does not arrive. */
  readonly reach: number;
}

export interface BandMark {
  readonly server: ProcessId;
  readonly look: Look;
  readonly isHollow: boolean;
  readonly start: Point;
  readonly end: Point;
}

/** `message`: nothing but a message that comes or goes. */
export type HappeningKind = 'key' | 'detail' | 'message' | 'lost' | 'broken';

export interface HappeningMark extends Point {
  /** Its place among the happenings of the run. */
  readonly happening: number;
  /** The row that stands for it. */
  readonly row: number;
  readonly process: ProcessId;
  readonly kind: HappeningKind;
  readonly relation: Relation | null;
}

export interface LaneMark extends Lane {
  readonly start: Point;
  readonly end: Point;
}

export interface SpaceTimeScene {
  readonly page: Page;
  readonly isVertical: boolean;
  readonly width: number;
  readonly height: number;
  /** Where time passes: what lies beyond is cut off. */
  readonly plot: Plot;
  readonly lanes: readonly LaneMark[];
  readonly bands: readonly BandMark[];
  readonly arrows: readonly ArrowMark[];
  readonly happenings: readonly HappeningMark[];
  readonly labels: readonly Label[];
  readonly ticks: readonly Tick[];
  /** Pings and handshakes of the page that are not shown. */
  readonly folded: number;
  /** A row of each window that is shown and has not come yet. */
  readonly missing: readonly number[];
  readonly axis: TimeAxis;
  /** @returns Where a row of the run lies. */
  readonly pointOf: (row: number) => Point;
}

/** Room for the names of lifelines, for times, and before the first happening; pixels. */
const NAMES_BESIDE = 34;
const NAMES_ABOVE = 30;
const TIMES_BELOW = 16;
const TIMES_BESIDE = 62;
const EDGE = 14;
const TICKS_APART = 96;
const TICKS_APART_DOWN = 40;
/** How far a message came that was lost on the way, or at the door; and one that waits for ever, with its length in time. */
const LOST_AT_THE_DOOR = 0.84;
const LOST_ON_THE_WAY = 0.6;
const WAITS_AT = 0.42;
const WAITS_LENGTH = 60;

/** The frame of a page: what all its marks are placed in. */
interface Frame {
  readonly replay: Replay;
  readonly happenings: Happenings;
  readonly page: Page;
  readonly cones: Cones | null;
  readonly axis: TimeAxis;
  /** Along the axis, where the plot begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly place: (along: number, process: ProcessId) => Point;
}

export function spaceTimeScene(replay: Replay, outlook: Outlook, cones: Cones | null): SpaceTimeScene {
  const { columns, summary } = replay;
  const { isVertical, width, height, zoom, scale, quiet } = outlook;
  const happenings = happeningsOf(columns, quiet, summary.cast.clients);
  const page = pageAround(happenings, outlook.row, zoom);
  const from = isVertical ? NAMES_ABOVE : NAMES_BESIDE;
  const to = isVertical ? height : width;
  const lanes = isVertical
    ? lanesOf(summary.cast, TIMES_BESIDE, width)
    : lanesOf(summary.cast, 0, height - TIMES_BELOW);
  const axis = timeAxis(columns, happenings, page, scale, { from: from + EDGE, to: to - EDGE });
  const place = (along: number, process: ProcessId): Point => {
    const across = lanes.get(process)?.at ?? 0;
    return isVertical ? { x: across, y: along } : { x: along, y: across };
  };
  const frame: Frame = { replay, happenings, page, cones, axis, from, to, place };
  const arrows = arrowsOn(replay, happenings, page, quiet, cones).map((arrow) => arrowMark(frame, arrow));
  const plot = isVertical
    ? { x: 0, y: from, width, height: height - from }
    : { x: from, y: 0, width: width - from, height: height - TIMES_BELOW };
  const acrosses = [...lanes.values()].map((lane) => lane.at);
  return {
    page,
    isVertical,
    width,
    height,
    plot,
    lanes: [...lanes.values()].map((lane) => laneMark(frame, lane)),
    bands: bandMarks(frame),
    arrows,
    happenings: happeningMarks(frame),
    labels: labelsFor(arrows, plot, acrosses, isVertical),
    ticks: ticksFor(columns, happenings, page, axis, isVertical ? TICKS_APART_DOWN : TICKS_APART),
    folded: quiet === 'shown' ? 0 : foldedOn(replay, rowsOf(happenings, page)),
    missing: missingOn(replay, rowsOf(happenings, page)),
    axis,
    pointOf: (row) => place(axis.ofRow(row), nodeAt(columns, row)),
  };
}

const laneMark = ({ place, from, to }: Frame, lane: Lane): LaneMark => ({
  ...lane,
  start: place(from, lane.process),
  end: place(to, lane.process),
});

function arrowMark({ replay, axis, place }: Frame, arrow: Arrow): ArrowMark {
  const { send, end, from, to, outcome } = arrow;
  const sent = axis.ofRow(send);
  const ended = outcome === 'waits' ? sent + WAITS_LENGTH : axis.ofRow(end);
  const isAtDoor = outcome === 'lost' && kindAt(replay.columns, end) === 'drop';
  const reach =
    outcome === 'arrives'
      ? 1
      : outcome === 'waits'
        ? WAITS_AT
        : isAtDoor
          ? LOST_AT_THE_DOOR
          : LOST_ON_THE_WAY;
  return { ...arrow, start: place(sent, from), tip: place(ended, to), reach };
}

function bandMarks({ replay, happenings, page, axis, from, to, place }: Frame): readonly BandMark[] {
  const { first, end } = rowsOf(happenings, page);
  const within = (along: number): number => Math.max(from, Math.min(to, along));
  return bandsOf(replay.summary.course)
    .filter((band) => band.from < end && band.to > first)
    .map((band) => ({
      server: band.server,
      look: band.look,
      isHollow: band.isHollow,
      start: place(within(axis.ofRow(band.from)), band.server),
      end: place(band.to > replay.lastRow ? to : within(axis.ofRow(band.to)), band.server),
    }));
}

function happeningMarks({ replay, happenings, page, cones, axis, place }: Frame): readonly HappeningMark[] {
  const { columns, summary } = replay;
  const breach = summary.breach?.row ?? -1;
  return Array.from({ length: page.end - page.first }, (_, index) => {
    const happening = page.first + index;
    const row = mainRowOf(columns, happenings, happening);
    const process = nodeAt(columns, row);
    const isBroken =
      breach >= (happenings.firsts[happening] ?? 0) && breach <= (happenings.lasts[happening] ?? -1);
    return {
      happening,
      row,
      process,
      kind: isBroken ? 'broken' : kindOf(columns, row),
      relation: cones === null ? null : relationOfHappening(cones, columns, happenings, happening),
      ...place(axis.of(happening), process),
    };
  });
}

function kindOf(columns: Columns, row: number): HappeningKind {
  if (weightAt(columns, row) === 'key') return 'key';
  const kind = kindAt(columns, row);
  if (kind === 'drop') return 'lost';
  return kind === 'send' || kind === 'deliver' ? 'message' : 'detail';
}

interface Rows {
  readonly first: number;
  readonly end: number;
}

const rowsOf = ({ firsts, lasts }: Happenings, page: Page): Rows => ({
  first: firsts[page.first] ?? 0,
  end: (lasts[page.end - 1] ?? -1) + 1,
});

function foldedOn({ columns, summary }: Replay, { first, end }: Rows): number {
  const { clients } = summary.cast;
  let folded = 0;
  for (let i = first; i < end; i++)
    if (kindAt(columns, i) === 'send' && !isToldMessage(columns, i, clients)) folded++;
  return folded;
}

function missingOn({ store }: Replay, { first, end }: Rows): readonly number[] {
  const missing: number[] = [];
  for (let number = store.windowOf(first); number < store.firsts.length; number++) {
    const row = Math.max(first, store.firsts[number] ?? 0);
    if (row >= end) break;
    if (!store.hasWindow(number)) missing.push(row);
  }
  return missing;
}
