/** What happens to processes. */
import type { AuthoredStep } from '../../format/authoredStep.ts';
import type { Making } from './making.ts';

/** A process dies and comes back. */
export const kill = ({ dice, ids, busyMs }: Making): readonly AuthoredStep[] => [
  { at: `${dice.below(busyMs - 5_000)}ms`, kill: dice.pick(ids), for: `${dice.between(1, 4_000)}ms` },
];
