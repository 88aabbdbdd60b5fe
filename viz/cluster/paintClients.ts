/** Draws clients: a square with a number, a sign for what became of the last request, and the connection. */
import type { ClientMark, Outcome } from './clientMarks.ts';
import { placed } from './lane.ts';
import { signPaths } from './messageLook.ts';
import type { Layer, MarkWords } from './painter.ts';
import { glyphPaths } from './shapes.ts';
import { attr, text } from './touch.ts';

const outcomePaths: Readonly<Record<Outcome, string | null>> = {
  idle: null,
  waits: glyphPaths.dots ?? null,
  answered: signPaths['tick'] ?? null,
  failed: glyphPaths.cross ?? null,
};

export function paintClients(
  links: Layer,
  layer: Layer,
  clients: readonly ClientMark[],
  words: MarkWords,
): void {
  const lines = links
    .selectAll<SVGPathElement, ClientMark>('path')
    .data(
      clients.filter(({ link }) => link !== null),
      ({ key }) => key,
    )
    .join('path');
  attr(lines, 'class', ({ link }) => `clientLink ${link?.state ?? ''}`);
  attr(lines, 'd', ({ link }) => link?.path ?? null);
  const groups = layer
    .selectAll<SVGGElement, ClientMark>('g.client')
    .data(clients, ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g').attr('data-process', ({ id }) => id);
      group.append('path').attr('class', 'brackets');
      group.append('rect').attr('rx', 4);
      group.append('text').attr('class', 'id');
      group.append('text').attr('class', 'name').attr('y', 31);
      const sign = group.append('g').attr('class', 'outcome').attr('transform', 'translate(20,-15)');
      sign.append('circle').attr('r', 10);
      sign.append('path').attr('transform', 'scale(6)');
      return group;
    });
  attr(groups, 'class', ({ outcome, isFocused, isSelected }) =>
    ['client', outcome, isFocused && 'focused', isSelected && 'selected'].filter(Boolean).join(' '),
  );
  attr(groups, 'transform', placed);
  attr(groups.select('.brackets'), 'd', ({ brackets }) => brackets);
  const squares = groups.select('rect');
  attr(squares, 'x', ({ radius }) => -radius);
  attr(squares, 'y', ({ radius }) => -radius);
  attr(squares, 'width', ({ radius }) => 2 * radius);
  attr(squares, 'height', ({ radius }) => 2 * radius);
  text(groups.select('.id'), ({ number }) => number);
  text(groups.select('.name'), () => words.client);
  attr(groups.select('.outcome'), 'display', ({ outcome }) => (outcome === 'idle' ? 'none' : null));
  attr(groups.select('.outcome path'), 'd', ({ outcome }) => outcomePaths[outcome]);
}
