/**
 * Transaction ids: `epoch << 32 | counter` in ZooKeeper, here one JavaScript number, so that `<` is the protocol's order.
 *
 * Source: `ZxidUtils.makeZxid`.
 */
import { assert } from '../sim/index.ts';

export type Zxid = number;

const COUNTERS_PER_EPOCH = 4_294_967_296;
/** Beyond it `epoch * 2^32 + counter` would no longer be exact. */
const EPOCH_MAX = 2_097_151;

/** "Empty database, not to be trusted": such a server takes no part in elections (ZOOKEEPER-261). */
export const UNTRUSTED_ZXID: Zxid = -1;

/**
 * @param epoch - 0 … 2^21 − 1.
 * @param counter - 0 … 2^32 − 1.
 */
export function makeZxid(epoch: number, counter: number): Zxid {
  assert(
    Number.isInteger(epoch) && epoch >= 0 && epoch <= EPOCH_MAX,
    'an epoch is an integer of 0 … 2^21 − 1',
  );
  assert(
    Number.isInteger(counter) && counter >= 0 && counter < COUNTERS_PER_EPOCH,
    'a counter is an integer of 0 … 2^32 − 1',
  );
  return epoch * COUNTERS_PER_EPOCH + counter;
}

/** @returns The epoch; −1 for the untrusted zxid, as ZooKeeper's arithmetic shift gives. */
export const epochOf = (zxid: Zxid): number => Math.floor(zxid / COUNTERS_PER_EPOCH);

export const counterOf = (zxid: Zxid): number => zxid - epochOf(zxid) * COUNTERS_PER_EPOCH;

/** @returns `0x100000002`, as ZooKeeper's log prints it. */
export const zxidAsHex = (zxid: Zxid): string => (zxid < 0 ? '-0x1' : `0x${zxid.toString(16)}`);

/** @returns `1.2`: epoch, then counter. */
export const zxidAsPair = (zxid: Zxid): string => (zxid < 0 ? '-1' : `${epochOf(zxid)}.${counterOf(zxid)}`);

/** @returns Whether a value can be the last zxid of a log. */
export const isZxid = (value: number): boolean =>
  Number.isSafeInteger(value) && value >= UNTRUSTED_ZXID && epochOf(value) <= EPOCH_MAX;
