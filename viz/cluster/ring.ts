/**
 * Where everybody sits. Servers on a ring in the order of their ids, the first on top, clockwise; observers a little outside. Clients in
 * a row below, each in its place whichever server it talks to.
 */
import type { ProcessId } from '../../sim/index.ts';
import type { Cast } from '../trace/clusterState.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Seat extends Point {
  readonly id: ProcessId;
  /** Direction from the centre, in radians. */
  readonly angle: number;
  readonly radius: number;
  readonly isClient: boolean;
}

export type Seats = ReadonlyMap<ProcessId, Seat>;

/** Width of the picture, and the height of the ring at most, in its own units. */
export const PICTURE_SIZE = 600;
export const CENTRE: Point = { x: PICTURE_SIZE / 2, y: PICTURE_SIZE / 2 };
const SEAT_RADIUS_MAX = 46;
/** A rectangle as SVG wants it. */
export interface Frame extends Point {
  readonly width: number;
  readonly height: number;
}

/** From a seat's edge to the edge of the picture: room for its plate. */
const MARGIN = 48;
const OBSERVERS_OUTSIDE = 34;
const CLIENT_RADIUS = 17;
/** From the plates of the lowest servers to the centre of a client; from there to the edge. */
const CLIENT_BELOW = 34;
const CLIENT_MARGIN = 48;

export function seatsOf({ servers, clients }: Pick<Cast, 'servers' | 'clients'>): readonly Seat[] {
  const serverSeats = ringOf(servers);
  const y = Math.max(...serverSeats.map((seat) => seat.y + seat.radius)) + MARGIN + CLIENT_BELOW;
  const clientSeats = clients.map((id, index): Seat => {
    const x = (PICTURE_SIZE * (index + 0.5)) / clients.length;
    return { id, angle: Math.PI / 2, radius: CLIENT_RADIUS, x, y, isClient: true };
  });
  return [...serverSeats, ...clientSeats];
}

function ringOf(servers: Cast['servers']): readonly Seat[] {
  const count = servers.length;
  const hasObservers = servers.some(({ isObserver }) => isObserver);
  const outermost = PICTURE_SIZE / 2 - MARGIN;
  const radius = Math.min(SEAT_RADIUS_MAX, (outermost * Math.PI) / (count + Math.PI) / 1.35);
  const ring = outermost - radius - (hasObservers ? OBSERVERS_OUTSIDE : 0);
  return servers.map(({ id, isObserver }, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    const seat = towards(CENTRE, angle, ring + (isObserver ? OBSERVERS_OUTSIDE : 0));
    return { id, angle, radius, ...seat, isClient: false };
  });
}

/** @returns The full width, and of the height what the seats take: a ring of five leaves the lower edge free. */
export function frameOf(seats: Seats): Frame {
  const tops = [...seats.values()].map(({ y, radius }) => y - radius);
  const bottoms = [...seats.values()].map(
    ({ y, radius, isClient }) => y + radius + (isClient ? CLIENT_MARGIN : MARGIN),
  );
  const y = Math.max(0, Math.min(...tops) - MARGIN);
  return { x: 0, y, width: PICTURE_SIZE, height: Math.max(...bottoms) - y };
}

/** @returns The point `distance` away in that direction. */
export const towards = ({ x, y }: Point, angle: number, distance: number): Point => ({
  x: x + distance * Math.cos(angle),
  y: y + distance * Math.sin(angle),
});

export const directionFrom = (from: Point, to: Point): number => Math.atan2(to.y - from.y, to.x - from.x);
export const distanceBetween = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** @returns The seat of a server or client of the cast. */
export function seatIn(seats: Seats, id: ProcessId): Seat {
  const seat = seats.get(id);
  if (seat === undefined) throw new RangeError(`process ${id} has no seat`);
  return seat;
}
