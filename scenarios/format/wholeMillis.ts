/** Times that the model counts in milliseconds. */
import { micros } from './latencyText.ts';
import type { Time } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';

/** @throws ScenarioError when it is no whole number of milliseconds. */
export function millisOf(time: Time, path: Path): number {
  const us = micros(time);
  if (us % 1_000 !== 0)
    throw new ScenarioError(path, { id: 'error.wholeMilliseconds', params: { found: time } });
  return us / 1_000;
}
