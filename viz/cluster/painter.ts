/** Puts a scene on the page: one D3 join for each layer, keyed, so that an element stays the element of its server or message. */
import { type BaseType, type Selection, select } from 'd3';
import { placed, tenth } from './lane.ts';
import type { BondMark, LinkMark } from './linkMarks.ts';
import { paintClients } from './paintClients.ts';
import { paintMessages } from './paintMessages.ts';
import { paintServers } from './paintServers.ts';
import { paintTextures } from './textures.ts';
import type { MovingScene, Scene, StillScene } from './scene.ts';
import type { ServerMark } from './serverMarks.ts';
import { BARB_PATH } from './shapes.ts';
import type { SideMark } from './sideMarks.ts';
import type { TimerMark } from './timerMarks.ts';
import { attr, text } from './touch.ts';
import type { WallMark } from './wallMarks.ts';

export type Layer = Selection<SVGGElement, unknown, BaseType, unknown>;

/** What the marks say in words, in the language of the page. */
export interface MarkWords {
  readonly client: string;
  readonly phases: Readonly<Record<NonNullable<ServerMark['phase']>, string>>;
  weight(params: { readonly weight: number }): string;
  /** In two lines. */
  side(side: SideMark): readonly string[];
}

export interface Picture {
  /** What changes with the row. */
  draw(scene: StillScene, words: MarkWords): void;
  /** What changes with the time. */
  move(scene: MovingScene): void;
  /** What is moved and scaled to zoom. */
  readonly content: SVGGElement;
}

const LAYERS = [
  'sides',
  'links',
  'bonds',
  'clientLinks',
  'walls',
  'crosses',
  'focus',
  'timers',
  'servers',
  'clients',
  'labels',
  'tails',
  'messages',
] as const;
const CROSS_PATH = 'M-9,-9L9,9M-9,9L9,-9';

export function pictureIn(svg: SVGSVGElement): Picture {
  const root = select<SVGSVGElement, unknown>(svg);
  paintTextures(root.append('defs'));
  const content = root.append('g').attr('class', 'content');
  const layer = Object.fromEntries(
    LAYERS.map((name) => [name, content.append('g').attr('class', name)]),
  ) as unknown as Readonly<Record<(typeof LAYERS)[number], Layer>>;
  return {
    content: content.node() as SVGGElement,
    draw(scene, words) {
      const { x, y, width, height } = scene.frame;
      attr(root, 'viewBox', () => [x, y, width, height].map(tenth).join(' '));
      paintSides(layer.sides, layer.labels, scene, words);
      paintLinks(layer.links, layer.crosses, scene);
      paintWall(layer.walls, scene);
      paintFocus(layer.focus, scene);
      paintBonds(layer.bonds, scene);
      paintServers(layer.servers, scene.servers, words);
      paintClients(layer.clientLinks, layer.clients, scene.clients, words);
    },
    move(scene) {
      paintTimers(layer.timers, scene.timers);
      paintMessages(layer.tails, layer.messages, scene.messages);
    },
  };
}

/** Everything at once: for pictures that stand still. */
export function drawWhole(picture: Picture, scene: Scene, words: MarkWords): void {
  picture.draw(scene, words);
  picture.move(scene);
}

function paintSides(backdrops: Layer, labels: Layer, { sides }: StillScene, words: MarkWords): void {
  const hulls = backdrops
    .selectAll<SVGPathElement, SideMark>('path')
    .data(sides, ({ key }) => key)
    .join('path');
  attr(hulls, 'class', ({ hasQuorum }) => `side ${hasQuorum ? 'quorum' : 'minority'}`);
  attr(hulls, 'd', ({ path }) => path);
  const texts = labels
    .selectAll<SVGTextElement, SideMark>('text')
    .data(sides, ({ key }) => key)
    .join('text');
  attr(texts, 'class', ({ hasQuorum }) => `sideLabel ${hasQuorum ? 'quorum' : 'minority'}`);
  attr(texts, 'transform', ({ label }) => placed(label));
  attr(texts, 'style', ({ label }) => `text-anchor:${label.anchor}`);
  const lines = texts
    .selectAll<SVGTSpanElement, string>('tspan')
    .data((side) => words.side(side))
    .join('tspan')
    .attr('x', 0)
    .attr('y', (_line, index) => 22 * (index - 0.5));
  text(lines, (line) => line);
}

