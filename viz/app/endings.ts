/** What a run has shown, told at its end: properties that broke, expectations that never came up. */
import { select } from 'd3';
import { type Language, type Line, tell } from '../../scenarios/index.ts';

export function paintEndings(
  list: HTMLUListElement,
  endings: readonly Line[],
  language: Language,
  goTo: (row: number) => void,
): void {
  const items = select(list).selectAll<HTMLLIElement, Line>('li').data(endings).join('li').text('');
  items
    .filter(({ row }) => row < 0)
    .append('span')
    .text((line) => tell(line, language));
  items
    .filter(({ row }) => row >= 0)
    .append('button')
    .attr('type', 'button')
    .on('click', (_event, { row }) => goTo(row))
    .text((line) => tell(line, language));
}
