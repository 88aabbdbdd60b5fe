/** How the judgement of an expectation reads. */
import { equalValues, type Judgement } from '../sim/index.ts';
import { claimOf } from './claim.ts';
import type { Expectation, ResolvedScenario } from './format/resolved.ts';
import type { Expected } from './language/words.ts';

export interface ExpectationResult {
  /** In the words of the author, or in ours. */
  readonly text: Expected;
  readonly met: boolean;
  /** Why it says nothing about this run, or null. */
  readonly unjudged: Expected | null;
  /** Null if its moment never came, or if it is about the whole run. */
  readonly atUs: number | null;
}

export function toldExpectation(
  scenario: ResolvedScenario,
  { expectation, met, atUs }: Pick<Judgement<Expectation>, 'expectation' | 'met' | 'atUs'>,
): ExpectationResult {
  const { unjudged } = claimOf(expectation, scenario.run, atUs);
  const text = expectationText(scenario, expectation, atUs);
  return { text, met, unjudged, atUs };
}

/** The author's words, or ours. */
export function expectationText(
  { run, texts }: ResolvedScenario,
  expectation: Expectation,
  atUs: number,
): Expected {
  const index = run.steps.findIndex(
    ({ action }) => action.do === 'expect' && action.expectation === expectation,
  );
  // In a trace that was read from a file the same expectation is another object.
  const found =
    index >= 0
      ? index
      : run.steps.findIndex(
          ({ action }) => action.do === 'expect' && equalValues(action.expectation, expectation),
        );
  return texts.expectations[found] ?? claimOf(expectation, run, atUs).sentence;
}
