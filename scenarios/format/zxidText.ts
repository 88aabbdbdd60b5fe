/** Zxids as people write them: `"3.7"` (epoch and counter), `"0x300000007"`, or an integer. */
import type { Mistake } from '../language/mistakes.ts';
import { counterOf, epochOf, isZxid, makeZxid, UNTRUSTED_ZXID, type Zxid } from '../../model/index.ts';
import { clip } from './time.ts';

const COUNTER_MAX = 4_294_967_295;
/** Beyond it `epoch * 2^32 + counter` is no exact number any more. */
const EPOCH_MAX = 2_097_151;

/** @returns The zxid (−1 is the one of an empty database that is not to be trusted), or what is wrong with `value`. */
export function readZxid(value: string | number): Zxid | Mistake {
  const problem: Mistake = { id: 'error.badZxid', params: { found: clip(String(value)) } };
  if (value === UNTRUSTED_ZXID || value === String(UNTRUSTED_ZXID)) return UNTRUSTED_ZXID;
  const parts = /^(\d{1,7})[.:](\d{1,10})$/.exec(String(value));
  if (parts === null || typeof value === 'number') {
    const zxid = typeof value === 'number' || /^0x[0-9a-f]{1,14}$/i.test(value) ? Number(value) : -1;
    return zxid >= 0 && isZxid(zxid) ? zxid : problem;
  }
  const epoch = Number(parts[1]);
  const counter = Number(parts[2]);
  return epoch <= EPOCH_MAX && counter <= COUNTER_MAX ? makeZxid(epoch, counter) : problem;
}

/** `1.1-1.5`, or one zxid alone. */
export interface ZxidRange {
  readonly from: Zxid;
  readonly to: Zxid;
}

/** @returns Transactions of one epoch that follow each other, from the first to the last, or what is wrong with `text`. */
export function readZxidRange(text: string): ZxidRange | Mistake {
  const problem: Mistake = { id: 'error.badZxids', params: { found: clip(text) } };
  const parts = text.split('-').map((part) => readZxid(part.trim()));
  const [from, to = from] = parts;
  if (typeof from !== 'number' || typeof to !== 'number' || parts.length > 2) return problem;
  // NEWLEADER has counter 0 and is in no log.
  if (from < 0 || counterOf(from) === 0 || epochOf(from) !== epochOf(to) || to < from) return problem;
  return { from, to };
}
