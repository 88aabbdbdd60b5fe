/** All that somebody changes in a story for one run: settings first, then interventions. */
import type { Scenario } from '../format/scenario.ts';
import { applySettings, type Setting } from '../format/settings.ts';
import { withInterventions } from './withInterventions.ts';

/**
 * @param scenario - A story that has been checked.
 * @returns The story of that run. An end that a setting names stays where it is.
 * @throws ScenarioError about the option that is to blame.
 */
export function applyChanges(
  scenario: Scenario,
  settings: readonly Setting[],
  interventions: readonly string[],
): Scenario {
  const changed = applySettings(scenario, settings);
  return withInterventions(changed, interventions, { isEndFixed: settings.some(isEnd) });
}

const isEnd = (setting: Setting): boolean =>
  typeof setting === 'string' ? /^\s*until\s*=/.test(setting) : setting.key === 'until';
