/** Where a server last did something with a transaction: looked for when somebody asks, in what has come of the trace. */
import type { Zxid } from '../../model/zxid.ts';
import type { ProcessId } from '../../sim/index.ts';
import { kindAt, nodeAt } from '../trace/columns.ts';
import type { Replay } from '../trace/replay.ts';
import { known } from '../trace/rows.ts';

const KINDS: readonly string[] = ['proposed', 'appended', 'logSynced', 'committed', 'delivered', 'truncated'];

/** @returns The last such row at or before `i`; null: there is none, or it has not come. */
export function lastChange(
  { columns, store }: Pick<Replay, 'columns' | 'store'>,
  server: ProcessId,
  zxid: Zxid,
  i: number,
): number | null {
  for (let at = i; at >= 0; at--) {
    if (nodeAt(columns, at) !== server || !KINDS.includes(kindAt(columns, at))) continue;
    const row = store.row(at);
    if (row === undefined) return null;
    if (isAbout(known(row), zxid)) return at;
  }
  return null;
}

function isAbout(row: ReturnType<typeof known>, zxid: Zxid): boolean {
  switch (row.kind) {
    case 'proposed':
      return row.data.record.zxid === zxid;
    case 'appended':
    case 'committed':
    case 'delivered':
      return row.data.zxid === zxid;
    case 'logSynced':
      return row.data.zxid >= zxid && zxid > row.data.zxid - row.data.count;
    case 'truncated':
      return row.data.removed.includes(zxid);
    default:
      return false;
  }
}
