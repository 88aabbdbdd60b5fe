/** What becomes of the history, on each server and for good: how it was synchronised, what was cut from its log, what is committed. */
import type { ClusterState } from './clusterState.ts';
import { type KnownRow } from './rows.ts';
import type { Cut, Facts, Received, ServerView, Sync } from './serverView.ts';
import { noZxids, sizeOf, type Stretches, stretchesOf, union, without, withZxid } from './stretches.ts';

/** @returns The state after `row` of a server; the very same one if the row says nothing of the history. */
export function historyAfter(before: ClusterState, row: KnownRow): ClusterState {
  const { i, node } = row;
  switch (row.kind) {
    case 'committed':
      return { ...before, committed: withZxid(before.committed, row.data.zxid) };
    case 'leaderActive':
      return { ...before, committed: union(before.committed, logOf(before, node).applied) };
    case 'deliver':
      return row.data.type === 'ack' ? withAck(before, node, row.peer, row.data.zxid) : before;
    case 'learnerDropped':
      return changed(before, node, ({ acks }) => ({
        acks: acks.filter(({ learner }) => learner !== row.data.learner),
      }));
    case 'syncDecided': {
      return changed(before, row.data.learner, () => ({ sync: { ...row.data, row: i, leader: node } }));
    }
    case 'syncReceived':
      return changed(before, node, ({ sync, received }) => ({
        received: [...received, ...receivedBy(sync, i)].slice(-RECEIVED_MAX),
      }));
    case 'truncated': {
      const cut: Cut = { row: i, zxids: stretchesOf(row.data.removed), why: 'TRUNC' };
      return changed(before, node, ({ cuts }) => ({ cuts: withCut(cuts, cut) }));
    }
    default:
      return before;
  }
}

/** A server that is synchronised again and again shows how it got the last of what it has. */
const RECEIVED_MAX = 16;

function changed(
  before: ClusterState,
  id: number,
  change: (server: ServerView) => Partial<ServerView>,
): ClusterState {
  const servers = before.servers.map((server) =>
    server.id === id ? { ...server, ...change(server) } : server,
  );
  return { ...before, servers };
}

const logOf = ({ servers }: ClusterState, id: number) =>
  servers.find((server) => server.id === id)?.facts.log ?? { applied: noZxids };

function withAck(before: ClusterState, leader: number, learner: number, zxid: number): ClusterState {
  return changed(before, leader, ({ state, acks }) => ({
    acks: state === 'LEADING' ? [...acks.filter((ack) => ack.learner !== learner), { learner, zxid }] : acks,
  }));
}

/** After a TRUNC it may be sent more, as after a DIFF. */
function receivedBy(sync: Sync | null, row: number): readonly Received[] {
  if (sync === null) return [];
  const { mode, peerZxid, zxid, committed, maxCommittedLog } = sync;
  if (mode === 'SNAP') return [{ row, how: 'SNAP', after: 0, to: zxid }];
  if (committed === 0) return [];
  return mode === 'DIFF'
    ? [{ row, how: 'DIFF', after: peerZxid, to: zxid }]
    : [{ row, how: 'DIFF', after: zxid, to: maxCommittedLog }];
}

/** What is cut for another reason than before was lost in the same event, or had come back meanwhile. */
const withCut = (cuts: readonly Cut[], cut: Cut): readonly Cut[] =>
  cut.zxids.length === 0
    ? cuts
    : [
        ...cuts.flatMap((earlier) => {
          const zxids = without(earlier.zxids, cut.zxids);
          return zxids.length === 0 ? [] : [{ ...earlier, zxids }];
        }),
        cut,
      ];

/** What its log has no longer, and no TRUNC has cut, is lost; of what was in memory alone that is so only when the process has died. */
export function withLogChange(
  { facts: before, cuts }: ServerView,
  facts: Facts,
  row: number,
): Partial<ServerView> {
  if (facts.log === before.log) return { facts };
  const isDead = facts.memory === null;
  const had = isDead ? union(before.log.logged, before.log.unsynced) : before.log.logged;
  const truncated = cuts.reduce<Stretches>(
    (all, cut) => (cut.row === row ? union(all, cut.zxids) : all),
    noZxids,
  );
  const zxids = without(without(had, facts.log.logged), truncated);
  return { facts, cuts: sizeOf(zxids) === 0 ? cuts : withCut(cuts, { row, zxids, why: 'lost' }) };
}
