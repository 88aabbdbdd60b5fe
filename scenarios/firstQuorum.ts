/**
 * Who will lead, as a rule over the start times: the best vote of the first servers to start that make a quorum. Servers that start later
 * join, however good their votes; unless one with a better vote starts while the others still wait for one.
 *
 * The rule knows what it does not know: where a change to the story makes the outcome a race, or something else than starts comes
 * before the election, it says so instead of guessing.
 */
import {
  configurationOf,
  compareVotes,
  containsQuorum,
  type EnsembleServer,
  FINALIZE_WAIT_MS,
  UNTRUSTED_ZXID,
  type Vote,
} from '../model/index.ts';
import type { ProcessId } from '../sim/index.ts';
import { typicalMaxUs } from './format/latencyText.ts';
import type { RunDescription } from './format/resolved.ts';
import type { ExpectationMessage } from './language/words.ts';
import { type Start, startTimes } from './starts.ts';

export interface FirstQuorum {
  /** When the last of its servers starts. */
  readonly atUs: number;
  readonly servers: readonly ProcessId[];
  /** These, and whoever starts in time to be heard before they decide. */
  readonly inTime: readonly ProcessId[];
  readonly leader: ProcessId;
  /** From here on the election is over, whatever the seed. */
  readonly overUs: number;
}

/** How far a vote travels at most before everybody has it: dial, handshake, answer, broadcast, and the same for whoever was dialled. */
const HOPS_MAX = 20;
/** A dial, a handshake and a vote. */
const HOPS_TO_BE_HEARD = 4;
/** A wait may be renewed by every message that is read meanwhile. */
const RENEWALS_US = 400_000;

/** @returns The first quorum to start, or why there is no telling. */
export function firstQuorum(run: RunDescription): FirstQuorum | ExpectationMessage {
  const { starts, isComplete, disturbedUs } = startTimes(run);
  if (!isComplete) return { id: 'unjudged.startsUnknown', params: {} };
  if (run.ensemble.variants.length > 0) return { id: 'unjudged.variants', params: {} };
  const context = configurationOf(run.ensemble);
  const voters = starts.filter(({ server }) => isTrustedVoter(run, server));
  const size = voters.findIndex((_, index) =>
    containsQuorum(context.quorum, serversOf(voters.slice(0, index + 1))),
  );
  const last = voters[size];
  if (last === undefined) return { id: 'unjudged.noQuorumYet', params: {} };
  const quorum = voters.slice(0, size + 1);
  const isBetter = (one: ProcessId, other: ProcessId): boolean =>
    compareVotes(initialVote(run, one), initialVote(run, other), context).isBetter;
  const outcome = settle(voters.slice(size + 1), last.atUs, bestOf(quorum, isBetter), isBetter, timing(run));
  if ('id' in outcome) return outcome;
  if (disturbedUs < outcome.overUs) return { id: 'unjudged.disturbed', params: {} };
  const servers = serversOf(quorum);
  const inTime = [...servers, ...outcome.latecomers];
  const inOrder = (ids: readonly ProcessId[]): readonly ProcessId[] => ids.toSorted((a, b) => a - b);
  return {
    atUs: last.atUs,
    servers: inOrder(servers),
    inTime: inOrder(inTime),
    leader: outcome.leader,
    overUs: outcome.overUs,
  };
}

/** How long after the last relevant start a newcomer is surely heard in time, and when everybody has surely decided. */
interface Timing {
  readonly heardUs: number;
  readonly overUs: number;
}

function timing({ network, handOver, ensemble }: RunDescription): Timing {
  const hopUs = Math.max(
    ...[network.latency, ...network.links.map(({ latency }) => latency)].map(typicalMaxUs),
  );
  const hopsUs = hopUs + 10 * typicalMaxUs(handOver);
  const waitUs = FINALIZE_WAIT_MS * 1_000;
  const startupUs = (ensemble.startupMs ?? 0) * 1_000;
  return {
    heardUs: waitUs - HOPS_TO_BE_HEARD * hopsUs,
    overUs: startupUs + waitUs + RENEWALS_US + HOPS_MAX * hopsUs,
  };
}

interface Outcome {
  readonly leader: ProcessId;
  readonly overUs: number;
  /** Servers that start after the first quorum and are heard all the same. */
  readonly latecomers: readonly ProcessId[];
}

/** Goes through the servers that start after the first quorum, as long as they may still change the outcome. */
function settle(
  later: readonly Start[],
  quorumUs: number,
  first: ProcessId,
  isBetter: (one: ProcessId, other: ProcessId) => boolean,
  { heardUs, overUs }: Timing,
): Outcome | ExpectationMessage {
  let leader = first;
  let decisiveUs = quorumUs;
  let lastUs = quorumUs;
  const latecomers: ProcessId[] = [];
  for (const { server, atUs } of later) {
    if (atUs >= lastUs + overUs) break;
    lastUs = atUs;
    const isHeard = atUs <= decisiveUs + heardUs;
    if (isHeard) latecomers.push(server);
    // Where votes travel longer than the last wait, some quorum may decide before the best vote reaches it.
    if (heardUs < 0) return { id: 'unjudged.slowNetwork', params: {} };
    if (!isBetter(server, leader)) continue;
    if (!isHeard) return { id: 'unjudged.race', params: { server } };
    leader = server;
    decisiveUs = atUs;
  }
  return { leader, overUs: lastUs + overUs, latecomers };
}

const serversOf = (starts: readonly Start[]): readonly ProcessId[] => starts.map(({ server }) => server);

function bestOf(
  quorum: readonly Start[],
  isBetter: (one: ProcessId, other: ProcessId) => boolean,
): ProcessId {
  return serversOf(quorum).reduce((best, server) => (isBetter(server, best) ? server : best));
}

function memberOf(run: RunDescription, server: ProcessId): EnsembleServer | undefined {
  return run.ensemble.servers.find(({ id }) => id === server);
}

/** An empty database that is not trusted takes no part in elections (ZOOKEEPER-261). */
function isTrustedVoter(run: RunDescription, server: ProcessId): boolean {
  const member = memberOf(run, server);
  return member?.role === 'participant' && member.disk?.zxid !== UNTRUSTED_ZXID;
}

function initialVote(run: RunDescription, server: ProcessId): Vote {
  const { zxid = 0, currentEpoch = 0 } = memberOf(run, server)?.disk ?? {};
  return { leader: server, zxid, peerEpoch: currentEpoch };
}
