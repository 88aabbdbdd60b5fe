/**
 * Bugs by their ids, and the release in which each is at home: what `--bug` understands.
 *
 * A bug of an old release is a variant, a switch of its release's rules, or both. Most variants stand on the default release, because none of ours
 * had the bug, or each has it. Source: the sentences of `variantSentences.ts`; the fields of `release.ts`, with their JIRA ids.
 */
import { DEFAULT_RELEASE, type Release } from './release.ts';
import { type VariantName, variantNames } from './variants.ts';

/** What to switch on for a bug to show. */
export interface Bug {
  /** Its variant, or its JIRA id where the release alone has it. */
  readonly name: string;
  readonly release: Release;
  readonly variants: readonly VariantName[];
}

/** The youngest of our releases that had the bug of a variant. */
const homes: Readonly<Partial<Record<VariantName, Release>>> = {
  'ZOOKEEPER-1514': '3.4.5',
  'ZOOKEEPER-2959': '3.4.9',
  'ZOOKEEPER-3911': '3.5.9',
  'ZOOKEEPER-4643': '3.8.0',
  'ZOOKEEPER-4646': '3.8.0',
  'log-writer-first': '3.8.0',
  'ZOOKEEPER-4394': '3.8.5',
  'ZOOKEEPER-4712': '3.8.5',
  'ZOOKEEPER-3642': '3.5.9',
  'ZOOKEEPER-2355': '3.4.9',
  'ZOOKEEPER-2099': '3.5.9',
  'ZOOKEEPER-1551': '3.4.5',
};

/** Bugs that need no variant: their release has them. */
const ofReleases: Readonly<Record<string, Release>> = {
  'ZOOKEEPER-1653': '3.4.5',
  'ZOOKEEPER-1732': '3.4.5',
  'ZOOKEEPER-3104': '3.4.9',
  'ZOOKEEPER-2418': '3.5.9',
  'ZOOKEEPER-4785': '3.8.0',
  'ZOOKEEPER-4925': '3.9.3',
};

/** JIRA ids of variants that have a name of their own. */
const aliases: Readonly<Record<string, VariantName>> = {
  'ZOOKEEPER-4685': 'log-writer-first',
  'ZOOKEEPER-790': 'bump-zxid-before-quorum',
};

/** All names that `bugNamed` knows, variants first. */
export const bugNames: readonly string[] = [
  ...variantNames,
  ...Object.keys(ofReleases),
  ...Object.keys(aliases),
];

/** @param word - A variant, or a JIRA id with or without `ZOOKEEPER-`; capitals do not matter. @returns Null for a name that nobody knows. */
export function bugNamed(word: string): Bug | null {
  const wanted = /^\d+$/.test(word) ? `zookeeper-${word}` : word.toLowerCase();
  const name = bugNames.find((candidate) => candidate.toLowerCase() === wanted);
  if (name === undefined) return null;
  const release = ofReleases[name];
  if (release !== undefined) return { name, release, variants: [] };
  const variant = variantNames.find((known) => known === (aliases[name] ?? name));
  if (variant === undefined) return null;
  return { name: variant, release: homes[variant] ?? DEFAULT_RELEASE, variants: [variant] };
}
