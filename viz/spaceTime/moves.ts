/** From one event of the diagram to another: with the keys, or to the nearest one with a pointer. */
import type { ProcessId } from '../../sim/index.ts';
import { type Columns, nodeAt } from '../trace/columns.ts';
import { type Happenings, neighbourOn } from '../trace/happenings.ts';
import type { HappeningMark, Point } from './spaceTimeScene.ts';

export type FocusMove = 'later' | 'earlier' | 'nextLane' | 'previousLane';

/** @returns What an arrow key does: along the time axis and across it. */
export function focusMoveOf(key: string, isVertical: boolean): FocusMove | null {
  switch (key) {
    case 'ArrowRight':
      return isVertical ? 'nextLane' : 'later';
    case 'ArrowLeft':
      return isVertical ? 'previousLane' : 'earlier';
    case 'ArrowDown':
      return isVertical ? 'later' : 'nextLane';
    case 'ArrowUp':
      return isVertical ? 'earlier' : 'previousLane';
    default:
      return null;
  }
}

/**
 * Along a lifeline to its next event; across to the nearest event, in their order, of the next lifeline that has any.
 *
 * @param lanes - Processes, as their lifelines lie.
 * @returns The happening; the same one where there is none.
 */
export function moveFocus(
  columns: Columns,
  happenings: Happenings,
  lanes: readonly ProcessId[],
  from: number,
  move: FocusMove,
): number {
  const process = nodeAt(columns, happenings.firsts[from] ?? 0);
  if (move === 'later' || move === 'earlier') {
    const found = neighbourOn(columns, happenings, from, process, move === 'later' ? 1 : -1);
    return found < 0 ? from : found;
  }
  const by = move === 'nextLane' ? 1 : -1;
  for (let lane = lanes.indexOf(process) + by; lane >= 0 && lane < lanes.length; lane += by) {
    const found = nearestOn(columns, happenings, from, lanes[lane] ?? 0);
    if (found >= 0) return found;
  }
  return from;
}

function nearestOn(columns: Columns, happenings: Happenings, from: number, process: ProcessId): number {
  const before = neighbourOn(columns, happenings, from, process, -1);
  const after = neighbourOn(columns, happenings, from, process, 1);
  if (before < 0 || after < 0) return Math.max(before, after);
  return from - before <= after - from ? before : after;
}

/** @returns The nearest event within reach; null: there is none. */
export function happeningNear(
  marks: readonly HappeningMark[],
  { x, y }: Point,
  reach: number,
): HappeningMark | null {
  let nearest: HappeningMark | null = null;
  let least = reach;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y);
    // Of events on the same spot the heavier one is meant.
    if (distance < least || (distance === least && mark.kind !== 'message')) {
      nearest = mark;
      least = distance;
    }
  }
  return nearest;
}
