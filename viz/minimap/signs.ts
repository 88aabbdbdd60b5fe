/** Signs of troubles and moments: paths around (0, 0), because fonts differ from machine to machine. */
import type { TroubleKind } from '../trace/course.ts';
import type { TickKind } from './minimapScene.ts';

/** In a box from −4 to 4; all are lines. */
export const troubleSigns: Readonly<Record<TroubleKind, string>> = {
  down: 'M-3,-3L3,3M-3,3L3,-3',
  paused: 'M-1.8,-3V3M1.8,-3V3',
  cut: 'M-1.5,-4V4M1.5,-4V4M-4,0H-1.5M1.5,0H4',
  slow: 'M-3.5,2.5Q-1.8,-5 0,0T3.5,-2.5',
  held: 'M-3,-3H3V3H-3ZM0,-1V1',
  disk: 'M-3,-2.4V2.4A3,1.2 0 0 0 3,2.4V-2.4A3,1.2 0 0 0 -3,-2.4A3,1.2 0 0 0 3,-2.4',
  clock: 'M-3.5,0A3.5,3.5 0 1 0 3.5,0A3.5,3.5 0 1 0 -3.5,0M0,-2.2V0L1.8,1.2',
};

/** How high a tick is, as a share of its lane. */
export const tickHeights: Readonly<Record<TickKind, number>> = {
  other: 0.35,
  start: 0.35,
  client: 0.45,
  commit: 0.6,
  vote: 0.5,
  mended: 0.7,
  ends: 0.8,
  fault: 0.9,
  elected: 0.9,
  established: 1,
  broken: 1,
};
