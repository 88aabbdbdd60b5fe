/**
 * Variants: the model with one rule broken on purpose. Bugs of old releases under their JIRA ids, and mutations of our own.
 *
 * They show what each rule is for, and that the properties notice when it is missing. The rule that a variant breaks
 * asks `isOn`, so a search for the name finds both.
 */

export interface Variant {
  readonly name: VariantName;
  /** What a server does differently. */
  readonly sentence: string;
}

export type VariantName = (typeof table)[number]['name'];

/** The variants that are on. */
export type Variants = { readonly [Name in VariantName]?: true };

const table = [
  {
    name: 'ZOOKEEPER-1419',
    sentence:
      'Of two votes with the same zxid the higher sid wins, whatever their epochs: the order of votes has a cycle (3.4.0–3.4.3).',
  },
  {
    name: 'ZOOKEEPER-975',
    sentence:
      'Having heard a vote of every voter, a server decides for its own proposal, even if the votes differ (3.3).',
  },
  {
    name: 'ZOOKEEPER-1514',
    sentence:
      'A server that is named leader does not compare the round: votes of an old election make it lead (3.4.0–3.4.5).',
  },
  { name: 'half-is-a-quorum', sentence: 'Half of the voters, rounded down, pass for a quorum.' },
  {
    name: 'decide-without-quorum',
    sentence: 'Any vote for its candidate, its own included, is enough for a server to decide.',
  },
  { name: 'count-any-round', sentence: 'Votes of earlier rounds are counted like those of the present one.' },
  {
    name: 'never-change-vote',
    sentence: 'A server keeps proposing itself, however good the votes it hears.',
  },
  { name: 'ignore-higher-rounds', sentence: 'A vote of a higher round is ignored instead of adopted.' },
  {
    name: 'no-finalize-wait',
    sentence: 'A server decides on the first quorum, without waiting for a better vote.',
  },
  { name: 'ignore-decided-servers', sentence: 'A looking server ignores those that already follow or lead.' },
  {
    name: 'keep-every-connection',
    sentence: 'A connection is kept whichever side dialled it: there is no challenge.',
  },
] as const;

export const variants: readonly Variant[] = table;

export const isOn = (context: { readonly variants: Variants }, name: VariantName): boolean =>
  context.variants[name] === true;

/** @throws RangeError when a name is not the name of a variant. */
export function variantsNamed(names: readonly string[]): Variants {
  const on: { [Name in VariantName]?: true } = {};
  for (const name of names) {
    const variant = variants.find((candidate) => candidate.name === name);
    if (variant === undefined) throw new RangeError(`there is no variant "${name}"`);
    on[variant.name] = true;
  }
  return on;
}
