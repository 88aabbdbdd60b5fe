/** The sides of a partition: who can still talk to whom, and whether that is a quorum. */
import { polygonHull } from 'd3';
import { containsQuorum, type QuorumSystem } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { xy } from './lane.ts';
import { isCut } from '../trace/networkState.ts';
import {
  PICTURE_SIZE,
  type Point,
  type Seat,
  type Seats,
  directionFrom,
  distanceBetween,
  seatIn,
  towards,
} from './ring.ts';

export interface SideMark extends Point {
  readonly key: string;
  /** A, B, C … */
  readonly name: string;
  readonly members: readonly ProcessId[];
  /** Voters that run. */
  readonly running: number;
  readonly votersInAll: number;
  readonly hasQuorum: boolean;
  readonly path: string;
}

/** @returns Nothing where everybody can reach everybody, if need be through others. */
export function sideMarks(state: ClusterState, quorum: QuorumSystem, seats: Seats): readonly SideMark[] {
  const sides = sidesOf(state);
  if (sides.length < 2) return [];
  return sides.map((members, index) => {
    const isRunning = (id: ProcessId) => state.servers.some((server) => server.id === id && server.isUp);
    const running = members.filter((id) => quorum.voters.includes(id) && isRunning(id));
    return {
      key: members.join(','),
      name: String.fromCharCode(65 + index),
      members,
      running: running.length,
      votersInAll: quorum.voters.length,
      hasQuorum: containsQuorum(quorum, running),
      path: hullPath(members.map((id) => seatIn(seats, id))),
      ...labelPlace(members.map((id) => seatIn(seats, id))),
    };
  });
}

/** Groups within which there is a way from each to each in both directions. */
function sidesOf(state: ClusterState): readonly (readonly ProcessId[])[] {
  const areLinked = (a: ProcessId, b: ProcessId) =>
    !isCut(state.network, a, b) && !isCut(state.network, b, a);
  const left = new Set(state.servers.map(({ id }) => id));
  const sides: ProcessId[][] = [];
  for (const { id: first } of state.servers) {
    if (!left.delete(first)) continue;
    const side = [first];
    for (const member of side) {
      for (const other of left) {
        if (areLinked(member, other) && left.delete(other)) side.push(other);
      }
    }
    sides.push(side.sort((a, b) => a - b));
  }
  return sides;
}

const AROUND = 34;

function hullPath(seats: readonly Seat[]): string {
  const around = seats.flatMap((seat) =>
    Array.from({ length: 24 }, (_, k): [number, number] => {
      const { x, y } = towards(seat, (k / 24) * 2 * Math.PI, seat.radius + AROUND);
      return [x, y];
    }),
  );
  return `M${(polygonHull(around) ?? around).map(([x, y]) => xy({ x, y })).join('L')}Z`;
}

/** How far the label of a side moves inwards: outside are the plates of its servers. */
const INWARDS = 26;
const CENTRE: Point = { x: PICTURE_SIZE / 2, y: PICTURE_SIZE / 2 };

function labelPlace(seats: readonly Seat[]): Point {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = { x: mean(seats.map(({ x }) => x)), y: mean(seats.map(({ y }) => y)) };
  const [only] = seats;
  const inwards = directionFrom(centre, CENTRE);
  if (seats.length === 1 && only !== undefined) return towards(only, inwards, only.radius + AROUND + 14);
  return towards(centre, inwards, Math.min(INWARDS, distanceBetween(centre, CENTRE)));
}
