/** Puts a scene on the page: one D3 join for each layer, keyed, so that an element stays the element of its server or message. */
import { type BaseType, type Selection, select } from 'd3';
import { paintMessages } from './paintMessages.ts';
import { paintServers } from './paintServers.ts';
import type { Scene } from './scene.ts';
import type { SideMark } from './sideMarks.ts';

export type Layer = Selection<SVGGElement, unknown, BaseType, unknown>;

/** What the marks say in words, in the language of the page. */
interface MarkWords {
  side(side: SideMark): string;
}

export interface Picture {
  draw(scene: Scene, words: MarkWords): void;
}

const LAYERS = ['sides', 'links', 'crosses', 'focus', 'servers', 'labels', 'messages'] as const;
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
      paintServers(layer.servers, scene.servers);
      paintMessages(layer.messages, scene.messages);
    },
  };
}

function paintSides(backdrops: Layer, labels: Layer, { sides }: Scene, words: MarkWords): void {
  backdrops
    .selectAll<SVGPathElement, SideMark>('path')
    .data(sides, ({ key }) => key)
    .join('path')
    .attr('class', ({ hasQuorum }) => `side ${hasQuorum ? 'quorum' : 'minority'}`)
    .attr('d', ({ path }) => path);
  labels
    .selectAll<SVGTextElement, SideMark>('text')
    .data(sides, ({ key }) => key)
    .join('text')
    .attr('class', 'sideLabel')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text((side) => words.side(side));
}

function paintLinks(lines: Layer, crosses: Layer, { links }: Scene): void {
  lines
    .selectAll<SVGPathElement, Scene['links'][number]>('path')
    .data(links, ({ key }) => key)
    .join('path')
    .attr('class', ({ state }) => `link ${state}`)
    .attr('d', ({ path }) => path);
  crosses
    .selectAll<SVGPathElement, Scene['links'][number]>('path')
    .data(
      links.filter(({ cross }) => cross !== null),
      ({ key }) => key,
    )
    .join('path')
    .attr('class', 'cross')
    .attr('d', CROSS_PATH)
    .attr('transform', ({ cross }) => (cross === null ? null : `translate(${cross.x},${cross.y})`));
}

function paintFocus(layer: Layer, { focus }: Scene): void {
  const paths =
    focus === null ? [] : [['focusLane', focus.path] as const, ['focusHead', focus.arrowHead] as const];
  layer
    .selectAll<SVGPathElement, (typeof paths)[number]>('path')
    .data(paths, ([name]) => name)
    .join('path')
    .attr('class', ([name]) => name)
    .attr('d', ([, path]) => path);
}
