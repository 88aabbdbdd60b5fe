/** The last lines: properties that were broken, and those that held. Expectations have had their lines in their moments. */
import type { ResolvedScenario } from '../format/resolved.ts';
import { propertySentence } from '../language/property.ts';
import type { RunResult } from '../run.ts';
import type { Line } from './line.ts';

/** @param result - Of a run of `scenario`. */
export function narrateEnding(scenario: ResolvedScenario, result: RunResult): readonly Line[] {
  const at = { row: -1, atUs: result.endedAtUs, node: 0 };
  const lines: Line[] = [];
  for (const { name, mood, held, found } of result.properties) {
    if (mood === 'sometimes' || held) continue;
    const sentence = propertySentence(name);
    const params = { name, sentence, atUs: found?.atUs ?? result.endedAtUs };
    const row = found?.finding.rows.at(-1) ?? -1;
    const id = scenario.run.breaks.includes(name) ? 'told.brokenAsExpected' : 'told.propertyBroken';
    lines.push({ ...at, row, weight: 'key', id, params });
  }
  for (const { text, met, unjudged, atUs } of result.expectations) {
    if (!met && unjudged !== null && atUs === null)
      lines.push({ ...at, weight: 'key', id: 'told.neverJudged', params: { text } });
  }
  for (const name of scenario.run.breaks) {
    const isBroken = result.properties.some((property) => property.name === name && !property.held);
    if (!isBroken) lines.push({ ...at, weight: 'key', id: 'told.notBroken', params: { name } });
  }
  const names = result.properties.flatMap(({ name, mood, held }) =>
    mood !== 'sometimes' && held ? [name] : [],
  );
  if (names.length > 0) lines.push({ ...at, weight: 'key', id: 'told.propertiesHeld', params: { names } });
  return lines;
}
