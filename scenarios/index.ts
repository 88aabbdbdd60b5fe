export {
  type Capsule,
  CAPSULE_VERSION,
  capsuleOf,
  decisionsOf,
  type RecordedDecision,
  type RecordedFault,
} from './capsule/capsule.ts';
export { decisionLine } from './capsule/lines.ts';
export { capsuleFromLink, capsuleToLink } from './capsule/link.ts';
export { CAPSULE_BYTES_MAX, capsuleTooLarge, readCapsule } from './capsule/read.ts';
export {
  beginReplay,
  type Fidelity,
  type Replay,
  replayCapsule,
  type ReplayDifference,
  type ReplayOptions,
} from './capsule/replay.ts';
export { writeCapsule } from './capsule/write.ts';
export { type Chronicle, chronicleOf, type ElectionEntry, type SyncEntry } from './chronicle.ts';
export { claimOf, type Claim } from './claim.ts';
export { type Conformity, conformityOf } from './conformity/conform.ts';
export type { Difference } from './conformity/difference.ts';
export { readRecording } from './conformity/readRecording.ts';
export type { Recording } from './conformity/recording.ts';
export { type Explanation, explainFailure } from './explain/explain.ts';
export { firstQuorum, type FirstQuorum } from './firstQuorum.ts';
export type { Convergence } from './fuzz/convergence.ts';
export { describeSwarm } from './fuzz/describeSwarm.ts';
export { drawStory } from './fuzz/drawStory.ts';
export { type FuzzCase, fuzzCase, seedOfCase } from './fuzz/fuzzCase.ts';
export { ASSERTION, type Failure, failureOf } from './fuzz/failure.ts';
export { type Played, type PlayOptions, playStory } from './fuzz/play.ts';
export { type ProfileName, profileNames } from './fuzz/profile.ts';
export { drawSwarm, type FuzzOptions, type Swarm } from './fuzz/swarm.ts';
export { checkScenario } from './format/checkScenario.ts';
export { jsonSchema } from './format/jsonSchema.ts';
export { readStory, type StoryText } from './format/readStory.ts';
export { resolveScenario } from './format/resolve.ts';
export { type ListedScenario, resolveListed, type UndecidedScenario } from './format/resolveListed.ts';
export type { Expectation, ResolvedScenario, RunDescription, StoryTexts } from './format/resolved.ts';
export type {
  AuthoredEnsemble,
  AuthoredInitialDisk,
  AuthoredServer,
  AuthoredServerList,
  AuthoredZooCfg,
} from './format/authoredEnsemble.ts';
export type {
  AuthoredEpochs,
  AuthoredExpectation,
  AuthoredLog,
  AuthoredMode,
  AuthoredState,
} from './format/authoredExpectation.ts';
export type {
  AuthoredAction,
  AuthoredFault,
  AuthoredRequest,
  AuthoredStep,
  AuthoredTarget,
  AuthoredTargets,
  AuthoredWhen,
  AuthoredWrite,
} from './format/authoredStep.ts';
export type { AuthoredLatency, Scenario, Text, Time } from './format/scenario.ts';
export {
  isAboutOption,
  type Path,
  type Position,
  ScenarioError,
  type ScenarioWarning,
} from './format/scenarioError.ts';
export { applySettings, type Setting, type SettingKey, settingKeys } from './format/settings.ts';
export { notText, STORY_BYTES_MAX, tooLarge } from './format/storyFile.ts';
export { suggest } from './format/suggest.ts';
export { readTimeFrom } from './format/time.ts';
export { writeStory, writeSteps } from './format/writeStory.ts';
export {
  type Catalogue,
  type MessageOf,
  type ParamsOf,
  sayFrom,
  sayIfHere,
  type Translation,
} from './language/catalogue.ts';
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
export { applyChanges } from './intervention/applyChanges.ts';
export { behindEvent } from './intervention/behindEvent.ts';
export { type HoldOfMessage, holdOfMessage } from './intervention/holdMessage.ts';
export { eventsOfInstant, momentAt } from './intervention/moments.ts';
export {
  type FaultSubject,
  type PossibleFault,
  possibleFaults,
  type ServerFacts,
  type WorldFacts,
} from './intervention/possibleFaults.ts';
export { readIntervention } from './intervention/readIntervention.ts';
export { targetWords } from './intervention/targets.ts';
export {
  type InterventionGroup,
  type InterventionName,
  type InterventionVerb,
  interventionVerbs,
} from './intervention/verbs.ts';
export { type InterventionOptions, withInterventions } from './intervention/withInterventions.ts';
export { writeIntervention } from './intervention/writeIntervention.ts';
export { type Language, languageOf, languages, type LocalText, textIn } from './language/language.ts';
export { loadFirstTelling, loadMistakes, loadTelling } from './language/load.ts';
export { type Message, type MessageId, say } from './language/message.ts';
export type { Mistake, Mistakes } from './language/mistakes.ts';
export { propertyName, propertySentence } from './language/property.ts';
export { tellError, tellWarning } from './language/tellError.ts';
export { tellErrorFrom, tellWarningFrom } from './language/tellErrorFrom.ts';
export type { Telling, TellingMessage } from './language/telling.ts';
export type { Words } from './language/words.ts';
export { narrateEnding } from './narration/ending.ts';
export { storyFromLink, storyToLink } from './link/storyLink.ts';
export type { Line, Weight } from './narration/line.ts';
export { beginNarration, copyNarration, narrate, narrateAll } from './narration/narrate.ts';
export type { Narration } from './narration/narration.ts';
export { tell } from './narration/tell.ts';
export { type ResultDocument, resultDocument } from './resultDocument.ts';
export {
  beginRun,
  breachesOf,
  type RunOptions,
  type RunParts,
  type RunResult,
  resultOf,
  runScenario,
  type ServerResult,
  type ZabRun,
} from './run.ts';
export {
  after,
  answeredAre,
  at,
  breaksAre,
  bridge,
  close,
  cut,
  cutOneWay,
  delay,
  epochIs,
  establishedIs,
  every,
  expectation,
  failDisk,
  fillDisk,
  flap,
  flipByte,
  followersAre,
  freeDisk,
  heal,
  healAll,
  hold,
  holdsAre,
  kill,
  lasting,
  leaderIs,
  letGo,
  logIs,
  loseDisk,
  majoritiesRing,
  modeIs,
  once,
  open,
  partition,
  pause,
  powerOff,
  reachedAre,
  read,
  repairDisk,
  reset,
  restart,
  resume,
  ring,
  setClock,
  settle,
  slowDisk,
  start,
  stateIs,
  sync,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
  zxidIs,
} from './script.ts';
export { type Shrunk, type ShrinkOptions, shrinkStory } from './shrink/shrink.ts';
export { establishedLeader, modeOf, phaseOf, serverAt, type ZabStates } from './serverFacts.ts';
export { type Start, startTimes } from './starts.ts';
export { loadStory } from './stories/load.ts';
export { stories, storyNamed } from './stories/stories.ts';
export type { Story } from './stories/story.ts';
export { type StoryTitle, storyTitles } from './stories/titles.ts';
export { VERSION } from './version.ts';
export type { ExpectationResult } from './toldExpectation.ts';
