/** From unknown data to a story in the authored form: the shape is right, whatever it says. */
import { checkShape } from './checkShape.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './scenarioShape.ts';
import { ScenarioError } from './scenarioError.ts';
import { integer } from './shape.ts';
import { clip } from './time.ts';
import { FORMAT_VERSION } from './vocabulary.ts';

/**
 * @param value - Plain data, as JSON has it.
 * @returns The same value. What it says is checked by `resolveScenario`.
 * @throws ScenarioError at the first mistake.
 */
export function checkScenario(value: unknown): Scenario {
  if (value === null || value === undefined)
    throw new ScenarioError([], { id: 'error.emptyFile', params: {} });
  checkVersion(value);
  checkShape(scenarioShape, value, []);
  // The shape is the table of this type; the tests hold the two together.
  return value as Scenario;
}

/** Before anything else: a story of another version may differ in everything. */
function checkVersion(value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const known = FORMAT_VERSION;
  if (!Object.hasOwn(value, 'zablab'))
    throw new ScenarioError([], { id: 'error.noVersion', params: { known } });
  const version: unknown = (value as { readonly zablab?: unknown }).zablab;
  if (typeof version !== 'number' && typeof version !== 'string')
    return checkShape(integer(known, known), version, ['zablab']);
  if (version !== known)
    throw new ScenarioError(['zablab'], {
      id: 'error.version',
      params: { found: clip(String(version)), known },
    });
}
