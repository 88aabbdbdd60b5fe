/** A table that is drawn again and again: a caption, names of columns, and rows that begin with a heading. */
import { select } from 'd3';

export interface TableRow {
  readonly key: string;
  /** Its heading, as HTML that holds nothing a user wrote. */
  readonly heading: string;
  readonly cells: readonly string[];
  readonly className: string;
}

export function paintTable(
  table: HTMLTableElement,
  caption: string,
  columns: readonly string[],
  rows: readonly TableRow[],
): void {
  const root = select(table);
  root
    .selectAll('caption')
    .data([caption])
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
    .selectAll<HTMLTableRowElement, TableRow>('tr')
    .data(
      (all) => all,
      ({ key }) => key,
    )
    .join((entering) => {
      const line = entering.append('tr');
      line.append('th').attr('scope', 'row');
      return line;
    })
    .attr('class', ({ className }) => className);
  lines.select('th').html(({ heading }) => heading);
  lines
    .selectAll<HTMLTableCellElement, string>('td')
    .data(({ cells }) => cells)
    .join('td')
    .text((text) => text);
}
