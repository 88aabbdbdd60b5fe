/** Runs what the page asks for: the very code that the command line runs, with the same digests. */
import {
  applySettings,
  beginRun,
  type ResolvedScenario,
  resolveScenario,
  ScenarioError,
  stories,
  storyNamed,
  suggest,
} from '../../scenarios/index.ts';
import { runCapsule } from './capsuleRun.ts';
import { perform, type Performance } from './perform.ts';
import type { RunRequest } from '../app/protocol.ts';

/** @throws ScenarioError when there is no such story, a setting does not fit it, or a link is none. */
export function runStory({ source, seed, settings }: RunRequest): Performance {
  const changes = changesOf(seed, settings);
  return source.kind === 'capsule'
    ? runCapsule(source.link, changes)
    : perform(scenarioFor(source.name, changes));
}

/** The digest of a run that keeps nothing. */
export function digestOf({ story, seed }: { readonly story: string; readonly seed: string }): string {
  const scenario = scenarioFor(story, changesOf(seed, {}));
  const run = beginRun(scenario);
  run.advance(scenario.run.untilUs);
  return run.world.digest();
}

/** In the words of `--set`. */
const changesOf = (seed: string | null, settings: RunRequest['settings']): readonly string[] => [
  ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
  ...(seed === null ? [] : [`seed=${seed}`]),
];

function scenarioFor(story: string, changes: readonly string[]): ResolvedScenario {
  const authored = storyNamed(story);
  if (authored === undefined) {
    const known = stories.map(({ name }) => name);
    const params = { kind: 'story', word: story, suggestion: suggest(story, known), known } as const;
    throw new ScenarioError([], { id: 'error.unknownWord', params });
  }
  return resolveScenario(applySettings(authored, changes));
}
