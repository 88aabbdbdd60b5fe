/** Reads the file of a story or of a failure that somebody has opened, with the checks of the command line. */
import {
  CAPSULE_BYTES_MAX,
  capsuleToLink,
  capsuleTooLarge,
  notText,
  readCapsule,
  type Scenario,
  ScenarioError,
  STORY_BYTES_MAX,
  storyToLink,
  tooLarge,
} from '../../scenarios/index.ts';
import { readStory } from '../../scenarios/format/readStory.ts';
import type { Opened } from '../app/protocol.ts';
import { LINK_CHARACTERS_MAX } from '../files/memoryLink.ts';
import { rememberCapsule, rememberStory } from './imports.ts';

/**
 * @param name - Of the file: it tells a failure (`.zsim`) from a story, and a story without a name its own.
 * @throws ScenarioError with its position at the first mistake.
 */
export function openFile(name: string, bytes: Uint8Array): Opened {
  return name.toLowerCase().endsWith('.zsim') ? openCapsule(bytes) : openStory(name, bytes);
}

function openStory(name: string, bytes: Uint8Array): Opened {
  if (bytes.length > STORY_BYTES_MAX) throw tooLarge(bytes.length);
  const { scenario } = readStory(textOf(bytes, notText()));
  const story = named(scenario, name);
  const link = linkOr(() => storyToLink(story));
  return {
    source: { kind: 'file', link: link ?? rememberStory(story) },
    isLinkable: link !== null,
  };
}

function openCapsule(bytes: Uint8Array): Opened {
  if (bytes.length > CAPSULE_BYTES_MAX) throw capsuleTooLarge(bytes.length);
  const capsule = readCapsule(textOf(bytes, new ScenarioError([], { id: 'capsule.notText', params: {} })));
  const link = linkOr(() => capsuleToLink(capsule));
  return {
    source: { kind: 'capsule', link: link ?? rememberCapsule(capsule) },
    isLinkable: link !== null,
  };
}

/** @returns Null where the link would be too long for an address. */
function linkOr(make: () => string): string | null {
  try {
    const link = make();
    return link.length > LINK_CHARACTERS_MAX ? null : link;
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

function textOf(bytes: Uint8Array, otherwise: ScenarioError): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw otherwise;
  }
}

/** A page sees no path. What is no name of a story is left out. */
function named(scenario: Scenario, file: string): Scenario {
  const name = file.replace(/\.[^.]*$/, '');
  return scenario.name === undefined && /^[a-z][a-z0-9-]{0,63}$/.test(name)
    ? { ...scenario, name }
    : scenario;
}
