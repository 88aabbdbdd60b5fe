/**
 * Marks of one kind become one path, so that a page of a thousand events is some dozens of elements: what lies on the same pixels is drawn once, and
 * nothing is left out.
 */
import { tenth } from '../cluster/lane.ts';
import type { ArrowMark, BandMark, HappeningKind, HappeningMark, Point } from './spaceTimeScene.ts';

/** A path, and the classes that say what it is. */
export interface DrawnPath {
  readonly classes: string;
  readonly d: string;
}

const HEAD = 6;
const HEAD_WIDTH = 2.6;
const CROSS = 3.6;
const BARS = 4;

/** Lines, and on them heads, crosses and bars; each by family, fate and relation. */
export function arrowPaths(arrows: readonly ArrowMark[]): readonly DrawnPath[] {
  const lines = new Paths();
  const ends = new Paths();
  for (const arrow of arrows) {
    const { family, outcome, isHeld, start, tip, reach } = arrow;
    const relation = arrow.relation ?? 'plain';
    const stop = between(start, tip, reach);
    const fate = outcome === 'arrives' ? (isHeld ? 'held' : '') : outcome;
    lines.add(`line ${family} ${fate} ${relation}`, `M${xy(start)}L${xy(stop)}`);
    if (outcome === 'lost') ends.add(`cross ${relation}`, crossAt(stop));
    else if (outcome === 'waits') ends.add(`bars ${relation}`, barsAt(stop));
    else ends.add(`head ${family} ${relation}`, headAt(start, tip));
    if (isHeld) ends.add(`bars ${relation}`, barsAt(between(start, tip, 0.5)));
  }
  return [...lines.drawn, ...ends.drawn];
}

const radii: Readonly<Record<HappeningKind, number>> = {
  message: 1.4,
  detail: 2.4,
  lost: 2.4,
  key: 4.4,
  broken: 6.5,
};
const drawnLast: readonly HappeningKind[] = ['message', 'detail', 'lost', 'key', 'broken'];

/** Dots, larger for key moments; a diamond where a property broke. */
export function happeningPaths(happenings: readonly HappeningMark[]): readonly DrawnPath[] {
  const paths = new Paths();
  for (const kind of drawnLast) {
    for (const mark of happenings) {
      if (mark.kind !== kind) continue;
      const shape =
        kind === 'lost'
          ? crossAt(mark)
          : kind === 'broken'
            ? diamondAt(mark, radii[kind])
            : discAt(mark, radii[kind]);
      paths.add(`dot ${kind} ${mark.relation ?? 'plain'}`, shape);
    }
  }
  return paths.drawn;
}

/** How thick a band is, in pixels. */
const bandWidth = ({ look }: Pick<BandMark, 'look'>): number =>
  look === 'LEADING' || look === 'STANDALONE' ? 15 : 11;

/** Bands by look; a pause is a wave, a server that is down leaves a gap. */
export function bandPaths(bands: readonly BandMark[], isVertical: boolean): readonly DrawnPath[] {
  const paths = new Paths();
  for (const band of bands) {
    const { look, isHollow, start, end } = band;
    if (look === 'ABSENT') continue;
    const length = isVertical ? end.y - start.y : end.x - start.x;
    if (length <= 0) continue;
    const classes = `band ${look.toLowerCase()} ${isHollow ? 'hollow' : 'solid'}`;
    if (look === 'CRASHED') paths.add(classes, `M${xy(start)}L${xy(end)}`);
    else if (look === 'PAUSED') paths.add(classes, wave(start, length, isVertical));
    else paths.add(classes, bar(start, length, bandWidth(band), isVertical));
  }
  return paths.drawn;
}

function bar({ x, y }: Point, length: number, width: number, isVertical: boolean): string {
  const [w, h] = isVertical ? [width, length] : [length, width];
  const [left, top] = isVertical ? [x - width / 2, y] : [x, y - width / 2];
  return `M${tenth(left)},${tenth(top)}h${tenth(w)}v${tenth(h)}h${tenth(-w)}Z`;
}

const WAVE = 8;

function wave(start: Point, length: number, isVertical: boolean): string {
  const count = Math.max(1, Math.round(length / WAVE));
  const step = tenth(length / count / 2);
  const half = tenth(length / count / 4);
  const one = isVertical
    ? `q4,${half} 0,${step}q-4,${half} 0,${step}`
    : `q${half},-4 ${step},0q${half},4 ${step},0`;
  return `M${xy(start)}${one.repeat(count)}`;
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + share * (b.x - a.x),
  y: a.y + share * (b.y - a.y),
});

function headAt(start: Point, tip: Point): string {
  const length = Math.hypot(tip.x - start.x, tip.y - start.y) || 1;
  const [ux, uy] = [(tip.x - start.x) / length, (tip.y - start.y) / length];
  const base = { x: tip.x - HEAD * ux, y: tip.y - HEAD * uy };
  const left = { x: base.x - HEAD_WIDTH * uy, y: base.y + HEAD_WIDTH * ux };
  const right = { x: base.x + HEAD_WIDTH * uy, y: base.y - HEAD_WIDTH * ux };
  return `M${xy(left)}L${xy(tip)}L${xy(right)}Z`;
}

const crossAt = ({ x, y }: Point): string =>
  `M${xy({ x: x - CROSS, y: y - CROSS })}l${2 * CROSS},${2 * CROSS}m0,${-2 * CROSS}l${-2 * CROSS},${2 * CROSS}`;
const barsAt = ({ x, y }: Point): string => `M${xy({ x: x - 2, y: y - BARS })}v${2 * BARS}m4,0v${-2 * BARS}`;
const diamondAt = ({ x, y }: Point, r: number): string =>
  `M${xy({ x, y: y - r })}l${r},${r}l${-r},${r}l${-r},${-r}Z`;
const discAt = ({ x, y }: Point, r: number): string =>
  `M${xy({ x: x - r, y })}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`;

export const xy = ({ x, y }: Point): string => `${tenth(x)},${tenth(y)}`;

/** Pieces of paths by their classes, each piece once. */
class Paths {
  private readonly pieces = new Map<string, Set<string>>();

  add(classes: string, piece: string): void {
    const known = this.pieces.get(classes);
    if (known === undefined) this.pieces.set(classes, new Set([piece]));
    else known.add(piece);
  }

  get drawn(): readonly DrawnPath[] {
    return [...this.pieces].map(([classes, pieces]) => ({ classes, d: [...pieces].join('') }));
  }
}
