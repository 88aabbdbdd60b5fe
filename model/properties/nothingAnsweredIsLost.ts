import { type ProcessStates, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import { beginsWith, firstDifference, linksUpTo } from './chain.ts';
import { type Course, course } from './course.ts';
import { SERVING, type Sequences, treeOf } from './sequences.ts';

interface Ghost {
  /** How much of the longest sequence clients have been told of. */
  promised: number;
  /** Row of the answer that told most. */
  row: number;
  /** The highest epoch of an established leader, which one that is, and row in which it became one. */
  epoch: number;
  leader: number;
  leaderRow: number;
}

/**
 * A write is answered when it is applied, a read with what has been applied: either way the client has learnt of all up to the zxid of the
 * answer. No later leader may lack it, and nobody may be told what the newest leader lacks.
 *
 * Source: `Leader.tryToCommit` commits before anybody answers; what a client has seen, no crash may undo.
 */
export const nothingAnsweredIsLost = property<Ghost, ZabProcess, Course>({
  name: 'nothing answered is lost',
  // What a client was told of is in the history of each leader that is established later.
  mood: 'always',
  watches: [...SERVING, 'clientAnswered'],
  init: () => ({ promised: 0, row: -1, epoch: -1, leader: 0, leaderRow: -1 }),
  copy: ({ promised, row, epoch, leader, leaderRow }) => ({
    promised,
    row,
    epoch,
    leader,
    leaderRow,
  }),
  knows: course,
  observe(ghost, seen, states, { sequences }) {
    if (seen.kind === 'clientAnswered') return answered(ghost, sequences, seen.row, seen.data as Answered);
    if (seen.kind !== 'leaderActive') return null;
    const { epoch } = seen.data as Extract<ZabObservation, { readonly kind: 'leaderActive' }>;
    if (epoch < ghost.epoch) return null; // Established late, with a history that its successor has.
    ghost.epoch = epoch;
    ghost.leader = seen.process;
    ghost.leaderRow = seen.row;
    return lost(ghost, sequences, states);
  },
});

type Answered = Extract<ZabObservation, { readonly kind: 'clientAnswered' }>;

/** Whether the server that answered is still there, or serves another history, does not matter: the client has been told. */
function answered(ghost: Ghost, { longest, places }: Sequences, row: number, { server, zxid }: Answered) {
  const place = places[server];
  if (place !== undefined && !place.agrees)
    return { rows: [ghost.leaderRow, row], values: { server, zxid, leader: ghost.leader } };
  const promised = linksUpTo(longest, zxid);
  if (promised <= ghost.promised) return null;
  ghost.promised = promised;
  ghost.row = row;
  return null;
}

function lost(ghost: Ghost, { longest }: Sequences, states: ProcessStates<ZabProcess>) {
  const { promised, row, epoch, leader, leaderRow } = ghost;
  const tree = treeOf(leader, states);
  if (tree === null || beginsWith(tree, longest, promised)) return null;
  const zxid = longest.at(firstDifference(tree, longest))?.record.zxid;
  return { rows: [row, leaderRow], values: { leader, epoch, zxid } };
}
