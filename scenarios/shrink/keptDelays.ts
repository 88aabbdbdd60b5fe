/**
 * Where a world without chance does not break: the same world with a few delays that are as they were. All that chance decided in the failing run
 * is written into the story, and then as much of it as possible is taken away.
 */
import { decisionsOf } from '../capsule/capsule.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { changed } from './parts.ts';
import type { Search } from './search.ts';

/** Beyond so many delays no reader follows: a world of chance and its seed are shorter. */
const KEPT_MAX = 16;
/** A run in which chance decides more than this is not taken apart. */
const DECISIONS_MAX = 4_000;

/** @param constant - A story in the world without chance. */
export function keepFewDelays(search: Search, constant: Scenario): boolean {
  const lines = decisionsOf(resolveScenario(search.story), { property: search.property }).map(
    ({ line }) => line,
  );
  if (lines.length > DECISIONS_MAX) return false;
  const put = (decisions: readonly string[]): Scenario => changed(constant, { decisions });
  if (!search.breaks(put(lines))) return false;
  const kept = fewest(lines, (some) => search.breaks(put(some)));
  return kept.length <= KEPT_MAX && search.take(put(kept));
}

/** Delta debugging (Zeller and Hildebrandt 2002): halves, quarters, single ones, until none can be spared. */
function fewest(
  lines: readonly string[],
  isEnough: (lines: readonly string[]) => boolean,
): readonly string[] {
  let left = lines;
  for (let chunk = Math.ceil(left.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2))
    for (let end = left.length; end > 0; ) {
      const start = Math.max(0, end - chunk);
      const without = left.toSpliced(start, end - start);
      if (isEnough(without)) left = without;
      end = start;
    }
  return left;
}
