/** Plain data from outside, before anybody walks it. */
import { type Path, ScenarioError } from './scenarioError.ts';
import { thingOf, wrongType } from './thing.ts';

export const DEPTH_MAX = 64;
/** Ten thousand steps are about half of it. */
export const STORY_VALUES_MAX = 200_000;

/** An object that is not nested too deeply to be walked. @throws ScenarioError about `path` */
export function checkPlain(value: unknown, path: Path, valuesMax = Number.POSITIVE_INFINITY): void {
  if (thingOf(value) !== 'object') throw new ScenarioError(path, wrongType(['object'], value));
  let values = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX)
      throw new ScenarioError(path, { id: 'error.tooDeep', params: { depthMax: DEPTH_MAX } });
    values += level.length;
    if (values > valuesMax)
      throw new ScenarioError(path, { id: 'error.tooManyValues', params: { valuesMax } });
    level = level.flatMap(valuesIn);
  }
}

const valuesIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];
