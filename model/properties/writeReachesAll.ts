import { type ProcessId, type ProcessStates, property, type SeenObservation } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import type { Zxid } from '../zxid.ts';
import { DISTURBING, isDisturbance, type QuietTail, quietTail } from './quietTail.ts';

interface Ghost {
  /** The last that any leader committed; 0 before the first. */
  lastZxid: Zxid;
  /** The transaction that is being followed: the oldest that some server is still owed. */
  zxid: Zxid;
  /** Who has not applied it yet; nobody, where nothing is owed. */
  lacking: readonly ProcessId[];
  /** By when they must have, in virtual microseconds. */
  deadlineUs: number;
}

const NOBODY: readonly ProcessId[] = [];

/**
 * A quorum is enough for an answer; the others must come along, too. One that has promised a later epoch than its leader's refuses it, and is let in
 * by the next election only: nothing is owed to it.
 *
 * Source: liveness of ZooKeeper under a quiet tail: a fresh write commits on all connected servers; of the specifications none checks it.
 */
export const writeReachesAll = property<Ghost, ZabProcess, QuietTail>({
  name: 'a write reaches everybody',
  // What is committed in an ensemble that is not disturbed any more is applied in time by each of its servers, unless one has promised a later epoch than its leader.
  mood: 'eventually',
  watches: [...DISTURBING, 'committed', 'delivered', 'learnerActive', 'epochRefused'],
  init: () => ({ lastZxid: 0, zxid: 0, lacking: NOBODY, deadlineUs: Number.POSITIVE_INFINITY }),
  copy: ({ lastZxid, zxid, lacking, deadlineUs }) => ({
    lastZxid,
    zxid,

    lacking,
    deadlineUs,
  }),
  knows: quietTail,
  observe(ghost, seen, states, quiet) {
    const { kind, process, atUs } = seen;
    if (kind === 'committed') noteCommit(ghost, seen, states, quiet);
    else if (kind === 'epochRefused') remove(ghost, process, atUs, states, quiet);
    else if (kind === 'delivered' || kind === 'learnerActive') {
      if (ghost.lacking.length > 0 && hasApplied(process, ghost.zxid, states))
        remove(ghost, process, atUs, states, quiet);
    } else if (isDisturbance(seen)) follow(ghost, atUs, states, quiet);
    return null;
  },
  deadlineUs: ({ lacking, deadlineUs }) => (lacking.length === 0 ? Number.POSITIVE_INFINITY : deadlineUs),
});

function noteCommit(
  ghost: Ghost,
  { atUs, data }: SeenObservation,
  states: ProcessStates<ZabProcess>,
  quiet: Readonly<QuietTail>,
): void {
  const { zxid } = data as Extract<ZabObservation, { readonly kind: 'committed' }>;
  ghost.lastZxid = Math.max(ghost.lastZxid, zxid);
  if (ghost.lacking.length === 0) follow(ghost, atUs, states, quiet);
}

/** From now on the last transaction is followed, until everybody has it. */
function follow(
  ghost: Ghost,
  atUs: number,
  states: ProcessStates<ZabProcess>,
  { calm, sinceUs, boundUs }: Readonly<QuietTail>,
): void {
  ghost.zxid = ghost.lastZxid;
  ghost.lacking = calm?.filter((id) => !hasApplied(id, ghost.zxid, states)) ?? NOBODY;
  ghost.deadlineUs = Math.max(atUs, sinceUs) + 2 * boundUs;
}

/** Once everybody has it, perhaps something newer is owed. */
function remove(
  ghost: Ghost,
  server: ProcessId,
  atUs: number,
  states: ProcessStates<ZabProcess>,
  quiet: Readonly<QuietTail>,
): void {
  if (!ghost.lacking.includes(server)) return;
  ghost.lacking = ghost.lacking.filter((id) => id !== server);
  if (ghost.lacking.length === 0 && ghost.lastZxid > ghost.zxid) follow(ghost, atUs, states, quiet);
}

const hasApplied = (id: ProcessId, zxid: Zxid, states: ProcessStates<ZabProcess>): boolean =>
  (asServer(states.stateOf(id))?.database.lastProcessedZxid ?? -1) >= zxid;
