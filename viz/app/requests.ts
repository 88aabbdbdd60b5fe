/** What is asked for, compared and named. */
import { type Language, languageOf } from '../../scenarios/language/language.ts';
import { partingOf } from '../trace/trail.ts';
import type { Address, Fingerprint } from './address.ts';
import type { Drift, Linked } from './lab.ts';
import type { RunRequest, RunSummary } from './protocol.ts';

export const DEFAULT_STORY = 'fresh-five';

export const fingerprintOf = ({ digest, zablab, trail }: RunSummary): Fingerprint => ({
  digest,
  zablab,
  trail,
});

/** @returns Where the run that a link says of parts from the one that came; null: it does not. */
export const driftOf = (said: Fingerprint | null, { digest, trail }: RunSummary): Drift | null =>
  said === null || said.digest === digest
    ? null
    : { zablab: said.zablab, parting: partingOf(said.trail, trail) };

export const requestIn = ({ source, seed, settings, interventions }: RunRequest): RunRequest => ({
  source,
  seed,
  settings,
  interventions,
});

export const languageIn = ({ language }: Address): Language => language ?? languageOf(navigator.language);

export const isSameRun = (one: RunRequest, other: RunRequest): boolean =>
  JSON.stringify([one.source, one.seed, one.settings, one.interventions]) ===
  JSON.stringify([other.source, other.seed, other.settings, other.interventions]);

/** What something from a link or a file is called. */
export const titleOf = ({ title, capsule, name }: RunSummary): Linked['title'] =>
  title ?? capsule?.title ?? capsule?.name ?? { en: name };

/** Whether it is what an empty address asks for. */
export const isPlain = ({ source, seed, settings, interventions }: RunRequest): boolean =>
  source.kind === 'story' &&
  source.name === DEFAULT_STORY &&
  seed === null &&
  Object.keys(settings).length === 0 &&
  interventions.length === 0;
