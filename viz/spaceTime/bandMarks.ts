/** What each server is, along its lifeline. */
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import type { Course, LookFrom } from '../trace/course.ts';

/** From one row to another a server looks the same. */
export interface Band {
  readonly server: ProcessId;
  readonly look: Look;
  /** Not in service yet: as hollow as in the picture of the ensemble. */
  readonly isHollow: boolean;
  readonly from: number;
  /** Row in which it ends; past the last one: never. */
  readonly to: number;
}

const serving: readonly Look[] = ['LEADING', 'FOLLOWING', 'OBSERVING'];

const known = new WeakMap<Course, readonly Band[]>();

/** @returns All bands of a run, by server and then by row. */
export function bandsOf(course: Course): readonly Band[] {
  const found = known.get(course) ?? findBands(course.looks);
  known.set(course, found);
  return found;
}

function findBands(looks: readonly LookFrom[]): readonly Band[] {
  const byServer = new Map<ProcessId, Band[]>();
  for (const { row, server, look, isServing } of looks) {
    const bands = byServer.get(server) ?? [];
    byServer.set(server, bands);
    const last = bands.at(-1);
    if (last !== undefined) bands[bands.length - 1] = { ...last, to: row };
    const isHollow = serving.includes(look) && !isServing;
    bands.push({ server, look, isHollow, from: row, to: Number.MAX_SAFE_INTEGER });
  }
  return [...byServer].sort(([a], [b]) => a - b).flatMap(([, bands]) => bands);
}
