/** Outlines and glyphs as paths around (0, 0). */
import type { Family } from './messageLook.ts';
import type { Glyph, Shape } from '../style/palette.ts';
import { type Point, towards } from './ring.ts';
import { tenth, xy } from './lane.ts';

export function shapePath(shape: Shape, radius: number): string {
  switch (shape) {
    case 'circle':
      return circlePath(radius);
    case 'pentagon':
      return polygonPath(5, radius * 1.2, -Math.PI / 2);
    case 'hexagon':
      return polygonPath(6, radius * 1.08, 0);
    case 'square':
      return polygonPath(4, radius * 1.25, -Math.PI / 4);
  }
}

function circlePath(radius: number): string {
  const r = tenth(radius);
  return `M0,${-r}A${r},${r} 0 1 1 0,${r}A${r},${r} 0 1 1 0,${-r}Z`;
}

function polygonPath(corners: number, radius: number, first: number): string {
  const points = Array.from({ length: corners }, (_, k) =>
    towards({ x: 0, y: 0 }, first + (k / corners) * 2 * Math.PI, radius),
  );
  return `M${points.map(xy).join('L')}Z`;
}

/** Glyphs that are not letters, in a box from −1 to 1. */
export const glyphPaths: Readonly<Partial<Record<Glyph | 'dots', string>>> = {
  cross: 'M-0.7,-0.7L0.7,0.7M-0.7,0.7L0.7,-0.7',
  bars: 'M-0.4,-0.75V0.75M0.4,-0.75V0.75',
  dash: 'M-0.6,0H0.6',
  dots: 'M-0.6,0H-0.59M0,0H0.01M0.6,0H0.61',
};

/** Three points and a band: who wears it leads. Stands on (0, 0), one unit high and two wide. */
export const CROWN_PATH = 'M-1,0L-1.1,-0.95L-0.5,-0.5L0,-1.15L0.5,-0.5L1.1,-0.95L1,0Z';

/** A cylinder, as disks have been drawn since they were as large as drums; in a box from −1 to 1. */
export const DISK_PATH =
  'M-0.75,-0.6V0.6A0.75,0.3 0 0 0 0.75,0.6V-0.6A0.75,0.3 0 0 0 -0.75,-0.6A0.75,0.3 0 0 0 0.75,-0.6';

/** Outlines of messages, by family. */
export const familyPaths: Readonly<Record<Family, string>> = {
  notification: circlePath(14),
  discovery: polygonPath(4, 18, 0),
  sync: polygonPath(4, 19, Math.PI / 4),
  newLeader: polygonPath(6, 16, 0),
  broadcast: polygonPath(3, 18, -Math.PI / 2),
  client: 'M-22,-11H22A11,11 0 0 1 22,11H-22A11,11 0 0 1 -22,-11Z',
  quiet: circlePath(4),
};

/** @returns An arc around (0, 0), clockwise from `start`; both in turns. */
export function arcPath(radius: number, start: number, end: number): string {
  const at = (turns: number): Point => towards({ x: 0, y: 0 }, turns * 2 * Math.PI - Math.PI / 2, radius);
  const r = tenth(radius);
  return `M${xy(at(start))}A${r},${r} 0 ${end - start > 0.5 ? 1 : 0} 1 ${xy(at(end))}`;
}

/** @returns The four corners of a square around (0, 0): what they bracket is selected. */
export function bracketsPath(half: number): string {
  const [edge, arm] = [tenth(half), tenth(half * 0.36)];
  const corner = (x: number, y: number): string =>
    `M${x * edge},${y * (edge - arm)}V${y * edge}H${x * (edge - arm)}`;
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)].join('');
}

/** Nothing passes this way: an arrow that ends at a bar, pointing to the right. */
export const BARB_PATH = 'M-22,0H-6M-13,-6L-6,0L-13,6M0,-10V10';
