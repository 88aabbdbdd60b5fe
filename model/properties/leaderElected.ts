import { type Fault, type ProcessId, type ProcessStates, property } from '../../sim/index.ts';
import { POLL_MS_MAX } from '../election/lookForLeader.ts';
import { containsQuorum } from '../quorum.ts';
import type { Server } from '../server.ts';
import { UNTRUSTED_ZXID } from '../zxid.ts';
import { slowedBy } from './slowServers.ts';

interface Ghost {
  deadlineUs: number;
  /** Servers that have ever been slow: their polls, or what they sent then, may take longer than the bound knows. */
  slow: readonly ProcessId[];
}

/**
 * Owed from the last fault, start or decision on, as long as servers that look for a leader, reach each other and are trusted form a
 * quorum. One that has decided does not look again yet, so a quorum of which some follow a dead leader owes nothing. The network's own
 * latency is taken to be small beside the time-outs; servers that a fault has slowed down are left out.
 */
export const leaderElected = property<Ghost, Server>({
  name: 'a leader is elected',
  sentence:
    'Looking servers that reach each other in good time and form a quorum decide: one of them within three polls of the slowest and two time-outs of its connections.',
  mood: 'eventually',
  watches: ['stateChanged', 'fault', 'exit'],
  init: () => ({ deadlineUs: Number.POSITIVE_INFINITY, slow: [] }),
  copy: ({ deadlineUs, slow }) => ({ deadlineUs, slow }),
  observe(ghost, { kind, atUs, data }, states) {
    if (kind === 'fault') ghost.slow = [...ghost.slow, ...slowedBy(data as Fault, states)];
    const quorum = lookingQuorum(states, ghost.slow);
    ghost.deadlineUs = quorum === null ? Number.POSITIVE_INFINITY : atUs + boundUs(quorum);
    return null;
  },
  deadlineUs: ({ deadlineUs }) => deadlineUs,
});

/** @returns Looking servers that form a quorum and all reach each other, or null. */
function lookingQuorum(
  states: ProcessStates<Server>,
  slow: readonly ProcessId[],
): readonly Readonly<Server>[] | null {
  const looking: Readonly<Server>[] = [];
  for (const id of states.ids) {
    const server = states.stateOf(id);
    if (server === null || server.role.kind !== 'looking' || states.isPaused(id) || slow.includes(id))
      continue;
    if (server.lastLoggedZxid !== UNTRUSTED_ZXID) looking.push(server);
  }
  for (const one of looking) {
    const side = looking.filter((other) => areLinked(one.id, other.id, states));
    const ids = side.map(({ id }) => id);
    if (!containsQuorum(one.config.quorum, ids)) continue;
    if (ids.every((a) => ids.every((b) => areLinked(a, b, states)))) return side;
  }
  return null;
}

const areLinked = (a: ProcessId, b: ProcessId, states: ProcessStates<Server>): boolean =>
  a === b || (states.isLinked(a, b) && states.isLinked(b, a));

/**
 * The poll under way redials or resends. If that meets a connection of which the other end knows nothing, or a listener that waits for a
 * silent dialler, the next one gets through; and a quorum that was seen and lost is counted again at the one after.
 */
function boundUs(servers: readonly Readonly<Server>[]): number {
  let boundMs = 0;
  for (const { role, config } of servers) {
    const pollMs = role.kind === 'looking' ? (role.election?.pollMs ?? 0) : 0;
    const pollsMs = pollMs + Math.min(2 * pollMs, POLL_MS_MAX) + Math.min(4 * pollMs, POLL_MS_MAX);
    const { startupMs, cnxTimeout, tickTime, syncLimit } = config;
    boundMs = Math.max(boundMs, startupMs + pollsMs + 2 * (cnxTimeout + tickTime * syncLimit));
  }
  return boundMs * 1_000;
}
