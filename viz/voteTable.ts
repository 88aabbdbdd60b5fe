/** The picture's twin in words: one row for each server, with its vote, its tally, and what it has heard. */
import { select } from 'd3';
import type { QuorumSystem } from '../model/index.ts';
import type { ClusterState, ServerView } from './clusterState.ts';
import { type Look, looks } from './palette.ts';
import { ballotCastBy, lookOf } from './serverMarks.ts';
import { glyphPaths, shapePath } from './shapes.ts';
import { tallyOf } from './tally.ts';
import type { Words } from './words.ts';

export interface VoteRow {
  readonly id: number;
  readonly look: Look;
  readonly isLeader: boolean;
  /** State, round, whom it votes for, its tally, what it has heard. */
  readonly cells: readonly string[];
}

export function voteRows(
  { servers }: ClusterState,
  quorum: QuorumSystem,
  leader: number | null,
  words: Words,
): readonly VoteRow[] {
  return servers.map((server) => {
    const look = lookOf(server);
    return {
      id: server.id,
      look,
      isLeader: server.id === leader,
      cells: [
        stateText(server, look, words),
        server.state === null ? '' : String(server.round),
        String(ballotCastBy(server)?.leader ?? ''),
        tallyText(server, quorum, words),
        heardText(server),
      ],
    };
  });
}

function stateText({ state }: ServerView, look: Look, words: Words): string {
  if (look === 'PAUSED') return words.pausedIn({ state: state ?? '' });
  return look === 'ABSENT' || look === 'CRASHED' ? words.looks[look] : look;
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

export function paintVoteTable(table: HTMLTableElement, rows: readonly VoteRow[], words: Words): void {
  const columns = [words.server, words.state, words.round, words.votesFor, words.tally, words.heard];
  const root = select(table);
  root
    .selectAll('caption')
    .data([words.votesCaption])
    .join('caption')
    .text((text) => text);
  root
    .selectAll('thead')
    .data([columns])
    .join('thead')
    .selectAll('tr')
    .data((names) => [names])
    .join('tr')
    .selectAll('th')
    .data((names) => names)
    .join('th')
    .attr('scope', 'col')
    .text((name) => name);
  const lines = root
    .selectAll('tbody')
    .data([rows])
    .join('tbody')
    .selectAll<HTMLTableRowElement, VoteRow>('tr')
    .data(
      (all) => all,
      ({ id }) => id,
    )
    .join((entering) => {
      const line = entering.append('tr');
      line.append('th').attr('scope', 'row');
      return line;
    })
    .classed('leads', ({ isLeader }) => isLeader);
  lines.select('th').html(({ id, look }) => `${badgeSvg(look)}<span>${id}</span>`);
  lines
    .selectAll<HTMLTableCellElement, string>('td')
    .data(({ cells }) => cells)
    .join('td')
    .text((text) => text);
}

/** A small picture of a state: its shape, colour and letter. The text holds nothing that a user wrote. */
export function badgeSvg(look: Look): string {
  const { shape, glyph } = looks[look];
  const name = look.toLowerCase();
  const path = glyphPaths[glyph];
  const sign =
    path === undefined ? `<text>${glyph}</text>` : `<path class="sign" transform="scale(5)" d="${path}"/>`;
  return (
    `<svg class="badgeIcon ${looks[look].outline}" viewBox="-13 -13 26 26" aria-hidden="true" ` +
    `style="--fill:var(--${name}-fill);--onFill:var(--${name}-ink)">` +
    `<path class="body" d="${shapePath(shape, 10)}"/>${sign}</svg>`
  );
}
