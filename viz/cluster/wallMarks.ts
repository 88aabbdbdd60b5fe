/** The wall between the sides of a partition: from the edge of the ring, between two neighbours of different sides, to its centre. */
import type { ProcessId } from '../../sim/index.ts';
import { isCut, type NetworkState } from '../trace/networkState.ts';
import { CENTRE, directionFrom, distanceBetween, type Point, type Seats, seatIn, towards } from './ring.ts';
import { xy } from './lane.ts';

export interface WallMark {
  readonly key: string;
  readonly path: string;
  /** The middles of its two rows of bricks. */
  readonly courses: readonly [string, string];
  /** Where it says how many messages wait at it. */
  readonly sign: Point;
  /** Messages on their way that do not come through. */
  readonly waiting: number;
}

/** From the middle of a wall to the middle of a row of its bricks. */
const COURSE = 3.6;
const OUTSIDE = 12;
/** From the centre, where a wall with two ends bends. */
const BEND = 44;

/** @param sides - At least two. */
export function wallMark(
  sides: readonly (readonly ProcessId[])[],
  network: NetworkState,
  seats: Seats,
): WallMark {
  const sideOf = new Map(sides.flatMap((members, side) => members.map((id) => [id, side] as const)));
  const ends = gapsBetween(sides.flat(), sideOf, seats);
  const lines = ends.length === 2 ? [bent(ends)] : ends.map((end) => [end, CENTRE]);
  const waiting = network.inFlight.filter(
    ({ from, to }) =>
      sideOf.has(from) && sideOf.get(from) !== sideOf.get(to) && sideOf.has(to) && isCut(network, from, to),
  ).length;
  return {
    key: sides.map((members) => members.join(',')).join('|'),
    path: pathOf(lines),
    courses: [
      pathOf(lines.map((line) => beside(line, COURSE))),
      pathOf(lines.map((line) => beside(line, -COURSE))),
    ],
    sign: ends[0] ?? CENTRE,
    waiting,
  };
}

/** @returns Points at the edge of the ring, where neighbours are of different sides; clockwise. */
function gapsBetween(
  members: readonly ProcessId[],
  sideOf: ReadonlyMap<ProcessId, number>,
  seats: Seats,
): readonly Point[] {
  const ring = members.map((id) => seatIn(seats, id)).toSorted((a, b) => a.angle - b.angle);
  const outermost = Math.max(...ring.map((seat) => distanceBetween(CENTRE, seat) + seat.radius)) + OUTSIDE;
  return ring.flatMap((seat, at) => {
    const next = ring[(at + 1) % ring.length] ?? seat;
    if (sideOf.get(seat.id) === sideOf.get(next.id)) return [];
    const turn = next.angle > seat.angle ? next.angle - seat.angle : next.angle - seat.angle + 2 * Math.PI;
    return [towards(CENTRE, seat.angle + turn / 2, outermost)];
  });
}

/** A line with two ends has no corner. */
function bent([start = CENTRE, end = CENTRE]: readonly Point[]): readonly Point[] {
  const [before, after] = [start, end].map((point) => towards(CENTRE, directionFrom(CENTRE, point), BEND));
  if (before === undefined || after === undefined) return [start, CENTRE, end];
  const curve = Array.from({ length: 7 }, (_, k) => {
    const [t, rest] = [(k + 1) / 8, 1 - (k + 1) / 8];
    const mix = (a: number, b: number, c: number) => rest * rest * a + 2 * rest * t * b + t * t * c;
    return { x: mix(before.x, CENTRE.x, after.x), y: mix(before.y, CENTRE.y, after.y) };
  });
  return [start, before, ...curve, after, end];
}

/** A line at a distance to the left of another; to the right if that is negative. */
const beside = (line: readonly Point[], distance: number): readonly Point[] =>
  line.map((point, at) => {
    const [before, after] = [line[Math.max(0, at - 1)] ?? point, line[at + 1] ?? point];
    return towards(point, directionFrom(before, after) - Math.PI / 2, distance);
  });

const pathOf = (lines: readonly (readonly Point[])[]): string =>
  lines.map((line) => `M${line.map(xy).join('L')}`).join('');
