/**
 * Variants: the model with one rule broken on purpose. Bugs of old releases under their JIRA ids, and mutations of our own.
 *
 * They show what each rule is for, and that the properties notice when it is missing. The rule that a variant breaks
 * asks `isOn`, so a search for the name finds both.
 */

export type VariantName = (typeof variantNames)[number];

/** The variants that are on. */
export type Variants = { readonly [Name in VariantName]?: true };

/** What each is about is told in `variantSentences.ts`. */
export const variantNames = [
  // Election.
  'ZOOKEEPER-1419',
  'ZOOKEEPER-975',
  'ZOOKEEPER-1514',
  'half-is-a-quorum',
  'decide-without-quorum',
  'count-any-round',
  'never-change-vote',
  'ignore-higher-rounds',
  'no-finalize-wait',
  'ignore-decided-servers',
  'keep-every-connection',
  // Epochs and discovery.
  'ZOOKEEPER-335',
  'ZOOKEEPER-1343',
  'ZOOKEEPER-1192',
  'ZOOKEEPER-2959',
  'forget-accepted-epoch',
  'forget-current-epoch',
  'epoch-is-round',
  'bump-zxid-before-quorum',
  'vote-ignores-zxid',

  // Synchronisation.
  'ZOOKEEPER-2845',
  'ZOOKEEPER-3911',
  'ZOOKEEPER-4643',
  'ZOOKEEPER-4646',
  'ZOOKEEPER-1282',
  'log-writer-first',
  'ZOOKEEPER-4394',
  'ZOOKEEPER-4712',
  'ZOOKEEPER-3642',
  'ZOOKEEPER-2355',
  'ZOOKEEPER-962',
  'ZOOKEEPER-1154',
  'ZOOKEEPER-1156',
  'ack-outlives-log',
  'ZOOKEEPER-4541',
  'ZOOKEEPER-1549',
  'trunc-keeps-next',
  'ZOOKEEPER-1319',
  'ZOOKEEPER-2099',
  'snap-keeps-log',
  'ZOOKEEPER-1136',
  'ZOOKEEPER-1551',
  'no-trunc',
  'skip-initial-history',

  // Broadcast.
  'ack-before-sync',
  'commit-out-of-order',
  'observers-count',
  'no-rollover',
  'epoch-not-in-zxid',
  'no-step-down',
  'ZOOKEEPER-2247',
  'deliver-at-proposal',
  'commit-queue-survives',
  'apply-twice',
] as const;

export const isOn = (context: { readonly variants: Variants }, name: VariantName): boolean =>
  context.variants !== NONE && context.variants[name] === true;

/** Most often no variant is on, and rules ask for one at every step. */
const NONE: Variants = {};

/** @throws RangeError when a name is not the name of a variant. */
export function variantsNamed(names: readonly string[]): Variants {
  if (names.length === 0) return NONE;
  const on: { [Name in VariantName]?: true } = {};
  for (const name of names) {
    const variant = variantNames.find((known) => known === name);
    if (variant === undefined) throw new RangeError(`there is no variant "${name}"`);
    on[variant] = true;
  }
  return on;
}
