/**
 * When nothing disturbs an ensemble any more: since when, which servers are left to themselves, and how long they may take.
 *
 * Owed is something only to servers that all see each other, are seen by nobody else, and are fast enough: ZooKeeper promises nothing
 * where some see each other and others do not, for one of them may call the rest to elections for ever.
 */
import type { Fault, Knowledge, ProcessId, ProcessStates, SeenObservation, Target } from '../../sim/index.ts';
import type { Configuration } from '../configuration.ts';
import { containsQuorum, isVoter } from '../quorum.ts';
import { asServer, type Server, type ZabProcess } from '../server.ts';
import { areFar, slowedBy } from './slowServers.ts';

/** What disturbs: faults, links that flap, processes that end themselves; and starts, for whom to count on is known once they have read their disks. */
export const DISTURBING = ['fault', 'linkCut', 'linkHeal', 'exit', 'recovered'] as const;

export interface QuietTail {
  /** Time of the last disturbance, in microseconds; where that settled the servers, when the last of what was slow before has come. */
  sinceUs: number;
  /** Servers that have ever been slow, and were not settled since: what they do, or did then, may take longer than the bound knows. */
  slow: readonly ProcessId[];
  /** Processes between which messages are held, by the name under which they are. */
  held: readonly { readonly name: string; readonly ends: readonly ProcessId[] }[];
  /** The servers that are left to themselves and have a quorum; null: nothing is owed to anybody. */
  calm: readonly ProcessId[] | null;
  /** How long they may take until a leader is established, in microseconds. */
  boundUs: number;
}

/** With each disturbance the quiet begins again. */
export const quietTail: Knowledge<QuietTail, ZabProcess> = {
  watches: DISTURBING,
  init: () => ({ sinceUs: 0, slow: [], held: [], calm: null, boundUs: 0 }),
  copy: ({ sinceUs, slow, held, calm, boundUs }) => ({ sinceUs, slow, held, calm, boundUs }),
  note(tail, seen, states) {
    if (!isDisturbance(seen)) return;
    if (seen.kind === 'fault') {
      const fault = seen.data as Fault;
      noteSlowness(tail, fault, states);
      if (fault.kind === 'settle') noteSettled(tail, fault.processes, states);
    }
    tail.sinceUs = Math.max(tail.sinceUs, seen.atUs);
    tail.calm = calmServers(tail, states);
    tail.boundUs = boundUs(tail.calm ?? [], states);
  },
};

/** What clients ask is none. */
export const isDisturbance = ({ kind, data }: SeenObservation): boolean =>
  kind === 'fault'
    ? (data as Fault).kind !== 'command'
    : DISTURBING.some((disturbing) => disturbing === kind);

function noteSlowness(ghost: QuietTail, fault: Fault, states: ProcessStates<ZabProcess>): void {
  const slowed = slowedBy(fault, states);
  if (slowed.length > 0) ghost.slow = [...new Set([...ghost.slow, ...slowed])];
  if (fault.kind === 'hold') {
    const ends = [fault.from, fault.to].filter((end): end is ProcessId => typeof end === 'number');
    ghost.held = [...ghost.held, { name: fault.name, ends: ends.length < 2 ? states.ids : ends }];
  }
  if (fault.kind === 'release') ghost.held = ghost.held.filter(({ name }) => name !== fault.name);
}

function noteSettled(ghost: QuietTail, settled: readonly Target[], states: ProcessStates<ZabProcess>): void {
  ghost.slow = ghost.slow.filter((id) => !settled.includes(id));
  ghost.held = ghost.held.filter(({ ends }) => !ends.some((id) => settled.includes(id)));
  ghost.sinceUs = states.underWayUntilUs();
}

