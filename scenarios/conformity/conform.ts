/**
 * Whether a recording can have come from the model: whether one of 256 seeds gives all that was recorded. Where servers started one after
 * the other, each when the ones before had settled, leader, data and ways of synchronisation hang on no chance: there every seed must give them.
 */
import { AssertionError } from '../../sim/index.ts';
import { Comparison, type Fields } from './compare.ts';
import type { Difference } from './difference.ts';
import { LateComparison } from './compareLate.ts';
import type { RecordedSnapshot, Recording } from './recording.ts';
import { type Sight, Simulation } from './simulation.ts';
import { type Story, storyOf } from './story.ts';

const SEEDS = 256;

export interface Conformity {
  /** Name of the case. */
  readonly name: string;
  /** Lowest seed that gives everything; null if none does, or if some seed contradicts what every seed must give. */
  readonly seed: number | null;
  /** The first difference of the run that came furthest, or of the first that contradicts; null where the case agrees. */
  readonly difference: Difference | null;
}

/** What became of one run. */
interface Attempt {
  /** Null: everything agrees. */
  readonly difference: Difference | null;
  /** The first difference that no seed may have. */
  readonly contradiction: Difference | null;
  /** Snapshots that agreed before the first that did not. */
  readonly agreed: number;
}

/** @returns Whether a case agrees, and if not, where it differs. */
export function conformityOf(recording: Recording): Conformity {
  const { name } = recording;
  const trial = new Trial(recording);
  const isSettled = recording.kind.startsWith('start order, settled');
  let agreeing: number | null = null;
  let furthest: Attempt | null = null;
  for (let seed = 0; seed < SEEDS; seed++) {
    const attempt = trial.attempt(String(seed), isSettled);
    const { contradiction } = attempt;
    if (contradiction !== null) return { name, seed: null, difference: contradiction };
    if (attempt.difference === null) agreeing ??= seed;
    else if (furthest === null || attempt.agreed > furthest.agreed) furthest = attempt;
    if (agreeing !== null && !isSettled) break;
  }
  return { name, seed: agreeing, difference: agreeing === null ? (furthest?.difference ?? null) : null };
}

/** A recording, ready to be run under any seed. */
class Trial {
  private readonly story: Story;
  private readonly comparison: Comparison;
  private readonly late: LateComparison;

  constructor(recording: Recording) {
    this.story = storyOf(recording);
    this.comparison = new Comparison(recording);
    this.late = new LateComparison(recording, this.story.reads);
  }

  /** @param isSettled - Whether some fields must agree under every seed. A run is given up at its first difference that counts. */
  attempt(seed: string, isSettled: boolean): Attempt {
    let difference: Difference | null = null;
    let contradiction: Difference | null = null;
    let agreed = 0;
    const onLook = (snapshot: RecordedSnapshot, sight: Sight): boolean => {
      difference ??= this.firstDifference(snapshot, sight, 'all');
      if (isSettled) contradiction ??= this.firstDifference(snapshot, sight, 'essential');
      if (difference === null) agreed++;
      return difference === null || (isSettled && contradiction === null);
    };
    try {
      const simulation = new Simulation(this.story, seed);
      const isWhole = simulation.run(onLook);
      if (isWhole) difference ??= this.late.difference(simulation);
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error;
      // The model contradicts itself: whatever was recorded, this is not it.
      difference ??= { field: 'run', recorded: null, simulated: `seed ${seed}: ${error.message}` };
      if (isSettled) contradiction ??= difference;
    }
    return { difference, contradiction, agreed };
  }

  private firstDifference(snapshot: RecordedSnapshot, sight: Sight, fields: Fields): Difference | null {
    const found = this.comparison.differences(snapshot, sight, fields).next();
    return found.done === true ? null : found.value;
  }
}
