/** Puts a scene on the page: one D3 join for each layer, keyed, so that an element stays the element of its server or message. */
import { type BaseType, type Selection, select } from 'd3';
import type { BondMark } from './linkMarks.ts';
import { paintClients } from './paintClients.ts';
import { paintMessages } from './paintMessages.ts';
import { paintServers } from './paintServers.ts';
import type { Scene } from './scene.ts';
import type { ServerMark } from './serverMarks.ts';
import type { SideMark } from './sideMarks.ts';

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
  draw(scene: Scene, words: MarkWords): void;
}

const LAYERS = [
  'sides',
  'links',
  'bonds',
  'clientLinks',
  'crosses',
  'focus',
  'servers',
  'clients',
  'labels',
  'tails',
  'messages',
] as const;
const CROSS_PATH = 'M-9,-9L9,9M-9,9L9,-9';

export function pictureIn(svg: SVGSVGElement): Picture {
  const root = select(svg);
  const layer = Object.fromEntries(
    LAYERS.map((name) => [name, root.append('g').attr('class', name)]),
  ) as unknown as Readonly<Record<(typeof LAYERS)[number], Layer>>;
  return {
    draw(scene, words) {
      const { x, y, width, height } = scene.frame;
      root.attr('viewBox', `${x} ${y} ${width} ${height}`);
      paintSides(layer.sides, layer.labels, scene, words);
      paintLinks(layer.links, layer.crosses, scene);
      paintFocus(layer.focus, scene);
      paintBonds(layer.bonds, scene);
      paintServers(layer.servers, scene.servers, words);
      paintClients(layer.clientLinks, layer.clients, scene.clients, words);
      paintMessages(layer.tails, layer.messages, scene.messages);
    },
  };
}

function paintSides(backdrops: Layer, labels: Layer, { sides }: Scene, words: MarkWords): void {
  backdrops
    .selectAll<SVGPathElement, SideMark>('path')
    .data(sides, ({ key }) => key)
    .join('path')
    .order()
    .attr('class', ({ hasQuorum }) => `side ${hasQuorum ? 'quorum' : 'minority'}`)
    .attr('d', ({ path }) => path);
  labels
    .selectAll<SVGTextElement, SideMark>('text')
    .data(sides, ({ key }) => key)
    .join('text')
    .order()
    .attr('class', 'sideLabel')
    .attr('transform', ({ x, y }) => `translate(${x},${y})`)
    .selectAll('tspan')
    .data((side) => words.side(side))
    .join('tspan')
    .attr('x', 0)
    .attr('y', (_line, index) => 22 * (index - 0.5))
    .text((line) => line);
}

function paintLinks(lines: Layer, crosses: Layer, { links }: Scene): void {
  lines
    .selectAll<SVGPathElement, Scene['links'][number]>('path')
    .data(links, ({ key }) => key)
    .join('path')
    .order()
    .attr('class', ({ state }) => `link ${state}`)
    .attr('d', ({ path }) => path);
  crosses
    .selectAll<SVGPathElement, Scene['links'][number]>('path')
    .data(
      links.filter(({ cross }) => cross !== null),
      ({ key }) => key,
    )
    .join('path')
    .order()
    .attr('class', 'cross')
    .attr('d', CROSS_PATH)
    .attr('transform', ({ cross }) => (cross === null ? null : `translate(${cross.x},${cross.y})`));
}

function paintBonds(layer: Layer, { bonds }: Scene): void {
  layer
    .selectAll<SVGPathElement, BondMark>('path')
    .data(bonds, ({ key }) => key)
    .join('path')
    .order()
    .attr('class', ({ learner, isServing }) => `bond ${learner}${isServing ? '' : ' early'}`)
    .attr('d', ({ path }) => path);
}

function paintFocus(layer: Layer, { focus }: Scene): void {
  const paths =
    focus === null ? [] : [['focusLane', focus.path] as const, ['focusHead', focus.arrowHead] as const];
  layer
    .selectAll<SVGPathElement, (typeof paths)[number]>('path')
    .data(paths, ([name]) => name)
    .join('path')
    .order()
    .attr('class', ([name]) => name)
    .attr('d', ([, path]) => path);
}
