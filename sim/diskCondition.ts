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
  /**
   * An append has failed and the process has not been told: what it asked to append behind that fails, too. A log has no holes, for nobody goes on
   * writing behind an error.
   */
  readonly isLogBroken: boolean;
}

export const HEALTHY: DiskCondition = { slow: {}, failing: {}, isFull: false, isLogBroken: false };

/** What needs room. */
const GROWING: readonly DiskOperationKind[] = ['append', 'write', 'save'];

/** @returns Whether an operation that is asked for now fails. */
export const failsNow = (
  { failing, isFull, isLogBroken }: DiskCondition,
  operation: DiskOperationKind,
): boolean =>
  failing[operation] !== undefined ||
  (isFull && GROWING.includes(operation)) ||
  (isLogBroken && operation === 'append');

/** @returns The condition once an operation of this kind has been asked for. */
export function conditionAfter(condition: DiskCondition, operation: DiskOperationKind): DiskCondition {
  const { slow, isFull } = condition;
  const failing = failingAfter(condition, operation);
  const isLogBroken = isLogBrokenAfter(condition, operation);
  if (failing === condition.failing && isLogBroken === condition.isLogBroken) return condition;
  return { slow, failing, isFull, isLogBroken };
}

function failingAfter({ failing }: DiskCondition, operation: DiskOperationKind): DiskCondition['failing'] {
  const left = failing[operation];
  if (typeof left !== 'number') return failing;
  const { [operation]: _ended, ...others } = failing;
  return left === 1 ? others : { ...others, [operation]: left - 1 };
}

function isLogBrokenAfter(condition: DiskCondition, operation: DiskOperationKind): boolean {
  return condition.isLogBroken || (operation === 'append' && failsNow(condition, operation));
}

/** @returns The condition once the process has been told of a failed append, or starts; null if nothing changes. */
export const conditionTold = ({ slow, failing, isFull, isLogBroken }: DiskCondition): DiskCondition | null =>
  isLogBroken ? { slow, failing, isFull, isLogBroken: false } : null;
