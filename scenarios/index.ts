export { claimOf, type Claim } from './expectation.ts';
export { firstQuorum, type FirstQuorum } from './firstQuorum.ts';
export { checkScenario } from './format/checkScenario.ts';
export { jsonSchema } from './format/jsonSchema.ts';
export { notText, readStory, STORY_BYTES_MAX, type StoryText, tooLarge } from './format/readStory.ts';
export { resolveScenario } from './format/resolve.ts';
export type { Expectation, ResolvedScenario, RunDescription, StoryTexts } from './format/resolved.ts';
export type {
  AuthoredAction,
  AuthoredExpectation,
  AuthoredLatency,
  AuthoredStep,
  AuthoredTarget,
  AuthoredTargets,
  AuthoredWhen,
  Scenario,
  Text,
  Time,
} from './format/scenario.ts';
export { isAboutOption, type Path, type Position, ScenarioError, tellError } from './format/scenarioError.ts';
export { applySettings, type Setting, type SettingKey, settingKeys } from './format/settings.ts';
export { suggest } from './format/suggest.ts';
export { readTimeFrom } from './format/time.ts';
export type { MessageOf, ParamsOf, Translation } from './language/catalogue.ts';
export {
  alternatives,
  count,
  duration,
  grouped,
  latencyText,
  list,
  moment,
  ordinal,
} from './language/format.ts';
export { type Language, languageOf, languages, type LocalText, textIn } from './language/language.ts';
export { type Message, type MessageId, say } from './language/message.ts';
export { propertyName, propertySentence } from './language/properties.ts';
export { narrateEnding } from './narration/ending.ts';
export { type Line, tell, type Weight } from './narration/line.ts';
export { beginNarration, copyNarration, narrate, narrateAll } from './narration/narrate.ts';
export type { Narration } from './narration/narration.ts';
export { type ResultDocument, resultDocument } from './resultDocument.ts';
export {
  beginRun,
  type RunOptions,
  type RunResult,
  resultOf,
  runScenario,
  type ServerResult,
  type ZabRun,
} from './run.ts';
export {
  at,
  cut,
  cutOneWay,
  delay,
  every,
  expectation,
  followersAre,
  heal,
  healAll,
  kill,
  leaderIs,
  once,
  partition,
  pause,
  powerOff,
  reset,
  restart,
  resume,
  setClock,
  start,
  stateIs,
  thenAfter,
} from './script.ts';
export { type Start, startTimes } from './starts.ts';
export { stories, storyNamed } from './stories/stories.ts';
export type { Story } from './stories/story.ts';
export type { ExpectationResult } from './toldExpectation.ts';
