/** Draws pictures for the documents: the page's own painters over a document without a browser, with its style sheets inside. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { Cursor } from '../../viz/trace/pace.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { drawWhole, pictureIn } from '../../viz/cluster/painter.ts';
import { markWordsOf } from '../../viz/cluster/markWords.ts';
import { plain, type SceneOptions, sceneAt, stageOf } from '../../viz/cluster/scene.ts';
import { paletteCss, type Theme } from '../../viz/style/palette.ts';
import { english } from '../../viz/words/whole.ts';
import { replayOfStory } from './replays.ts';

/** One picture. */
export interface GalleryEntry {
  /** Of its file, without ending. */
  readonly name: string;
  /** What it shows, as a sentence. */
  readonly caption: string;
  /** Where the page shows it: the story, and a row of its run. */
  readonly story: string;
  readonly row: number;
  readonly themes: readonly Theme[];
  /** Style sheets that it wants, from the root of the repository. */
  readonly styles: readonly string[];
  /** Draws into an empty `svg`, and gives it its `viewBox`. */
  draw(svg: SVGSVGElement): void;
}

export interface GalleryFile {
  readonly file: string;
  readonly svg: string;
}

/** @returns What is to be written for each entry: one file for each of its themes. */
export const drawGallery = (entries: readonly GalleryEntry[]): readonly GalleryFile[] =>
  entries.flatMap((entry) =>
    entry.themes.map((theme) => ({ file: fileOf(entry, theme), svg: svgOf(entry, theme) })),
  );

const fileOf = ({ name }: GalleryEntry, theme: Theme): string =>
  theme === 'light' ? `${name}.svg` : `${name}-${theme}.svg`;

function svgOf(entry: GalleryEntry, theme: Theme): string {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  entry.draw(svg);
  const style = [paletteCss(), FRAME, ...entry.styles.map(styleSheet)].join('');
  const attributes = `xmlns="http://www.w3.org/2000/svg" class="picture" data-theme="${theme}" role="img"`;
  const viewBox = svg.getAttribute('viewBox') ?? '';
  return (
    `<svg ${attributes} viewBox="${viewBox}">\n<title>${entry.caption}</title>\n<style>${style}</style>\n` +
    `${svg.innerHTML.replaceAll('<g class="', '\n<g class="')}\n</svg>\n`
  );
}

const FRAME =
  'svg{background:var(--page);color:var(--ink);font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}';

/** @returns The rules, without comments, and without those for colours that a reader forces: a picture in a document has its own. */
const styleSheet = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/@media \(forced-colors: active\) \{[^]*?\n\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .trim();

/** Where in a run. */
export type Moment = (replay: Replay) => Cursor;

/**
 * @param node - Whose line; null: anybody's.
 * @param laterUs - How long behind it: messages need time to leave their sender.
 * @returns The first line of that kind among those that tell the story.
 */
export const lineOf =
  (id: Replay['keys'][number]['id'], node: number | null, laterUs = 0): Moment =>
  ({ keys, columns }) => {
    const line = keys.find((key) => key.id === id && (node === null || key.node === node));
    if (line === undefined) throw new RangeError(`no ${id} in this run`);
    const us = line.atUs + laterUs;
    const later = laterUs === 0 ? -1 : columns.times.findLastIndex((time) => time <= us);
    return { i: Math.max(line.row, later), us };
  };

/** @returns A picture of the ensemble at a row of a story. */
export function clusterEntry(
  { name, caption, story }: { readonly name: string; readonly caption: string; readonly story: string },
  moment: Moment,
  more: { readonly themes?: readonly Theme[]; readonly options?: Partial<SceneOptions> } = {},
): GalleryEntry {
  const replay = replayOfStory(story);
  const cursor = moment(replay);
  return {
    name,
    caption,
    story,
    row: cursor.i,
    themes: more.themes ?? ['light'],
    styles: ['viz/cluster/picture.css'],
    draw(svg) {
      const scene = sceneAt(stageOf(replay), cursor, { ...plain, ...more.options });
      drawWhole(pictureIn(svg), scene, markWordsOf(english));
    },
  };
}
