import { type ProcessStates, property, type SharedLog } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf, makeZxid } from '../zxid.ts';
import { beginsWith, firstDifference, indexOfRecord, isSameRecord, linksUpTo } from './chain.ts';
import { follow, noSequences, SERVING, type Sequences, treeOf } from './sequences.ts';

/** A leader, from its first proposal on. A list, the newest first. */
interface Broadcasting {
  readonly leader: number;
  readonly epoch: number;
  readonly row: number;
  /** What it had delivered when it proposed for the first time. */
  readonly history: SharedLog<LogRecord>;
  readonly older: Broadcasting | undefined;
}

interface Ghost extends Sequences {
  newest: Broadcasting | undefined;
}

/** Source: Primary integrity of the Zab paper. */
export const primaryIntegrity = property<Ghost, ZabProcess>({
  name: 'primary integrity',
  sentence:
    'Before a leader proposes anything it has delivered whatever any server delivers of an older epoch, then or later.',
  mood: 'always',
  watches: [...SERVING, 'proposed'],
  init: () => ({ ...noSequences(), newest: undefined }),
  copy: ({ longest, places, newest }) => ({ longest, places, newest }),
  observe(ghost, seen, states) {
    if (seen.kind === 'proposed') return begins(ghost, seen, states);
    const delivered = follow(ghost, seen, states);
    if (delivered === null) return null;
    for (const [offset, record] of delivered.records.entries()) {
      const lacking = whoLacks(ghost.newest, record, delivered.at + offset);
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
  { process, row, data }: { readonly process: number; readonly row: number; readonly data: unknown },
  states: ProcessStates<ZabProcess>,
) {
  const { epoch } = data as Extract<ZabObservation, { readonly kind: 'proposed' }>;
  for (let one = ghost.newest; one !== undefined; one = one.older)
    if (one.leader === process && one.epoch === epoch) return null;
  const tree = treeOf(process, states);
  if (tree === null) return null;
  ghost.newest = { leader: process, epoch, row, history: tree.history, older: ghost.newest };
  const owed = linksUpTo(ghost.longest, makeZxid(epoch, 0));
  if (beginsWith(tree, ghost.longest, owed)) return null;
  const lacking = ghost.longest.at(firstDifference(tree, ghost.longest));
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
