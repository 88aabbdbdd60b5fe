/** Runs what the page asks for: the very code that the command line runs, with the same digests. */
import {
  applyChanges,
  beginRun,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  ScenarioError,
  stories,
  startTimes,
  storyNamed,
  suggest,
} from '../../scenarios/index.ts';
import type { RunRequest, RunSummary, Source } from '../app/protocol.ts';
import { performingCapsule } from './capsuleRun.ts';
import { capsuleBehindLink, storyBehindLink } from './imports.ts';
import { interventionRows } from './interventionRows.ts';
import { finish, type Performance, performing, type Progress } from './perform.ts';

/** @throws ScenarioError when there is no such story, a change does not fit it, or a link is none. */
export function* performingRequest(request: RunRequest): Generator<Progress, Performance> {
  const { source, interventions } = request;
  const performance = yield* source.kind === 'capsule'
    ? performingCapsule(source.link, (story) => changed(story, request), isChanged(request))
    : performing(resolveScenario(changed(authored(source), request)));
  const { capsule, ...summary } = performance.summary;
  const story = capsule === null || interventions.length > 0 ? storyBehind(source) : null;
  return {
    ...performance,
    summary: {
      ...summary,
      capsule,
      authored: capsule ?? authoredIn(story as Scenario),
      interventions:
        interventions.length === 0
          ? []
          : interventionRows(changed(story as Scenario, request), interventions, performance.columns),
    },
  };
}

/** What a form offers to change. */
function authoredIn(story: Scenario): RunSummary['authored'] {
  const { run } = resolveScenario(story);
  return { seed: run.seed, starts: startTimes(run).starts };
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
  return applyChanges(story, seed === null ? words : [...words, `seed=${seed}`], interventions);
}

/**
 * @returns The story that is run, as it was written.
 * @throws ScenarioError when there is none.
 */
export const storyBehind = (source: Source): Scenario =>
  source.kind === 'capsule' ? capsuleBehindLink(source.link).story : authored(source);

const isChanged = ({ seed, settings, interventions }: Changes): boolean =>
  seed !== null || Object.keys(settings).length > 0 || interventions.length > 0;

function authored(source: Exclude<Source, { readonly kind: 'capsule' }>): Scenario {
  if (source.kind === 'file') return storyBehindLink(source.link);
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
