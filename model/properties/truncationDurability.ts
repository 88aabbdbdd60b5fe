import { type Finding, type ProcessStates, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { type Chain, commonLength, linksUpTo } from './chain.ts';
import { COMMITTING } from './committed.ts';
import { type Course, course } from './course.ts';
import { treeOf } from './sequences.ts';

interface Ghost {
  /** How many committed transactions each server is known to have in memory. Index: sid. */
  has: readonly number[];
}

/** Source: `committedLogDurability` of the specifications of ZooKeeper's recovery. */
export const truncationDurability = property<Ghost, ZabProcess, Course>({
  name: 'truncation durability',
  sentence: 'No TRUNC or SNAP removes a committed transaction from the log or the memory of a learner.',
  mood: 'always',
  watches: [...COMMITTING, 'delivered', 'recovered', 'stateChanged', 'truncated', 'databaseReplaced'],
  init: () => ({ has: [] }),
  copy: ({ has }) => ({ has }),
  knows: course,
  observe(ghost, seen, states, { committed: { committed } }) {
    const { process, row } = seen;
    const observation = seen.data as ZabObservation;
    switch (observation.kind) {
      case 'delivered': {
        const { at, record } = observation;
        const link = committed.at(at);
        if (link?.record.hash === record.hash) setHas(ghost, process, at + 1);
        return null;
      }
      case 'leaderActive':
      case 'recovered':
      case 'stateChanged':
        noteMemory(ghost, committed, process, states);
        return null;
      case 'truncated':
        return cut(committed, process, row, observation, states);
      case 'databaseReplaced': {
        const { mode, before, common } = observation;
        const had = Math.min(ghost.has[process] ?? 0, before);
        noteMemory(ghost, committed, process, states);
        if (common >= had) return null;
        const link = committed.at(common);
        const rows = link === undefined ? [row] : [link.row, row];
        return { rows, values: { server: process, mode, zxid: link?.record.zxid } };
      }
      default:
        return null;
    }
  },
});

function setHas(ghost: Ghost, server: number, count: number): void {
  const has = ghost.has.slice();
  while (has.length <= server) has.push(0);
  has[server] = count;
  ghost.has = has;
}

function noteMemory(ghost: Ghost, committed: Chain, server: number, states: ProcessStates<ZabProcess>): void {
  const tree = treeOf(server, states);
  if (tree !== null) setHas(ghost, server, commonLength(tree, committed));
}

/** What was logged twice may go once: only what lies behind the last record that is left is gone. */
function cut(
  committed: Chain,
  server: number,
  row: number,
  { removed }: Extract<ZabObservation, { readonly kind: 'truncated' }>,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const last = asServer(states.stateOf(server))?.log.last()?.record.zxid ?? 0;
  for (const zxid of removed) {
    const link = committed.at(linksUpTo(committed, zxid) - 1);
    if (zxid > last && link?.record.zxid === zxid)
      return { rows: [link.row, row], values: { server, mode: 'TRUNC', zxid } };
  }
  return null;
}
