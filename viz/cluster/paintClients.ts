import type { ClientMark, Outcome } from './clientMarks.ts';
import type { Layer, MarkWords } from './painter.ts';
import { glyphPaths } from './shapes.ts';
import { signPaths } from './messageLook.ts';

const outcomePaths: Readonly<Record<Outcome, string | null>> = {
  idle: null,
  waits: glyphPaths.dots ?? null,
  answered: signPaths['tick'] ?? null,
  failed: glyphPaths.cross ?? null,
};

/** Draws clients: a square with a number, a sign for what became of the last request, and the connection. */
export function paintClients(
  links: Layer,
  layer: Layer,
  clients: readonly ClientMark[],
  words: MarkWords,
): void {
  links
    .selectAll<SVGPathElement, ClientMark>('path')
    .data(
      clients.filter(({ link }) => link !== null),
      ({ key }) => key,
    )
    .join('path')
    .order()
    .attr('class', ({ link }) => `clientLink ${link?.state}`)
    .attr('d', ({ link }) => link?.path ?? null);
  const groups = layer
    .selectAll<SVGGElement, ClientMark>('g.client')
    .data(clients, ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g');
      group.append('rect').attr('rx', 4);
      group.append('text').attr('class', 'id');
      group.append('text').attr('class', 'name').attr('y', 31);
      const sign = group.append('g').attr('class', 'outcome').attr('transform', 'translate(20,-15)');
      sign.append('circle').attr('r', 10);
      sign.append('path').attr('transform', 'scale(6)');
      return group;
    })
    .attr('class', ({ outcome, isFocused }) => `client ${outcome}${isFocused ? ' focused' : ''}`)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  groups
    .select('rect')
    .attr('x', ({ radius }) => -radius)
    .attr('y', ({ radius }) => -radius)
    .attr('width', ({ radius }) => 2 * radius)
    .attr('height', ({ radius }) => 2 * radius);
  groups.select('.id').text(({ number }) => number);
  groups.select('.name').text(words.client);
  groups.select('.outcome').attr('display', ({ outcome }) => (outcome === 'idle' ? 'none' : null));
  groups.select('.outcome path').attr('d', ({ outcome }) => outcomePaths[outcome]);
}
