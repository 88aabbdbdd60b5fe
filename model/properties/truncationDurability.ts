import { type Finding, type ProcessStates, property, SharedLog } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import type { Zxid } from '../zxid.ts';
import { type Chain, commonLength, countUpTo, linksUpTo } from './chain.ts';
import { COMMITTING } from './committed.ts';
import { type Course, course } from './course.ts';
import { treeOf } from './sequences.ts';

/** What a quorum's acknowledgements committed, and whose they were. */
interface Commit {
  readonly zxid: Zxid;
  readonly voters: readonly number[];
}

interface Ghost {
  /** How many committed transactions each server has delivered, or begun to serve with, and still has. Index: sid. */
  has: readonly number[];
  /** In the order of their zxids. */
  commits: SharedLog<Commit>;
}

/**
 * A learner may well cut what is committed without its word, or even after it has been told to cut: a quorum of others has it, and it is sent again. What
 * counts is what it has delivered, and what was committed by its own acknowledgement.
 *
 * Source: `committedLogDurability` of the specifications of ZooKeeper's recovery, in which committing, applying, deciding and cutting are one step.
 */
export const truncationDurability = property<Ghost, ZabProcess, Course>({
  name: 'truncation durability',
  // No TRUNC or SNAP removes from a learner what it has delivered, or what has been committed by its own acknowledgement.
  mood: 'always',
  watches: [
    ...COMMITTING,
    'learnerActive',
    'delivered',
    'recovered',
    'stateChanged',
    'truncated',
    'databaseReplaced',
  ],
  init: () => ({ has: [], commits: SharedLog.empty<Commit>() }),
  copy: ({ has, commits }) => ({ has, commits }),
  knows: course,
  observe(ghost, seen, states, { committed: { committed } }) {
    const { process, row } = seen;
    const observation = seen.data as ZabObservation;
    switch (observation.kind) {
      case 'committed':
        noteCommit(ghost, observation);
        return null;
      case 'delivered': {
        const { at, record } = observation;
        const link = committed.at(at);
        if (link?.record.hash === record.hash) ghost.has = withCount(ghost.has, process, at + 1);
        return null;
      }
      case 'leaderActive':
      case 'learnerActive':
        ghost.has = withCount(ghost.has, process, commonWith(committed, process, states));
        return null;
      case 'recovered':
      case 'stateChanged':
        keepOnly(ghost, committed, process, states);
        return null;
      case 'truncated':
        return cut(ghost, committed, process, row, observation, states);
      case 'databaseReplaced': {
        const { mode, before, common } = observation;
        const had = Math.min(ghost.has[process] ?? 0, before);
        keepOnly(ghost, committed, process, states);
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

function withCount(counts: readonly number[], server: number, count: number): readonly number[] {
  const changed = counts.slice();
  while (changed.length <= server) changed.push(0);
  changed[server] = count;
  return changed;
}

function noteCommit(
  ghost: Ghost,
  { zxid, voters }: Extract<ZabObservation, { readonly kind: 'committed' }>,
): void {
  if (zxid > (ghost.commits.last()?.zxid ?? 0)) ghost.commits = ghost.commits.append({ zxid, voters });
}

const zxidOfCommit = ({ zxid }: Commit): Zxid => zxid;

/** @returns How much of what is committed a server has in memory. */
function commonWith(committed: Chain, server: number, states: ProcessStates<ZabProcess>): number {
  const tree = treeOf(server, states);
  return tree === null ? 0 : commonLength(tree, committed);
}

/** What a boot replays, or a role that ends leaves behind, may be less than what was there; more of it is not known to be committed. */
function keepOnly(ghost: Ghost, committed: Chain, server: number, states: ProcessStates<ZabProcess>): void {
  const had = ghost.has[server] ?? 0;
  if (had > 0) ghost.has = withCount(ghost.has, server, Math.min(had, commonWith(committed, server, states)));
}

/** What was logged twice may go once: only what lies behind the last record that is left is gone. */
function cut(
  ghost: Ghost,
  committed: Chain,
  server: number,
  row: number,
  { removed }: Extract<ZabObservation, { readonly kind: 'truncated' }>,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const last = asServer(states.stateOf(server))?.log.last()?.record.zxid ?? 0;
  for (const zxid of removed) {
    const index = linksUpTo(committed, zxid) - 1;
    const link = committed.at(index);
    if (zxid <= last || link?.record.zxid !== zxid) continue;
    const commit = ghost.commits.at(countUpTo(ghost.commits, zxid, zxidOfCommit) - 1);
    const isOwn = commit?.zxid === zxid && commit.voters.includes(server);
    if (isOwn || index < (ghost.has[server] ?? 0))
      return { rows: [link.row, row], values: { server, mode: 'TRUNC', zxid } };
  }
  return null;
}
