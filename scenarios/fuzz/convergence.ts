/** What became of the servers that were left to themselves in the second act. */
import { containsQuorum, readTree, type Server } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import { chronicleOf } from '../chronicle.ts';
import type { Message } from '../language/message.ts';
import type { ZabRun } from '../run.ts';
import { establishedLeader, serverAt, type ZabStates } from '../serverFacts.ts';
import { FRESH } from './drawStory.ts';
import type { Swarm } from './swarm.ts';

export type Convergence =
  /** They agree again, so long (in virtual milliseconds) after they were left alone. */
  | { readonly kind: 'recoverable'; readonly tookMs: number }
  | { readonly kind: 'unrecoverable'; readonly because: Message };

/** When who is left alone. */
type Settled = Pick<Swarm, 'busyMs' | 'core'>;

/**
 * @returns Whether a quorum of the core runs, and all that run follow one established leader and have applied something that was asked after
 * they were left alone. A server that does not run any more has ended itself: nobody starts it again.
 */
export function hasConverged(run: ZabRun, { busyMs, core }: Settled): boolean {
  const { world } = run;
  if (world.nowUs <= busyMs * 1_000) return false;
  const states = world.states();
  const leader = leaderOf(core, states);
  if (leader === null) return false;
  const running = core.filter((id) => serverAt(states, id) !== null);
  return hasQuorum(running, states) && running.every((id) => hasCaughtUp(serverAt(states, id), leader.id));
}

/** The established leader, where the core has one. */
function leaderOf(core: readonly ProcessId[], states: ZabStates): Readonly<Server> | null {
  const leader = establishedLeader(states);
  return leader !== null && core.includes(leader) ? serverAt(states, leader) : null;
}

function hasCaughtUp(server: Readonly<Server> | null, leader: ProcessId): boolean {
  if (server === null || readTree(server.database.tree, FRESH) === null) return false;
  const { role } = server;
  if (role.kind === 'leading') return server.id === leader;
  if (role.kind !== 'following' && role.kind !== 'observing') return false;
  return role.leader === leader && role.stage.kind === 'broadcasting';
}

/** @returns The verdict over a run that has ended and in which nothing broke. */
export function convergenceOf(run: ZabRun, swarm: Settled): Convergence {
  if (hasConverged(run, swarm))
    return { kind: 'recoverable', tookMs: run.world.nowUs / 1_000 - swarm.busyMs };
  return { kind: 'unrecoverable', because: reasonOf(run, swarm) };
}

/** Whatever keeps a quorum of ZooKeeper servers from converging though nothing troubles it, the most certain reason first. */
function reasonOf(run: ZabRun, { core }: Settled): Message {
  const states = run.world.states();
  const running = core.filter((id) => serverAt(states, id) !== null);
  return (
    missingQuorum(run, core, running) ??
    untrustedQuorum(running, states) ??
    laterEpoch(running, states) ?? { id: 'fuzz.unexplained', params: {} }
  );
}

/** Servers that do not start, or ended themselves when their disks failed, and nobody starts them again. */
function missingQuorum(
  run: ZabRun,
  core: readonly ProcessId[],
  running: readonly ProcessId[],
): Message | null {
  if (hasQuorum(running, run.world.states())) return null;
  const down = core.filter((id) => !running.includes(id));
  const { exits } = chronicleOf(run);
  const refusing = down.flatMap((server) => {
    const refusal = exits.findLast((exit) => exit.server === server)?.refusal;
    return refusal === undefined || refusal === null ? [] : [{ server, refusal }];
  });
  if (refusing.length > 0) return { id: 'fuzz.refused', params: { refusing } };
  return { id: 'fuzz.exited', params: { servers: down } };
}

/** Empty databases that are not trusted have no vote: their servers join a leader, and make none. */
function untrustedQuorum(running: readonly ProcessId[], states: ZabStates): Message | null {
  const untrusted = running.filter((id) => serverAt(states, id)?.isUntrusted === true);
  const trusted = running.filter((id) => !untrusted.includes(id));
  return untrusted.length === 0 || hasQuorum(trusted, states)
    ? null
    : { id: 'fuzz.untrusted', params: { servers: untrusted } };
}

/** Who has promised a later epoch than its leader's refuses it, and joins no sooner than after another election. */
function laterEpoch(running: readonly ProcessId[], states: ZabStates): Message | null {
  const leader = leaderOf(running, states);
  if (leader?.role.kind !== 'leading') return null;
  const { epoch } = leader.role;
  for (const id of running) {
    const promised = serverAt(states, id)?.acceptedEpoch ?? 0;
    if (promised > epoch)
      return { id: 'fuzz.laterEpoch', params: { server: id, promised, leader: leader.id, epoch } };
  }
  return null;
}

function hasQuorum(ids: readonly ProcessId[], states: ZabStates): boolean {
  const quorum = ids.map((id) => serverAt(states, id)?.config.quorum).find((some) => some !== undefined);
  return quorum !== undefined && containsQuorum(quorum, ids);
}
