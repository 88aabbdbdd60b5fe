/** A story that fits a link, as its author wrote it. */
import { checkPlain, STORY_VALUES_MAX } from '../format/checkPlain.ts';
import { checkScenario } from '../format/checkScenario.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { ScenarioError } from '../format/scenarioError.ts';
import { PACKED_CHARACTERS_MAX, packed, unpacked } from './packed.ts';

/**
 * A story of a dozen steps comes to about 500 characters.
 *
 * @param scenario - A story that has been checked.
 * @throws ScenarioError where it is too large for a link.
 */
export function storyToLink(scenario: Scenario): string {
  const link = packed(scenario);
  if (link.length > PACKED_CHARACTERS_MAX)
    throw new ScenarioError([], {
      id: 'error.linkTooLong',
      params: { characters: link.length, charactersMax: PACKED_CHARACTERS_MAX },
    });
  return link;
}

/** @throws ScenarioError where this is no such link, or where there is a mistake in its story. */
export function storyFromLink(text: string): Scenario {
  const value = unpacked(text);
  if (value === undefined) throw new ScenarioError([], { id: 'error.badLink', params: {} });
  checkPlain(value, [], STORY_VALUES_MAX);
  const scenario = checkScenario(value);
  resolveScenario(scenario);
  return scenario;
}
