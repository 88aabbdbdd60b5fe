import type { MessageMark } from './messageMarks.ts';
import type { Layer } from './painter.ts';

const RADIUS = 14;
const CROSS_PATH = 'M-11,-11L11,11M-11,11L11,-11';

/** Draws messages: a circle with a digit; a handshake is a small dot without one. */
export function paintMessages(layer: Layer, messages: readonly MessageMark[]): void {
  layer
    .selectAll<SVGPathElement, MessageMark>('path.tail')
    .data(messages, ({ key }) => key)
    .join('path')
    .attr('class', 'tail')
    .style('--state', stateColour)
    .attr('d', ({ tail }) => tail);

  const groups = layer
    .selectAll<SVGGElement, MessageMark>('g.message')
    .data(messages, ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g');
      group.append('circle');
      group.append('text');
      group.append('path').attr('class', 'lost').attr('d', CROSS_PATH);
      return group;
    })
    .attr('class', ({ family, isDropped }) => `message ${family}${isDropped ? ' dropped' : ''}`)
    .style('--state', stateColour)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  groups.select('circle').attr('r', ({ family }) => (family === 'notification' ? RADIUS : 5));
  groups.select('text').text(({ family, digit }) => (family === 'notification' ? (digit ?? '–') : ''));
}

const stateColour = ({ senderState }: MessageMark): string =>
  senderState === null ? 'var(--quiet)' : `var(--${senderState.toLowerCase()}-fill)`;
