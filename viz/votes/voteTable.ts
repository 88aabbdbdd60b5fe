/** What each server votes, what it has heard, and how far that is from a quorum. */
import type { QuorumSystem } from '../../model/index.ts';
import { badgeSvg } from '../cluster/badge.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { ballotCastBy, lookOf, type ServerView } from '../trace/serverView.ts';
import { paintTable } from './table.ts';
import { tallyOf } from '../trace/tally.ts';
import type { Words } from '../words/english.ts';

export function paintVoteTable(
  table: HTMLTableElement,
  { servers }: ClusterState,
  quorum: QuorumSystem,
  words: Words,
): void {
  const columns = [words.server, words.round, words.votesFor, words.tally, words.heard];
  const rows = servers.map((server) => ({
    key: String(server.id),
    heading: `${badgeSvg(lookOf(server))}<span>${server.id}</span>`,
    className: '',
    cells: [
      server.state === null || server.round === 0 ? '' : String(server.round),
      String(ballotCastBy(server)?.leader ?? ''),
      tallyText(server, quorum, words),
      heardText(server),
    ],
  }));
  paintTable(table, words.votesCaption, columns, rows);
}

const heardText = ({ state, heard }: ServerView): string =>
  state === 'LOOKING' ? heard.map(({ from, vote }) => `${from}→${vote.leader}`).join('  ') : '';

function tallyText(server: ServerView, quorum: QuorumSystem, words: Words): string {
  const tally = tallyOf(server, quorum);
  if (tally === null) return '';
  const text = words.tallyOf(tally);
  if (tally.count < tally.needed) return text;
  return words.tallyNote({ text, note: server.isFinalizing ? words.waits : words.quorumReached });
}
