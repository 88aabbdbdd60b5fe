/** The comparison of two votes as a small table. */
import { select } from 'd3';
import type { Ladder } from './ladder.ts';
import type { Words } from '../words/english.ts';

/** @param ladder - The last comparison; null: none yet. */
export function paintLadder(place: HTMLElement, ladder: Ladder | null, i: number, words: Words): void {
  const table = select(place)
    .selectAll('table')
    .data(ladder === null ? [] : [ladder])
    .join('table')
    .attr('class', ({ row }) => (row === i ? 'ladder current' : 'ladder'));
  table
    .selectAll('caption')
    .data((shown) => [words.ladderOf(shown)])
    .join('caption')
    .text((text) => text);
  table
    .selectAll('thead')
    .data(({ from }) => [[words.rung, words.mine, words.theirs({ from }), '']])
    .join('thead')
    .selectAll('th')
    .data((names) => names)
    .join('th')
    .attr('scope', (name) => (name === '' ? null : 'col'))
    .text((name) => name);
  table
    .selectAll('tbody')
    .data(({ rungs }) => [rungs])
    .join('tbody')
    .selectAll('tr')
    .data((rungs) => rungs)
    .join('tr')
    .attr('class', ({ standing }) => standing)
    .selectAll('td')
    .data(({ name, mine, theirs, result }) => [name, mine, theirs, result])
    .join('td')
    .text((text) => text);
}
