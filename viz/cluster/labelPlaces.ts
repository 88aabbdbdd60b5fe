/** Where the labels of sides stand: at the left or right edge of the picture, as near to their side as there is room. */
import { least } from 'd3';
import { frameOf, PICTURE_SIZE, type Point, type Seat, type Seats } from './ring.ts';

export type LabelPlace = Point & { readonly anchor: 'start' | 'end' };

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Two lines of a label. */
const WIDTH = 150;
const HEIGHT = 48;
const EDGE = 4;
const STEP = 12;
/** What lies beside a server: ballot and plate. */
const PAPERS = { halfWidth: 62, height: 40 };

/**
 * @param sides - Of each its members, group by group of neighbours: between two groups somebody else may sit.
 * @returns One place for each side.
 */
export function labelPlaces(
  sides: readonly (readonly (readonly Seat[])[])[],
  seats: Seats,
): readonly LabelPlace[] {
  const taken = [...seats.values()].map(boxOfSeat);
  const { y: top, height } = frameOf(seats);
  const heights = Array.from(
    { length: Math.floor((height - HEIGHT) / STEP) },
    (_, k) => top + HEIGHT / 2 + k * STEP,
  );
  const places = heights.flatMap((y): readonly LabelPlace[] => [
    { x: EDGE, y, anchor: 'start' },
    { x: PICTURE_SIZE - EDGE, y, anchor: 'end' },
  ]);
  return sides.map((groups) => {
    const most = Math.max(...groups.map(({ length }) => length));
    const middles = groups.filter(({ length }) => length === most).map(meanOf);
    const cost = (place: LabelPlace): number =>
      overlaps(boxOf(place), taken) +
      Math.min(...middles.map((middle) => Math.hypot(place.x - middle.x, place.y - middle.y)));
    const best = least(places, cost) ?? ({ ...meanOf(groups.flat()), anchor: 'start' } as const);
    taken.push(boxOf(best));
    return best;
  });
}

const meanOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** A server with its papers, which lie above or below it; a client with its name. */
function boxOfSeat({ x, y, radius, angle, isClient }: Seat): Box {
  const isLow = isClient || Math.sin(angle) >= 0.2;
  const halfWidth = isClient ? radius + 12 : Math.max(radius, PAPERS.halfWidth);
  return {
    left: x - halfWidth,
    right: x + halfWidth,
    top: y - radius - (isLow ? 8 : PAPERS.height),
    bottom: y + radius + (isLow ? PAPERS.height : 8),
  };
}

const boxOf = ({ x, y, anchor }: LabelPlace): Box => ({
  left: anchor === 'start' ? x : x - WIDTH,
  right: anchor === 'start' ? x + WIDTH : x,
  top: y - HEIGHT / 2,
  bottom: y + HEIGHT / 2,
});

/** @returns How much of a box is covered: more than any distance, if anything is. */
const overlaps = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    return width > 0 && height > 0 ? sum + 1_000 + width * height : sum;
  }, 0);
