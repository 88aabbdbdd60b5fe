/** The picture's twin in words: one row for each server, with its state and phase, its epochs, and how far its memory has come. */
import { zxidAsPair } from '../../model/index.ts';
import { badgeSvg } from '../cluster/badge.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { lookOf, type ServerView } from '../trace/serverView.ts';
import { paintTable, type TableRow } from './table.ts';
import type { Words } from '../words/english.ts';

/** @param leader - Who leads with the votes of a quorum. */
export function paintServerTable(
  table: HTMLTableElement,
  { servers }: ClusterState,
  leader: number | null,
  words: Words,
): void {
  const columns = [words.server, words.state, words.phase, words.epoch, words.lastZxid];
  paintTable(
    table,
    words.serversCaption,
    columns,
    servers.map((server) => rowOf(server, leader, words)),
  );
}

function rowOf(server: ServerView, leader: number | null, words: Words): TableRow {
  const { id, isUp, isServing, state, supporters, facts } = server;
  const { memory } = facts;
  const isWaiting = isUp && !isServing && (state !== 'LOOKING' || server.isStandalone);
  return {
    key: String(id),
    heading: `${badgeSvg(lookOf(server), isWaiting ? 'hollow' : 'solid')}<span>${id}</span>`,
    className: id === leader && supporters !== null ? 'leads' : '',
    cells: [
      stateText(server, words),
      phaseText(server, words),
      memory === null ? '' : epochText(memory, words),
      memory === null ? '' : zxidAsPair(memory.lastProcessedZxid),
    ],
  };
}

/** The state as ZooKeeper names it, and what is out of order. */
function stateText(server: ServerView, words: Words): string {
  const { isUp, isPaused, facts } = server;
  const look = lookOf(server);
  const state =
    !isUp || look === 'STANDALONE' || look === 'ABSENT'
      ? words.looks[look]
      : (server.state ?? words.looks[look]);
  const troubles = facts.disk.map((trouble) => words.disks[trouble]);
  return [state, ...(isPaused ? [words.paused] : []), ...troubles].join(words.comma);
}

function phaseText(
  { isUp, isServing, isLeaving, isStandalone, phase, state, leader }: ServerView,
  words: Words,
): string {
  if (!isUp || phase === null || isStandalone) return '';
  if (isLeaving) return words.leavesRole;
  if (state === 'LOOKING' && !isServing) return words.phaseNames.election;
  const follows = leader !== null && state !== 'LEADING' ? words.followed({ leader }) : '';
  return `${words.phaseNames[phase]}${follows}`;
}

const epochText = (
  { currentEpoch, acceptedEpoch }: { readonly currentEpoch: number; readonly acceptedEpoch: number },
  words: Words,
): string =>
  acceptedEpoch === currentEpoch
    ? String(currentEpoch)
    : words.epochPromised({ current: currentEpoch, accepted: acceptedEpoch });
