/** Lines between servers: connected, not connected, slow, cut; who follows whom; and the line along which the row at the cursor came. */
import type { ClusterState } from '../trace/clusterState.ts';
import type { Focus } from './focus.ts';
import { laneBetween, lanePath, pointOn, xy } from './lane.ts';
import { directionKey, isCut, isSlow, type NetworkState, pairKey } from '../trace/networkState.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';

export interface LinkMark {
  readonly key: string;
  readonly path: string;
  readonly state: 'none' | 'connected' | 'slow' | 'cut' | 'cutOneWay';
  /** Where a cut is shown by a cross. */
  readonly cross: Point | null;
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
export function linkMarks({ network }: ClusterState, seats: Seats): readonly LinkMark[] {
  const servers = [...seats.values()].filter(({ isClient }) => !isClient);
  const marks: LinkMark[] = [];
  for (const a of servers) {
    for (const b of servers) {
      if (a.id < b.id) marks.push(linkMark(network, a, b));
    }
  }
  return marks;
}

function linkMark(network: NetworkState, a: Seat, b: Seat): LinkMark {
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
    cross: there || back ? between(start, end, there && back ? 0.5 : there ? 0.8 : 0.2) : null,
  };
}

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
  const angle = directionFrom(pointOn(lane, 0.95), lane.end);
  const corner = (turn: number) => xy(towards(lane.end, angle + turn, 15));
  return {
    key: directionKey(focus.from, focus.server),
    path: lanePath(lane),
    arrowHead: `M${xy(lane.end)}L${corner(Math.PI - 0.5)}L${corner(Math.PI + 0.5)}Z`,
  };
}
