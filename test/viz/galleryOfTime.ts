/** Pictures of a run in time for the documents: its lifelines, and its lanes. The page's own components, without the page around them. */
import { h } from 'preact';
import type { Theme } from '../../viz/style/palette.ts';
import { Lanes, lanesFor } from '../../viz/minimap/Lanes.tsx';
import { minimapScene } from '../../viz/minimap/minimapScene.ts';
import { acrossPath, Picture } from '../../viz/spaceTime/Picture.tsx';
import type { Outlook } from '../../viz/spaceTime/spaceTimeScene.ts';
import { viewOf } from '../../viz/spaceTime/view.ts';
import { english } from '../../viz/words/whole.ts';
import type { GalleryEntry, Moment } from './galleryDrawing.ts';
import { replayOfStory } from './replays.ts';

interface About {
  readonly name: string;
  readonly caption: string;
  readonly story: string;
}

const WIDTH = 900;

/** @returns A page of the space-time diagram, the past and the future of one row lit. */
export function spaceTimeEntry(
  { name, caption, story }: About,
  moment: Moment,
  more: { readonly themes?: readonly Theme[]; readonly outlook?: Partial<Outlook> } = {},
): GalleryEntry {
  const replay = replayOfStory(story);
  const { i, us } = moment(replay);
  const outlook: Outlook = {
    row: i,
    zoom: 60,
    scale: 'shortened',
    quiet: 'folded',
    isVertical: false,
    width: WIDTH,
    height: 380,
    ...more.outlook,
  };
  return {
    name,
    caption,
    story,
    row: i,
    themes: more.themes ?? ['light'],
    styles: ['viz/spaceTime/spaceTime.css'],
    draw(svg) {
      const { scene } = viewOf(replay, outlook, i);
      svg.setAttribute('viewBox', `0 0 ${scene.width} ${scene.height}`);
      const cursor = h('path', { class: 'cursor', d: acrossPath(scene, scene.axis.ofMoment(i, us)) });
      drawInto(svg, h('g', { class: 'diagram across' }, [h(Picture, { scene, id: name }), cursor]));
    },
  };
}

/** @returns The lanes of a whole run. */
export function minimapEntry(
  { name, caption, story }: About,
  themes: readonly Theme[] = ['light'],
): GalleryEntry {
  const replay = replayOfStory(story);
  return {
    name,
    caption,
    story,
    row: replay.lastRow,
    themes,
    styles: ['viz/minimap/minimap.css'],
    draw(svg) {
      const scene = minimapScene(replay, WIDTH);
      const places = lanesFor(scene, false);
      svg.setAttribute('viewBox', `-8 -2 ${WIDTH + 16} ${places.height + 4}`);
      const own = english.rooms.minimap;
      drawInto(svg, h('g', { class: 'minimap' }, h(Lanes, { scene, places, own, id: name })));
    },
  };
}

/** What a component gives, as far as it is drawn here. */
interface Drawn {
  readonly type: string | ((props: Props) => unknown);
  readonly props: Props;
}

type Props = Readonly<Record<string, unknown>>;

/** What a picture is made of has no state and no effects, so it is drawn by calling it. */
function drawInto(parent: Element, child: unknown): void {
  if (Array.isArray(child)) for (const one of child as readonly unknown[]) drawInto(parent, one);
  else if (typeof child === 'string' || typeof child === 'number') parent.append(String(child));
  else if (typeof child === 'object' && child !== null) drawOne(parent, child as Drawn);
}

function drawOne(parent: Element, { type, props }: Drawn): void {
  if (typeof type === 'function') return drawInto(parent, type(props));
  const element = parent.ownerDocument.createElementNS('http://www.w3.org/2000/svg', type);
  for (const [name, value] of Object.entries(props)) {
    const isAttribute = name !== 'children' && (typeof value === 'string' || typeof value === 'number');
    if (isAttribute && value !== '') element.setAttribute(name, String(value));
  }
  parent.append(element);
  drawInto(element, props['children']);
}
