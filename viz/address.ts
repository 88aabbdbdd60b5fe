/** The state of the page after the `#`: `#story=fresh-five&seed=7&start.4=0.5s&at=318`. Nothing else remembers anything. */
import { type Language, languageOf } from '../scenarios/index.ts';
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
  return {
    story: params.get('story') ?? defaultStory,
    seed: params.get('seed'),
    settings,
    at: Number.isSafeInteger(at) && at >= 0 ? at : null,
    language: tag === null ? null : languageOf(tag),
  };
}

const ownKeys = ['story', 'seed', 'at', 'lang'];

export function writeAddress({ story, seed, settings, at, language }: Address): string {
  const params = new URLSearchParams({ story });
  if (seed !== null) params.set('seed', seed);
  for (const [key, value] of Object.entries(settings)) params.set(key, value);
  if (at !== null) params.set('at', String(at));
  if (language !== null) params.set('lang', language);
  return `#${params.toString()}`;
}
