import { property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabProcess } from '../server.ts';
import { indexInChain, isSameRecord } from './chain.ts';
import { type Course, course } from './course.ts';
import { SERVING } from './sequences.ts';

/**
 * Two servers that deliver b have delivered the same just before it. What is delivered too late has overtaken nothing but is overtaken: whoever
 * has it in its place has it before what the server has delivered last.
 *
 * Source: Total order of the Zab paper: if one server delivers a before b, then every server that delivers b delivers a, and before b.
 */
export const totalOrder = property<null, ZabProcess, Course>({
  name: 'total order',
  // If a server delivers one transaction before another, each server that delivers the second does so.
  mood: 'always',
  watches: SERVING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, _states, { delivered, sequences: { longest } }) {
    if (delivered === null) return null;
    const { server, records, isLate } = delivered;
    let { before } = delivered;
    for (const record of records) {
      const index = indexInChain(longest, record);
      const expected = longest.at(index - 1)?.record;
      if (index >= 0 && (isLate || !isSame(before, expected))) {
        const rows = [longest.at(index)?.row ?? seen.row, seen.row];
        return { rows, values: { server, zxid: record.zxid, after: before?.zxid, expected: expected?.zxid } };
      }
      before = record;
    }
    return null;
  },
});

const isSame = (a: LogRecord | undefined, b: LogRecord | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && isSameRecord(a, b));
