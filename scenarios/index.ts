export { checkScenario } from './format/checkScenario.ts';
export { notText, readStory, STORY_BYTES_MAX, type StoryText, tooLarge } from './format/readStory.ts';
export { resolveScenario } from './format/resolve.ts';
export type { Expectation, ResolvedScenario, RunDescription, StoryTexts } from './format/resolved.ts';
export type {
  AuthoredExpectation,
  AuthoredLatency,
  AuthoredStep,
  AuthoredTarget,
  Scenario,
  Text,
  Time,
} from './format/scenario.ts';
export { isAboutOption, type Path, type Position, ScenarioError, tellError } from './format/scenarioError.ts';
export { applySettings, type Setting, settingKeys } from './format/settings.ts';
export { suggest } from './format/suggest.ts';
export type { MessageOf, ParamsOf, Translation } from './language/catalogue.ts';
export { alternatives, count, duration, grouped, list, moment, ordinal } from './language/format.ts';
export { type Language, languageOf, languages, type LocalText, textIn } from './language/language.ts';
export { type Message, type MessageId, say } from './language/message.ts';
