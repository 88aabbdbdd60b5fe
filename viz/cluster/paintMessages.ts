/** Draws messages: the shape of their family with a sign, and their name beside it. What moves is moved by its transform alone. */
import type { Selection } from 'd3';
import { placed } from './lane.ts';
import { signPaths } from './messageLook.ts';
import type { MessageMark } from './messageMarks.ts';
import type { Layer } from './painter.ts';
import { familyPaths } from './shapes.ts';
import { attr, text } from './touch.ts';

const CROSS_PATH = 'M-11,-11L11,11M-11,11L11,-11';
/** A pause sign on a disc, at its upper right. */
const DISC_PATH = 'M14,-24A10,10 0 1 1 14,-4A10,10 0 1 1 14,-24Z';
const BARS_PATH = 'M11,-18V-10M17,-18V-10';
const BRACKETS_PATH = 'M-22,-14V-22H-14M14,-22H22V-14M22,14V22H14M-14,22H-22V14';

export function paintMessages(tails: Layer, layer: Layer, messages: readonly MessageMark[]): void {
  paintWays(tails, messages);
  const groups = layer
    .selectAll<SVGGElement, MessageMark>('g.message')
    .data(messages, ({ key }) => key)
    .join((entering) => entering.append('g').attr('data-send', ({ send }) => send));
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

/** What a message is made of: no more than is seen of it, because there may be many. */
interface Part {
  readonly tag: 'path' | 'text';
  readonly name: string;
  readonly d: string | null;
  readonly transform: string | null;
  readonly anchor: string | null;
  readonly text: string;
}

function partsOf({
  family,
  sign,
  isHeld,
  isDropped,
  isSelected,
  text: lines,
  textSide,
}: MessageMark): readonly Part[] {
  const signPath = signPaths[sign];
  const { anchor } = textPlaces[textSide];
  return [
    ...(isSelected ? [pathPart('brackets', BRACKETS_PATH)] : []),
    pathPart('envelope', familyPaths[family]),
    ...(signPath !== undefined
      ? [pathPart('sign', signPath, 'scale(7)')]
      : sign === ''
        ? []
        : [textPart('letter', sign, null, null)]),
    ...lines.map((line, index) =>
      textPart('name', line, lineTransform(index, lines.length, textSide), anchor),
    ),
    ...(isHeld ? [pathPart('disc', DISC_PATH), pathPart('bars', BARS_PATH)] : []),
    ...(isDropped ? [pathPart('lost', CROSS_PATH)] : []),
  ];
}

const pathPart = (name: string, d: string, transform: string | null = null): Part => ({
  tag: 'path',
  name,
  d,
  transform,
  anchor: null,
  text: '',
});

const textPart = (name: string, text: string, transform: string | null, anchor: string | null): Part => ({
  tag: 'text',
  name,
  d: null,
  transform,
  anchor,
  text,
});

function paintLooks(groups: Selection<SVGGElement, MessageMark, SVGGElement, unknown>): void {
  const parts = groups
    .selectAll<SVGElement, Part>('path,text')
    .data(partsOf, ({ name }, index) => `${name} ${name === 'name' ? index : ''}`)
    .join((entering) =>
      entering.append(function ({ tag }) {
        const { ownerDocument, namespaceURI } = this;
        return ownerDocument.createElementNS(namespaceURI, tag) as SVGElement;
      }),
    );
  attr(parts, 'class', ({ name }) => name);
  attr(parts, 'd', ({ d }) => d);
  attr(parts, 'transform', ({ transform }) => transform);
  attr(parts, 'style', ({ anchor }) => (anchor === null ? null : `text-anchor:${anchor}`));
  text(
    parts.filter(({ tag }) => tag === 'text'),
    (part) => part.text,
  );
}

const looks = new WeakMap<Element, string>();

/** What is drawn inside changes rarely. */
function hasNewLook(this: Element, mark: MessageMark): boolean {
  const { family, sign, text: lines, textSide, isHeld, isDropped, isSelected } = mark;
  const look = [family, sign, textSide, isHeld, isDropped, isSelected, ...lines].join('/');
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
function lineTransform(index: number, count: number, side: MessageMark['textSide']): string {
  const { x, y } = textPlaces[side];
  const below = {
    above: index - count + 1,
    below: index,
    left: index - (count - 1) / 2,
    right: index - (count - 1) / 2,
  };
  return placed({ x, y: y + below[side] * LINE });
}
