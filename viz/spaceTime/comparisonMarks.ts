/** Two events that are compared, and the way from one to the other. */
import { xy } from './paths.ts';
import type { Point, SpaceTimeScene } from './spaceTimeScene.ts';

/** @returns A line through the rows of a chain. */
export const chainPath = (scene: SpaceTimeScene, chain: readonly number[]): string =>
  `M${chain.map((row) => xy(within(scene, scene.pointOf(row)))).join('L')}`;

export interface PinMark {
  readonly letter: 'A' | 'B';
  readonly point: Point;
}

/** In the order of the run; a pin on another page is at the edge. */
export const pinMarks = (scene: SpaceTimeScene, pins: readonly number[]): readonly PinMark[] =>
  [...pins]
    .sort((a, b) => a - b)
    .map((row, index) => ({ letter: index === 0 ? 'A' : 'B', point: within(scene, scene.pointOf(row)) }));

const within = ({ plot }: SpaceTimeScene, { x, y }: Point): Point => ({
  x: Math.max(plot.x, Math.min(plot.x + plot.width, x)),
  y: Math.max(plot.y, Math.min(plot.y + plot.height, y)),
});
