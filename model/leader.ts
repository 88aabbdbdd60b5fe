/** What an outsider can tell of an ensemble at one instant. */
import type { ProcessStates } from '../sim/index.ts';
import { containsQuorum } from './quorum.ts';
import { asServer, isParticipant, type Server, serverState, type ZabProcess } from './server.ts';
import type { ServerState } from './vote.ts';

/** Whom a server votes for at this instant, and in which round: its proposal, or its decision. */
export interface VoteHeld {
  readonly leader: number;
  readonly round: number;
}

export function voteHeld(server: Readonly<Server>): VoteHeld | null {
  if (!isParticipant(server)) return null;
  if (server.role.kind !== 'looking')
    return { leader: server.currentVote.vote.leader, round: server.currentVote.round };
  if (server.role.election === null || server.proposal === null) return null;
  return { leader: server.proposal.leader, round: server.logicalClock };
}

/** @returns The servers that vote for `leader` in `round` at this instant. */
export function backersOf(
  leader: number,
  round: number,
  states: ProcessStates<ZabProcess>,
): readonly number[] {
  const backers: number[] = [];
  for (const id of states.ids) {
    const server = asServer(states.stateOf(id));
    const held = server === null ? null : voteHeld(server);
    if (held !== null && held.leader === leader && held.round === round) backers.push(id);
  }
  return backers;
}

/** @returns The server that is LEADING with the votes of a quorum; of several the one of the highest round; or null. */
export function electedLeader(states: ProcessStates<ZabProcess>): number | null {
  let elected: number | null = null;
  let roundMax = Number.NEGATIVE_INFINITY;
  for (const id of states.ids) {
    const server = asServer(states.stateOf(id));
    if (server === null || server.role.kind !== 'leading') continue;
    const { round } = server.currentVote;
    if (round <= roundMax || !containsQuorum(server.config.quorum, backersOf(id, round, states))) continue;
    elected = id;
    roundMax = round;
  }
  return elected;
}

/** @returns What `srvr` of the server shows as its state, or null of one that is down. */
export const serverMode = (server: Readonly<Server> | null): ServerState | null =>
  server === null ? null : serverState(server);
