/** A server or client of the picture in one line: its accessible name. */
import { zxidAsPair } from '../../model/zxid.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { Cast, ClusterState } from '../trace/clusterState.ts';
import type { ClientView } from '../trace/clientView.ts';
import { ballotCastBy, lookOf, type ServerView } from '../trace/serverView.ts';
import { tallyOf } from '../trace/tally.ts';
import type { Words } from '../words/laterEnglish.ts';
import { outcomeOf } from './clientMarks.ts';

/** Of a leader. */
export type Standing = 'elected' | 'established' | 'deserted';

/** @param leader - Who leads with the votes of a quorum. */
export function standingOf(
  { id, isUp, isLeaving, state, supporters }: ServerView,
  leader: ProcessId | null,
): Standing | null {
  if (!isUp || isLeaving || state !== 'LEADING') return null;
  if (supporters === null) return 'elected';
  return id === leader ? 'established' : 'deserted';
}

/** @returns By the numbers of the processes. */
export function processNames(
  { servers, clients }: ClusterState,
  cast: Cast,
  leader: ProcessId | null,
  words: Words,
): ReadonlyMap<ProcessId, string> {
  return new Map([
    ...servers.map((server) => [server.id, serverName(server, cast, leader, words)] as const),
    ...clients.map((client) => [client.id, clientName(client, words)] as const),
  ]);
}

function serverName(server: ServerView, { quorum }: Cast, leader: ProcessId | null, words: Words): string {
  const { id, isUp, isLeaving, isStandalone, phase, state, voters, facts } = server;
  const { memory } = facts;
  const isLooking = state === 'LOOKING' && !isStandalone;
  const isOnItsWay = isUp && (phase === 'discovery' || phase === 'synchronization');
  return words.rooms.cluster.server({
    id,
    look: lookOf(server),
    state,
    standing: standingOf(server, leader),
    phase: !isUp ? null : isLeaving ? words.leavesRole : isOnItsWay ? words.phaseNames[phase] : null,
    epoch: memory?.currentEpoch ?? null,
    promised: memory === null || memory.acceptedEpoch === memory.currentEpoch ? null : memory.acceptedEpoch,
    zxid: memory === null ? null : zxidAsPair(memory.lastProcessedZxid),
    votesFor: isLooking ? (ballotCastBy(server)?.leader ?? null) : null,
    tally: isLooking ? tallyOf(server, quorum) : null,
    electedBy:
      state === 'LEADING' && voters !== null ? { count: voters.length, total: quorum.voters.length } : null,
    troubles: facts.disk.map((trouble) => words.disks[trouble]),
  });
}

const clientName = (client: ClientView, words: Words): string =>
  words.rooms.cluster.clientName({
    number: client.number,
    server: client.link?.isOpen === true ? client.link.server : null,
    outcome: outcomeOf(client),
  });
