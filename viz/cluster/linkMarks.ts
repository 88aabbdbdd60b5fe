/** Lines between servers: connected, not connected, slow, cut; who follows whom; and the line along which the row at the cursor came. */
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { Focus } from './focus.ts';
import { arrowHead, laneBetween, lanePath, tenth, xy } from './lane.ts';
import { directionKey, isCut, isSlow, type NetworkState, pairKey } from '../trace/networkState.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';

export interface LinkMark {
  readonly key: string;
  readonly path: string;
  readonly state: 'none' | 'connected' | 'slow' | 'cut' | 'cutOneWay';
  /** Where a cut both ways is shown by a cross; a wall needs none. */
  readonly cross: Point | null;
  /** Where a cut one way is shown: by an arrow, in degrees, that ends at a bar. */
  readonly barb: (Point & { readonly degrees: number }) | null;
  /** It goes through the wall between the sides of a partition. */
  readonly isWalled: boolean;
}

/** A learner and its leader: what makes of servers an ensemble. */
export interface BondMark {
  readonly key: string;
  readonly path: string;
  readonly learner: 'following' | 'observing';
  /** Up to date: what the leader commits is delivered here. */
  readonly isServing: boolean;
}

export interface FocusMark {
  readonly key: string;
  readonly path: string;
  readonly arrowHead: string;
}

/** @returns One line for each pair of servers. */
export function linkMarks(
  { network }: ClusterState,
  seats: Seats,
  sides: readonly (readonly ProcessId[])[],
): readonly LinkMark[] {
  const sideOf = (id: ProcessId): number => sides.findIndex((members) => members.includes(id));
  const servers = [...seats.values()].filter(({ isClient }) => !isClient);
  const marks: LinkMark[] = [];
  for (const a of servers) {
    for (const b of servers) {
      if (a.id < b.id) marks.push(linkMark(network, a, b, sideOf(a.id) !== sideOf(b.id)));
    }
  }
  return marks;
}

function linkMark(network: NetworkState, a: Seat, b: Seat, isBetweenSides: boolean): LinkMark {
  const key = pairKey(a.id, b.id);
  const there = isCut(network, a.id, b.id);
  const back = isCut(network, b.id, a.id);
  const [start, end] = edges(a, b);
  const isConnected = network.connections.includes(key);
  const slow = isSlow(network, a.id, b.id) || isSlow(network, b.id, a.id);
  return {
    key,
    path: `M${xy(start)}L${xy(end)}`,
    state:
      there && back
        ? 'cut'
        : there || back
          ? 'cutOneWay'
          : slow
            ? 'slow'
            : isConnected
              ? 'connected'
              : 'none',
    cross: there && back && !isBetweenSides ? between(start, end, 0.5) : null,
    barb:
      there === back
        ? null
        : there
          ? { ...between(start, end, 0.62), degrees: degreesFrom(start, end) }
          : { ...between(end, start, 0.62), degrees: degreesFrom(end, start) },
    isWalled: isBetweenSides && there && back,
  };
}

const degreesFrom = (from: Point, to: Point): number => tenth((directionFrom(from, to) * 180) / Math.PI);

/** @returns Where the straight line between two seats begins and ends. */
function edges(a: Seat, b: Seat): readonly [Point, Point] {
  const angle = directionFrom(a, b);
  return [towards(a, angle, a.radius), towards(b, angle + Math.PI, b.radius)];
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

export function bondMarks({ servers }: ClusterState, seats: Seats): readonly BondMark[] {
  return servers.flatMap(({ id, state, leader, isServing }) => {
    const isLearner = state === 'FOLLOWING' || state === 'OBSERVING';
    if (!isLearner || leader === null || leader === id || !seats.has(leader)) return [];
    const [start, end] = edges(seatIn(seats, id), seatIn(seats, leader));
    const learner = state === 'FOLLOWING' ? 'following' : 'observing';
    return [{ key: `b${id}`, path: `M${xy(start)}L${xy(end)}`, learner, isServing }];
  });
}

export function focusMark(focus: Focus | null, seats: Seats): FocusMark | null {
  if (focus === null || focus.from === null || focus.server === 0) return null;
  const lane = laneBetween(seatIn(seats, focus.from), seatIn(seats, focus.server));
  return {
    key: directionKey(focus.from, focus.server),
    path: lanePath(lane),
    arrowHead: arrowHead(lane),
  };
}
