import { type ProcessStates, property, type SharedLog } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf, makeZxid } from '../zxid.ts';
import { beginsWith, type Chain, firstDifference, indexOfRecord, isSameRecord, linksUpTo } from './chain.ts';
import { type Course, course } from './course.ts';
import { SERVING, treeOf } from './sequences.ts';

/** A leader, from its first proposal on. A list, the newest first. */
interface Broadcasting {
  readonly leader: number;
  readonly epoch: number;
  readonly row: number;
  /** What it had delivered when it proposed for the first time. */
  readonly history: SharedLog<LogRecord>;
  readonly older: Broadcasting | undefined;
}

interface Ghost {
  newest: Broadcasting | undefined;
}

/** Source: Primary integrity of the Zab paper. */
export const primaryIntegrity = property<Ghost, ZabProcess, Course>({
  name: 'primary integrity',
  // Before a leader proposes anything it has delivered whatever any server delivers of an older epoch, then or later.
  mood: 'always',
  watches: [...SERVING, 'proposed'],
  init: () => ({ newest: undefined }),
  copy: ({ newest }) => ({ newest }),
  knows: course,
  observe(ghost, seen, states, { delivered, sequences }) {
    if (seen.kind === 'proposed') return begins(ghost, sequences.longest, seen, states);
    if (delivered === null) return null;
    let index = delivered.at;
    for (const record of delivered.records) {
      const lacking = whoLacks(ghost.newest, record, index++);
      if (lacking === null) continue;
      const { leader, epoch, row } = lacking;
      return {
        rows: [row, seen.row],
        values: { server: delivered.server, zxid: record.zxid, leader, epoch },
      };
    }
    return null;
  },
});

/** The first proposal of a leader: it must have all that has been delivered of older epochs. */
function begins(
  ghost: Ghost,
  longest: Chain,
  { process, row, data }: { readonly process: number; readonly row: number; readonly data: unknown },
  states: ProcessStates<ZabProcess>,
) {
  const { epoch } = data as Extract<ZabObservation, { readonly kind: 'proposed' }>;
  for (let one = ghost.newest; one !== undefined; one = one.older)
    if (one.leader === process && one.epoch === epoch) return null;
  const tree = treeOf(process, states);
  if (tree === null) return null;
  ghost.newest = { leader: process, epoch, row, history: tree.history, older: ghost.newest };
  const owed = linksUpTo(longest, makeZxid(epoch, 0));
  if (beginsWith(tree, longest, owed)) return null;
  const lacking = longest.at(firstDifference(tree, longest));
  const rows = lacking === undefined ? [row] : [lacking.row, row];
  return { rows, values: { leader: process, epoch, zxid: lacking?.record.zxid } };
}

function whoLacks(newest: Broadcasting | undefined, record: LogRecord, index: number): Broadcasting | null {
  const epoch = epochOf(record.zxid);
  for (let one = newest; one !== undefined && one.epoch > epoch; one = one.older) {
    const known = one.history.at(index);
    if (known !== undefined && isSameRecord(known, record)) continue;
    if (indexOfRecord(one.history, record) < 0) return one;
  }
  return null;
}
