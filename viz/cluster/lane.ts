/** The way a message takes from one seat to another: an arc that keeps to its right, so that opposite traffic never meets. */
import { directionFrom, distanceBetween, type Point, type Seat, towards } from './ring.ts';

export interface Lane {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
}

const BULGE = 0.06;
const GAP = 8;

export function laneBetween(from: Seat, to: Seat): Lane {
  const angle = directionFrom(from, to);
  const start = towards(from, angle + 0.22, from.radius + GAP);
  const end = towards(to, angle + Math.PI - 0.22, to.radius + GAP);
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return { start, end, bend: towards(middle, angle + Math.PI / 2, 2 * BULGE * distanceBetween(from, to)) };
}

/** @param progress - From 0 at the sender to 1 at the receiver. */
export function pointOn({ start, bend, end }: Lane, progress: number): Point {
  const rest = 1 - progress;
  const mix = (a: number, b: number, c: number) =>
    rest * rest * a + 2 * rest * progress * b + progress * progress * c;
  return { x: mix(start.x, bend.x, end.x), y: mix(start.y, bend.y, end.y) };
}

export const lanePath = ({ start, bend, end }: Lane): string => `M${xy(start)}Q${xy(bend)} ${xy(end)}`;

/** @returns The head of an arrow at the end of a lane. */
export function arrowHead(lane: Lane): string {
  const angle = directionFrom(pointOn(lane, 0.95), lane.end);
  const corner = (turn: number) => xy(towards(lane.end, angle + turn, 15));
  return `M${xy(lane.end)}L${corner(Math.PI - 0.5)}L${corner(Math.PI + 0.5)}Z`;
}

/** Tenths of a unit are finer than any screen, and make paths comparable. */
export const xy = ({ x, y }: Point): string => `${tenth(x)},${tenth(y)}`;
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** @returns The transform that brings (0, 0) to a point. */
export const placed = (point: Point): string => `translate(${xy(point)})`;
