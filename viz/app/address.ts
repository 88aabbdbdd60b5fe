/**
 * The state of the page after the `#`: `#story=fresh-five&seed=7&start.4=0.5s&at=318`, or `#run=…` with a failure that `zablab fuzz` found.
 * Nothing else remembers anything.
 */
import { type Language, languageOf } from '../../scenarios/index.ts';
import type { RunRequest } from './protocol.ts';

export interface Address extends RunRequest {
  /** Row of the trace; null: the beginning. */
  readonly at: number | null;
  /** Null: the language of the browser. */
  readonly language: Language | null;
}

export function readAddress(hash: string, defaultStory: string): Address {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const settings: Record<string, string> = {};
  for (const [key, value] of params) if (!ownKeys.includes(key)) settings[key] = value;
  const at = Number(params.get('at') ?? 'none');
  const tag = params.get('lang');
  const link = params.get('run');
  return {
    source:
      link === null
        ? { kind: 'story', name: params.get('story') ?? defaultStory }
        : { kind: 'capsule', link: link.trim() },
    seed: params.get('seed'),
    settings,
    at: Number.isSafeInteger(at) && at >= 0 ? at : null,
    language: tag === null ? null : languageOf(tag),
  };
}

const ownKeys = ['run', 'story', 'seed', 'at', 'lang'];

export function writeAddress({ source, seed, settings, at, language }: Address): string {
  const params = new URLSearchParams(source.kind === 'story' ? { story: source.name } : { run: source.link });
  if (seed !== null) params.set('seed', seed);
  for (const [key, value] of Object.entries(settings)) params.set(key, value);
  if (at !== null) params.set('at', String(at));
  if (language !== null) params.set('lang', language);
  return `#${params.toString()}`;
}
