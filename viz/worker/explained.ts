/** How it came to a breach. The code for it comes when it is first needed. */
import type { Breach, Explained } from './breach.ts';
import type { Performance } from './perform.ts';

export async function explainedOf(
  { scenario, begin }: Pick<Performance, 'scenario' | 'begin'>,
  { failure }: Breach,
): Promise<Explained> {
  const { explainFailure } = await import('../../scenarios/explain/explain.ts');
  const { lines, values } = explainFailure(scenario, failure, begin);
  return { chain: lines, values };
}
