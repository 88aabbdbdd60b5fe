import { signPaths } from './messageLook.ts';
import type { MessageMark } from './messageMarks.ts';
import type { Layer } from './painter.ts';
import { familyPaths } from './shapes.ts';

const CROSS_PATH = 'M-11,-11L11,11M-11,11L11,-11';
const BARS_PATH = 'M-4,-7V7M4,-7V7';

/** Draws messages: the shape of their family with a sign, and their name below. */
export function paintMessages(tails: Layer, layer: Layer, messages: readonly MessageMark[]): void {
  tails
    .selectAll<SVGPathElement, MessageMark>('path')
    .data(
      messages.filter(({ family }) => family !== 'quiet'),
      ({ key }) => key,
    )
    .join('path')
    .order()
    .attr('class', 'tail')
    .style('--state', fillOf)
    .attr('d', ({ tail }) => tail);

  const groups = layer
    .selectAll<SVGGElement, MessageMark>('g.message')
    .data(messages, ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g');
      group.append('path').attr('class', 'envelope');
      group.append('text').attr('class', 'letter');
      group.append('path').attr('class', 'sign').attr('transform', 'scale(7)');
      group.append('text').attr('class', 'name');
      group.append('path').attr('class', 'bars').attr('d', BARS_PATH);
      group.append('path').attr('class', 'lost').attr('d', CROSS_PATH);
      return group;
    })
    .order()
    .attr('class', messageClass)
    .style('--state', fillOf)
    .style('--onState', ({ colour }) => (colour in surfaceOf ? 'var(--page)' : `var(--${colour}-ink)`))
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  groups.select('.envelope').attr('d', ({ family }) => familyPaths[family]);
  groups.select('.letter').text(({ sign }) => (signPaths[sign] === undefined ? sign : ''));
  groups.select('.sign').attr('d', ({ sign }) => signPaths[sign] ?? null);
  groups
    .select('.name')
    .attr('transform', ({ textSide }) => `translate(${textPlaces[textSide].x},${textPlaces[textSide].y})`)
    .style('text-anchor', ({ textSide }) => textPlaces[textSide].anchor)
    .selectAll('tspan')
    .data(({ text, textSide }) =>
      text.map((line, index) => ({ line, y: lineY(index, text.length, textSide) })),
    )
    .join('tspan')
    .attr('x', 0)
    .attr('y', ({ y }) => y)
    .text(({ line }) => line);
}

const messageClass = ({
  family,
  isFilled,
  isHeld,
  isDropped,
}: Pick<MessageMark, 'family' | 'isFilled' | 'isHeld' | 'isDropped'>): string =>
  ['message', family, isFilled ? 'filled' : 'empty', isHeld && 'held', isDropped && 'dropped']
    .filter(Boolean)
    .join(' ');

const surfaceOf: Readonly<Record<string, string>> = { client: 'var(--accent)', quiet: 'var(--quiet)' };

const fillOf = ({ colour }: MessageMark): string => surfaceOf[colour] ?? `var(--${colour}-fill)`;

const textPlaces = {
  above: { x: 0, y: -24, anchor: 'middle' },
  below: { x: 0, y: 26, anchor: 'middle' },
  left: { x: -18, y: 3, anchor: 'end' },
  right: { x: 18, y: 3, anchor: 'start' },
} as const;

const LINE = 16;

/** Lines grow away from the message. */
function lineY(index: number, count: number, side: MessageMark['textSide']): number {
  if (side === 'below') return index * LINE;
  if (side === 'above') return (index - count + 1) * LINE;
  return (index - (count - 1) / 2) * LINE;
}
