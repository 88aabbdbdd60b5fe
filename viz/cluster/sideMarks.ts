/** The sides of a partition: who can still talk to whom, and whether that is a quorum. */
import { polygonHull } from 'd3';
import { containsQuorum, type QuorumSystem } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { isCut } from '../trace/networkState.ts';
import { labelPlaces } from './labelPlaces.ts';
import { xy } from './lane.ts';
import { type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';

export interface SideMark {
  readonly key: string;
  /** A, B, C … */
  readonly name: string;
  readonly members: readonly ProcessId[];
  /** Voters that run. */
  readonly running: number;
  readonly votersInAll: number;
  readonly hasQuorum: boolean;
  /** Around its members; neighbours on the ring are within one line. */
  readonly path: string;
  readonly label: Point & { readonly anchor: 'start' | 'end' };
}

/** @returns Nothing where everybody can reach everybody, if need be through others. */
export function sideMarks(state: ClusterState, quorum: QuorumSystem, seats: Seats): readonly SideMark[] {
  const sides = sidesOf(state);
  if (sides.length < 2) return [];
  const runs = sides.map((members) => runsOf(members, sides.flat(), seats));
  const places = labelPlaces(runs, seats);
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
      path: (runs[index] ?? []).map(hullPath).join(''),
      label: places[index] ?? { x: 0, y: 0, anchor: 'start' },
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

/** @returns The members of a side that sit next to each other, group by group. */
function runsOf(
  members: readonly ProcessId[],
  everybody: readonly ProcessId[],
  seats: Seats,
): readonly (readonly Seat[])[] {
  const ring = everybody.map((id) => seatIn(seats, id)).toSorted((a, b) => a.angle - b.angle);
  const isMember = ({ id }: Seat): boolean => members.includes(id);
  const start = ring.findIndex((seat) => !isMember(seat));
  const runs: Seat[][] = [];
  let wasMember = false;
  for (const seat of [...ring.slice(start), ...ring.slice(0, start)]) {
    if (isMember(seat) && !wasMember) runs.push([]);
    wasMember = isMember(seat);
    if (wasMember) runs.at(-1)?.push(seat);
  }
  return runs;
}

const AROUND = 30;

function hullPath(seats: readonly Seat[]): string {
  const around = seats.flatMap((seat) =>
    Array.from({ length: 24 }, (_, k): [number, number] => {
      const { x, y } = towards(seat, (k / 24) * 2 * Math.PI, seat.radius + AROUND);
      return [x, y];
    }),
  );
  return `M${(polygonHull(around) ?? around).map(([x, y]) => xy({ x, y })).join('L')}Z`;
}
