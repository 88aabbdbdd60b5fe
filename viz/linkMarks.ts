/** Lines between servers: connected, not connected, cut; and the line along which the row at the cursor came. */
import { type ClusterState, cutSince, directionKey, pairKey } from './clusterState.ts';
import type { Focus } from './focus.ts';
import { laneBetween, lanePath, pointOn, xy } from './lane.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';

export interface LinkMark {
  readonly key: string;
  readonly path: string;
  readonly state: 'none' | 'connected' | 'cut' | 'cutOneWay';
  /** Where a cut is shown by a cross. */
  readonly cross: Point | null;
}

export interface FocusMark {
  readonly key: string;
  readonly path: string;
  readonly arrowHead: string;
}

/** @returns One line for each pair, except between servers that are not connected and could be: those are left to the imagination. */
export function linkMarks(state: ClusterState, seats: Seats): readonly LinkMark[] {
  const marks: LinkMark[] = [];
  for (const a of seats.values()) {
    for (const b of seats.values()) {
      if (a.id < b.id) marks.push(linkMark(state, a, b));
    }
  }
  return marks;
}

function linkMark(state: ClusterState, a: Seat, b: Seat): LinkMark {
  const key = pairKey(a.id, b.id);
  const there = cutSince(state, a.id, b.id) !== null;
  const back = cutSince(state, b.id, a.id) !== null;
  const angle = directionFrom(a, b);
  const start = towards(a, angle, a.radius);
  const end = towards(b, angle + Math.PI, b.radius);
  const isConnected = state.connections.includes(key);
  return {
    key,
    path: `M${xy(start)}L${xy(end)}`,
    state: there && back ? 'cut' : there || back ? 'cutOneWay' : isConnected ? 'connected' : 'none',
    cross: there || back ? between(start, end, there && back ? 0.5 : there ? 0.8 : 0.2) : null,
  };
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

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
