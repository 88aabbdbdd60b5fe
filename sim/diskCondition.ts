/** What is wrong with a disk as long as nobody mends it: it is slow, it fails, it is full. */
import type { DiskOperationKind } from './actor.ts';
import type { Latency } from './latency.ts';

/** Replaced, never edited. */
export interface DiskCondition {
  /** Latencies that stand in the place of the profile's. */
  readonly slow: Readonly<Partial<Record<DiskOperationKind, Latency>>>;
  /** How many of the next operations of a kind fail; all of them until it is repaired. */
  readonly failing: Readonly<Partial<Record<DiskOperationKind, number | 'all'>>>;
  readonly isFull: boolean;
}

export const HEALTHY: DiskCondition = { slow: {}, failing: {}, isFull: false };

/** What needs room. */
const GROWING: readonly DiskOperationKind[] = ['append', 'write', 'save'];

/** @returns Whether an operation that is asked for now fails. */
export const failsNow = ({ failing, isFull }: DiskCondition, operation: DiskOperationKind): boolean =>
  failing[operation] !== undefined || (isFull && GROWING.includes(operation));

/** @returns The condition once an operation of this kind has been asked for. */
export function conditionAfter(condition: DiskCondition, operation: DiskOperationKind): DiskCondition {
  const left = condition.failing[operation];
  if (typeof left !== 'number') return condition;
  const { [operation]: _ended, ...others } = condition.failing;
  const failing = left === 1 ? others : { ...others, [operation]: left - 1 };
  return { slow: condition.slow, failing, isFull: condition.isFull };
}
