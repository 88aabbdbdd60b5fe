/** Draws messages: the shape of their family with a sign, and their name beside it. What moves is moved by its transform alone. */
import type { Selection } from 'd3';
import { placed } from './lane.ts';
import { signPaths } from './messageLook.ts';
import type { MessageMark } from './messageMarks.ts';
import type { Layer } from './painter.ts';
import { familyPaths } from './shapes.ts';
import { attr, text } from './touch.ts';

const CROSS_PATH = 'M-11,-11L11,11M-11,11L11,-11';
const BARS_PATH = 'M-4,-7V7M4,-7V7';
const BRACKETS_PATH = 'M-22,-14V-22H-14M14,-22H22V-14M22,14V22H14M-14,22H-22V14';

export function paintMessages(tails: Layer, layer: Layer, messages: readonly MessageMark[]): void {
  paintWays(tails, messages);
  const groups = layer
    .selectAll<SVGGElement, MessageMark>('g.message')
    .data(messages, ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g').attr('data-send', ({ send }) => send);
      group.append('path').attr('class', 'brackets').attr('d', BRACKETS_PATH);
      group.append('path').attr('class', 'envelope');
      group.append('text').attr('class', 'letter');
      group.append('path').attr('class', 'sign').attr('transform', 'scale(7)');
      group.append('text').attr('class', 'name');
      group.append('path').attr('class', 'bars').attr('d', BARS_PATH);
      group.append('path').attr('class', 'lost').attr('d', CROSS_PATH);
      return group;
    });
  attr(groups, 'class', messageClass);
  attr(groups, 'style', styleOf);
  attr(groups, 'transform', (mark) => `${placed(mark)}${mark.isWaiting ? 'scale(.7)' : ''}`);
  paintLooks(groups.filter(hasNewLook));
}

/** Behind each a piece of its way; where nothing flies, the whole of it as an arrow. */
function paintWays(tails: Layer, messages: readonly MessageMark[]): void {
  const paths = tails
    .selectAll<SVGPathElement, MessageMark>('path')
    .data(
      messages.filter(({ family, way, isWaiting }) => way !== null || (family !== 'quiet' && !isWaiting)),
      ({ key }) => key,
    )
    .join('path');
  attr(paths, 'class', ({ way }) => (way === null ? 'tail' : 'way'));
  attr(paths, 'style', styleOf);
  attr(paths, 'd', ({ tail, way }) => (way === null ? tail : `${way.path}${way.arrowHead}`));
}

function paintLooks(groups: Selection<SVGGElement, MessageMark, SVGGElement, unknown>): void {
  attr(groups.select('.envelope'), 'd', ({ family }) => familyPaths[family]);
  text(groups.select('.letter'), ({ sign }) => (signPaths[sign] === undefined ? sign : ''));
  attr(groups.select('.sign'), 'd', ({ sign }) => signPaths[sign] ?? null);
  const names = groups.select<SVGTextElement>('.name');
  attr(
    names,
    'transform',
    ({ textSide }) => `translate(${textPlaces[textSide].x},${textPlaces[textSide].y})`,
  );
  attr(names, 'style', ({ textSide }) => `text-anchor:${textPlaces[textSide].anchor}`);
  const lines = names
    .selectAll<SVGTSpanElement, { readonly line: string; readonly y: number }>('tspan')
    .data(({ text: words, textSide }) =>
      words.map((line, index) => ({ line, y: lineY(index, words.length, textSide) })),
    )
    .join('tspan')
    .attr('x', 0);
  attr(lines, 'y', ({ y }) => y);
  text(lines, ({ line }) => line);
}

const looks = new WeakMap<Element, string>();

/** What is written and drawn inside changes rarely. */
function hasNewLook(this: Element, { family, sign, text: words, textSide }: MessageMark): boolean {
  const look = `${family} ${sign} ${textSide} ${words.join('/')}`;
  if (looks.get(this) === look) return false;
  looks.set(this, look);
  return true;
}

const messageClass = ({ family, isFilled, isHeld, isDropped, isSelected, isWaiting }: MessageMark): string =>
  [
    'message',
    family,
    isFilled ? 'filled' : 'empty',
    isHeld && 'held',
    isDropped && 'dropped',
    isSelected && 'selected',
    isWaiting && 'stuck',
  ]
    .filter(Boolean)
    .join(' ');

const surfaceOf: Readonly<Record<string, string>> = { client: 'var(--accent)', quiet: 'var(--quiet)' };

function styleOf({ colour }: MessageMark): string {
  const fill = surfaceOf[colour] ?? `var(--${colour}-fill)`;
  return `--state:${fill};--onState:${colour in surfaceOf ? 'var(--page)' : `var(--${colour}-ink)`}`;
}

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
