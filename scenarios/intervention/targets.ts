/** Servers in interventions: ids, or what they are when the moment comes, as one word: `leader`, `aFollower`, `theLastToSync`. */
import type { AuthoredTarget } from '../format/authoredStep.ts';
import { symbolicTargets } from '../format/vocabulary.ts';

const wordOf = (name: string): string =>
  name.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase());

const nameOf: ReadonlyMap<string, string> = new Map(symbolicTargets.map((name) => [wordOf(name), name]));

/** What may stand for a server, in the spelling of interventions. */
export const targetWords: readonly string[] = [...nameOf.keys()];

/** As a part of a pattern. */
export const TARGET = String.raw`[1-9]\d{0,2}|[a-zA-Z]+`;

/** @returns Null of what is neither an id nor one of the words. */
export function readTarget(text: string): AuthoredTarget | null {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  return (nameOf.get(text) as AuthoredTarget | undefined) ?? null;
}

export const writeTarget = (target: AuthoredTarget): string =>
  typeof target === 'number' ? String(target) : wordOf(target);
