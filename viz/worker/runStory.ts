/** Runs what the page asks for: the very code that the command line runs, with the same digests. */
import {
  applySettings,
  beginRun,
  capsuleFromLink,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  ScenarioError,
  stories,
  storyFromLink,
  storyNamed,
  suggest,
  withInterventions,
} from '../../scenarios/index.ts';
import type { RunRequest, Source } from '../app/protocol.ts';
import { performingCapsule } from './capsuleRun.ts';
import { finish, type Performance, performing, type Progress } from './perform.ts';

/** @throws ScenarioError when there is no such story, a change does not fit it, or a link is none. */
export function performingRequest(request: RunRequest): Generator<Progress, Performance> {
  const { source } = request;
  return source.kind === 'capsule'
    ? performingCapsule(source.link, (story) => changed(story, request), isChanged(request))
    : performing(resolveScenario(changed(authored(source), request)));
}

/** The run, executed to its end without giving way. */
export const runStory = (request: RunRequest): Performance => finish(performingRequest(request));

/** The digest of a run that keeps nothing. */
export function digestOf({ story, seed }: { readonly story: string; readonly seed: string }): string {
  const source = { kind: 'story', name: story } as const;
  const scenario: ResolvedScenario = resolveScenario(
    changed(authored(source), { seed, settings: {}, interventions: [] }),
  );
  const run = beginRun(scenario);
  run.advance(scenario.run.untilUs);
  return run.world.digest();
}

type Changes = Omit<RunRequest, 'source'>;

/** A story with its changes, as `--set`, `--seed` and `--do` make them. */
export function changed(story: Scenario, { seed, settings, interventions }: Changes): Scenario {
  const words = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  const set = applySettings(story, seed === null ? words : [...words, `seed=${seed}`]);
  return interventions.length === 0 ? set : withInterventions(set, interventions);
}

/**
 * @returns The story that is run, as it was written.
 * @throws ScenarioError when there is none.
 */
export const storyBehind = (source: Source): Scenario =>
  source.kind === 'capsule' ? capsuleFromLink(source.link).story : authored(source);

const isChanged = ({ seed, settings, interventions }: Changes): boolean =>
  seed !== null || Object.keys(settings).length > 0 || interventions.length > 0;

function authored(source: Exclude<Source, { readonly kind: 'capsule' }>): Scenario {
  if (source.kind === 'file') return storyFromLink(source.link);
  const story = storyNamed(source.name);
  if (story !== undefined) return story;
  const known = stories.map(({ name }) => name);
  const params = {
    kind: 'story',
    word: source.name,
    suggestion: suggest(source.name, known),
    known,
  } as const;
  throw new ScenarioError([], { id: 'error.unknownWord', params });
}