function calmServers(
  { slow, held }: QuietTail,
  states: ProcessStates<ZabProcess>,
): readonly ProcessId[] | null {
  const running = states.ids.filter((id) => asServer(states.stateOf(id)) !== null && !states.isPaused(id));
  const isSlow = (id: ProcessId): boolean => slow.includes(id) || held.some(({ ends }) => ends.includes(id));
  for (const first of running) {
    const group = reachable(first, running, states);
    if (group[0] !== first || group.some(isSlow)) continue;
    const isComplete = group.every((a) =>
      group.every((b) => a === b || (areNear(a, b, states) && areNear(b, a, states))),
    );
    if (isComplete && hasQuorum(group, states)) return group;
  }
  return null;
}

const areNear = (from: ProcessId, to: ProcessId, states: ProcessStates<ZabProcess>): boolean =>
  states.isLinked(from, to) && !areFar(from, to, states);

/** @returns Whoever can be reached from one server, over others too, in whatever direction; in the order of their sids. */
function reachable(
  first: ProcessId,
  running: readonly ProcessId[],
  states: ProcessStates<ZabProcess>,
): readonly ProcessId[] {
  const group = [first];
  for (const member of group) {
    for (const id of running) {
      if (group.includes(id)) continue;
      if (states.isLinked(member, id) || states.isLinked(id, member)) group.push(id);
    }
  }
  return group.sort((a, b) => a - b);
}

/** A server that does not trust its empty database has no vote that counts. */
function hasQuorum(group: readonly ProcessId[], states: ProcessStates<ZabProcess>): boolean {
  const quorum = asServer(states.stateOf(group[0] as ProcessId))?.config.quorum;
  const trusted = group.filter((id) => asServer(states.stateOf(id))?.isUntrusted === false);
  return quorum !== undefined && containsQuorum(quorum, trusted);
}

/**
 * Roles that were taken in vain end after the three waits of a leader, or the tries to connect of a learner; elections that were under way poll
 * at most at the longest interval, and redial. Then a leader is elected and has three waits to succeed; and all that once more, for the
 * votes of a server that went away in between.
 *
 * @returns How long a quorum of servers with these settings may take until it has an established leader, in milliseconds.
 *
 * Source: `Leader.lead`, `Learner.connectToLeader`, `FastLeaderElection.lookForLeader`.
 */
export function recoveryBoundMs(
  config: Pick<
    Configuration,
    | 'startupMs'
    | 'tickTime'
    | 'initLimit'
    | 'syncLimit'
    | 'cnxTimeout'
    | 'connectToLearnerMasterLimit'
    | 'maxNotificationInterval'
  >,
): number {
  const { startupMs, tickTime, initLimit, syncLimit, cnxTimeout } = config;
  const waitsMs = (3 * initLimit + config.connectToLearnerMasterLimit) * tickTime;
  const pollsMs = 3 * config.maxNotificationInterval;
  const onceMs = waitsMs + cnxTimeout + syncLimit * tickTime;
  return startupMs + pollsMs + 2 * onceMs;
}

function boundUs(calm: readonly ProcessId[], states: ProcessStates<ZabProcess>): number {
  const configs = calm.flatMap((id) => asServer(states.stateOf(id))?.config ?? []);
  return Math.max(0, ...configs.map(recoveryBoundMs)) * 1_000;
}

/** @returns The established leader among the calm servers, with a quorum of them up to date; or null. */
export function establishedLeader(
  { calm }: Readonly<QuietTail>,
  states: ProcessStates<ZabProcess>,
): Readonly<Server> | null {
  for (const id of calm ?? []) {
    const server = asServer(states.stateOf(id));
    if (server?.role.kind !== 'leading' || server.role.step !== 'broadcast') continue;
    const { quorum } = server.config;
    const upToDate = (calm ?? []).filter(
      (other) => isVoter(quorum, other) && (other === id || serves(other, id, states)),
    );
    if (containsQuorum(quorum, upToDate)) return server;
  }
  return null;
}

function serves(id: ProcessId, leader: ProcessId, states: ProcessStates<ZabProcess>): boolean {
  const role = asServer(states.stateOf(id))?.role;
  return role?.kind === 'following' && role.leader === leader && role.stage.kind === 'broadcasting';
}
