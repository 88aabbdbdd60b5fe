/** A step, taken apart and put together: its moment, and what it does then. The one place that knows steps as fields. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { AuthoredEnsemble, AuthoredServerList } from '../format/authoredEnsemble.ts';
import type { Scenario } from '../format/scenario.ts';
import { verbs } from '../format/vocabulary.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Verb = (typeof verbs)[number];

const MOMENT_KEYS: readonly string[] = [
  'at',
  'behind',
  'then',
  'every',
  'from',
  'times',
  'when',
  'after',
  'wait',
];

export function verbOf(step: AuthoredStep): Verb {
  const verb = verbs.find((one) => one in step);
  if (verb === undefined) throw new TypeError('the shape of a step demands a verb');
  return verb;
}

/** `at`, or `after` with its `wait`, and so on. */
export const momentIn = (step: AuthoredStep): Fields =>
  Object.fromEntries(Object.entries(step).filter(([key]) => MOMENT_KEYS.includes(key)));

/** The verb and what goes with it. */
export const actionIn = (step: AuthoredStep): Fields =>
  Object.fromEntries(Object.entries(step).filter(([key]) => !MOMENT_KEYS.includes(key)));

/** Whether they fit each other is found out when the story is resolved. */
export const stepOf = (moment: Fields, action: Fields): AuthoredStep =>
  ({ ...moment, ...action }) as unknown as AuthoredStep;

/** @returns The same fields with changes; undefined takes a field away. */
export function changed<Value extends object>(value: Value, changes: Fields): Value {
  const entries = Object.entries({ ...value, ...changes }).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as Value;
}

export const withSteps = (story: Scenario, steps: readonly AuthoredStep[]): Scenario => ({ ...story, steps });

/** @param replacements - None: the step is taken away. */
export const replaced = (
  story: Scenario,
  index: number,
  ...replacements: readonly AuthoredStep[]
): Scenario => withSteps(story, story.steps.toSpliced(index, 1, ...replacements));

export const withEnsemble = (story: Scenario, changes: Fields): Scenario => ({
  ...story,
  ensemble: changed(story.ensemble, changes),
});

export const isServerList = (ensemble: AuthoredEnsemble): ensemble is AuthoredServerList =>
  ensemble.zooCfg === undefined;
