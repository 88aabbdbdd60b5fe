/** A failure of a campaign, made short, explained and kept: all that is told of it. */
import {
  capsuleOf,
  capsuleToLink,
  drawStory,
  drawSwarm,
  explainFailure,
  type Explanation,
  type Failure,
  playStory,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  seedOfCase,
  type Shrunk,
  type Swarm,
  writeCapsule,
} from '../scenarios/index.ts';
import type { FailureFolder } from './failureFolder.ts';
import type { FuzzSetting } from './fuzzOptions.ts';
import { LINK_CHARACTERS_MAX, linkTo } from './link.ts';
import { shellWords } from './oneLine.ts';
import type { FailureGroup } from './summary.ts';

export interface FailureReport {
  readonly group: FailureGroup;
  readonly seed: string;
  readonly swarm: Swarm;
  /** Steps of the story as it was drawn. */
  readonly stepsDrawn: number;
  /** Null if nobody made it short. */
  readonly shrunk: Shrunk | null;
  /** The shortest there is. */
  readonly story: Scenario;
  readonly failure: Failure;
  readonly explanation: Explanation;
  /** Path of the capsule, as messages have it. */
  readonly capsule: string;
  /** What to type: the run as it was drawn, and the capsule. */
  readonly again: string;
  readonly replay: string;
  /** Null where it would be too long, of so many characters. */
  readonly link: string | null;
  readonly linkCharacters: number;
}

/** The story of a failure as it was drawn. */
export const drawnStory = ({ options, seed }: FuzzSetting, index: number): Scenario => {
  const own = seedOfCase(seed, index);
  return drawStory(drawSwarm(options, own), own);
};

export function failureReport(
  setting: FuzzSetting,
  group: FailureGroup,
  shrunk: Shrunk | null,
  kept: { readonly folder: FailureFolder; readonly page: string },
): FailureReport {
  const { property, first } = group;
  const seed = seedOfCase(setting.seed, first.index);
  const drawn = drawnStory(setting, first.index);
  const short = shrunk === null ? null : broken(shrunk.story, property);
  const { story, resolved, failure } = short ?? {
    story: drawn,
    resolved: resolveScenario(drawn),
    failure: first.failure,
  };
  const capsule = capsuleOf(story, failure);
  if (capsule === null) throw new Error('what broke once breaks again');
  const path = kept.folder.keep(fileName(setting, group), Buffer.from(writeCapsule(capsule)));
  const link = linkTo(kept.page, [['run', capsuleToLink(capsule)]]);
  return {
    group,
    seed,
    swarm: drawSwarm(setting.options, seed),
    stepsDrawn: drawn.steps.length,
    shrunk: short === null ? null : shrunk,
    story,
    failure,
    explanation: explainFailure(resolved, failure),
    capsule: path,
    again: shellWords(['zablab', 'fuzz', ...setting.drawnBy, '--only', String(first.index)]),
    replay: shellWords(['zablab', 'replay', path]),
    link: link.length > LINK_CHARACTERS_MAX ? null : link,
    linkCharacters: link.length,
  };
}

interface Broken {
  readonly story: Scenario;
  readonly resolved: ResolvedScenario;
  readonly failure: Failure;
}

/** @returns Null where the story does not break the property after all. */
function broken(story: Scenario, property: string): Broken | null {
  const resolved = resolveScenario(story);
  const { failure } = playStory(resolved, { property });
  return failure === null ? null : { story, resolved, failure };
}

/** `everything-1-17-leadership-uniqueness`, with bug and release where they were asked for: whatever characters the seed has. */
const fileName = ({ options, bug, seed }: FuzzSetting, { property, first }: FailureGroup): string => {
  const asked = [bug?.name, options.release].filter((word) => word !== undefined);
  return [options.profile, ...asked, seed, String(first.index), property].map(plain).join('-');
};

const plain = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'x';