function paintLinks(lines: Layer, crosses: Layer, { links }: StillScene): void {
  const paths = lines
    .selectAll<SVGPathElement, LinkMark>('path')
    .data(links, ({ key }) => key)
    .join('path');
  attr(paths, 'class', ({ state, isWalled }) => `link ${state}${isWalled ? ' walled' : ''}`);
  attr(paths, 'd', ({ path }) => path);
  const signs = crosses
    .selectAll<SVGPathElement, LinkMark>('path')
    .data(
      links.filter(({ cross, barb }) => cross !== null || barb !== null),
      ({ key }) => key,
    )
    .join('path');
  attr(signs, 'class', ({ barb }) => (barb === null ? 'cross' : 'cross barb'));
  attr(signs, 'd', ({ barb }) => (barb === null ? CROSS_PATH : BARB_PATH));
  attr(signs, 'transform', ({ cross, barb }) =>
    barb === null ? placed(cross ?? { x: 0, y: 0 }) : `${placed(barb)}rotate(${barb.degrees})`,
  );
}

const SIGN_HEIGHT = 26;

/** Bricks in two rows, and how many messages wait at it. */
function paintWall(layer: Layer, { wall }: StillScene): void {
  const walls = layer
    .selectAll<SVGGElement, WallMark>('g.wall')
    .data(wall === null ? [] : [wall], ({ key }) => key)
    .join((entering) => {
      const group = entering.append('g').attr('class', 'wall');
      for (const name of ['bricks', 'mortar', 'joints upper', 'joints lower'])
        group.append('path').attr('class', name);
      const sign = group.append('g').attr('class', 'sign');
      sign
        .append('rect')
        .attr('height', SIGN_HEIGHT)
        .attr('y', -SIGN_HEIGHT / 2)
        .attr('rx', 5);
      sign.append('path').attr('class', 'cross').attr('d', CROSS_PATH);
      sign.append('text');
      return group;
    });
  for (const name of ['.bricks', '.mortar'] as const) attr(walls.select(name), 'd', ({ path }) => path);
  attr(walls.select('.upper'), 'd', ({ courses }) => courses[0]);
  attr(walls.select('.lower'), 'd', ({ courses }) => courses[1]);
  const signs = walls.select<SVGGElement>('.sign');
  attr(signs, 'display', ({ waiting }) => (waiting === 0 ? 'none' : null));
  const width = ({ waiting }: WallMark): number => 34 + 11 * String(waiting).length;
  attr(signs, 'transform', ({ sign }) => placed(sign));
  attr(signs.select('rect'), 'x', (mark) => -width(mark) / 2);
  attr(signs.select('rect'), 'width', width);
  attr(signs.select('.cross'), 'transform', (mark) => `translate(${14 - width(mark) / 2},0)scale(.6)`);
  attr(signs.select('text'), 'x', () => 10);
  text(signs.select('text'), ({ waiting }) => waiting);
}

function paintBonds(layer: Layer, { bonds }: StillScene): void {
  const paths = layer
    .selectAll<SVGPathElement, BondMark>('path')
    .data(bonds, ({ key }) => key)
    .join('path');
  attr(paths, 'class', ({ learner, isServing }) => `bond ${learner}${isServing ? '' : ' early'}`);
  attr(paths, 'd', ({ path }) => path);
}

function paintFocus(layer: Layer, { focus }: StillScene): void {
  const parts =
    focus === null ? [] : [['focusLane', focus.path] as const, ['focusHead', focus.arrowHead] as const];
  const paths = layer
    .selectAll<SVGPathElement, (typeof parts)[number]>('path')
    .data(parts, ([name]) => name)
    .join('path');
  attr(paths, 'class', ([name]) => name);
  attr(paths, 'd', ([, path]) => path);
}

/** A whole circle, of which a part is drawn: only its dashes change with the time. */
function paintTimers(layer: Layer, timers: readonly TimerMark[]): void {
  const circles = layer
    .selectAll<SVGCircleElement, TimerMark>('circle')
    .data(timers, ({ key }) => key)
    .join((entering) => entering.append('circle').attr('pathLength', 1));
  attr(circles, 'class', ({ name, isCalm }) => `timer ${name}${isCalm ? ' calm' : ''}`);
  attr(circles, 'r', ({ radius }) => radius);
  attr(circles, 'transform', (mark) => `${placed(mark)}rotate(-90)`);
  attr(circles, 'stroke-dasharray', ({ turn }) => `${turn} 2`);
}
