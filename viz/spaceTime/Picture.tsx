/** A scene as SVG. It is a picture: who cannot see it has the events one by one, or the table. */
import type { JSX } from 'preact';
import { Hatch } from '../style/Hatch.tsx';
import { moment } from '../../scenarios/language/format.ts';
import { glyphPaths } from '../cluster/shapes.ts';
import { looks } from '../style/palette.ts';
import { arrowPaths, bandPaths, type DrawnPath, happeningPaths, xy } from './paths.ts';
import type { BandMark, LaneMark, Point, SpaceTimeScene } from './spaceTimeScene.ts';

/** A band shorter than this has no letter. */
const LETTER_ROOM = 24;
const LETTERS_MAX = 60;
/** With more arrows than this their lines are thin. */
const DENSE = 200;

/** @param id - Prefix of the names within the picture. */
export function Picture({ scene, id }: { readonly scene: SpaceTimeScene; readonly id: string }): JSX.Element {
  const { plot, lanes, labels, ticks, bands, isVertical } = scene;
  const clip = `${id}plot`;
  return (
    <>
      <Textures id={id} />
      <clipPath id={clip}>
        <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} />
      </clipPath>
      <path class="lifeline" d={lanes.map(({ start, end }) => `M${xy(start)}L${xy(end)}`).join('')} />
      <g class={scene.arrows.length > DENSE ? 'dense' : ''} clip-path={`url(#${clip})`}>
        <Drawn paths={bandPaths(bands, isVertical)} id={id} />
        <Letters bands={bands} isVertical={isVertical} />
        <Drawn paths={arrowPaths(scene.arrows)} id={id} />
        <Drawn paths={happeningPaths(scene.happenings)} id={id} />
        {labels.map(({ arrow, text, x, y }) => (
          <text
            class={`label ${arrow.family} ${arrow.relation ?? 'plain'}`}
            key={`${arrow.send} ${arrow.end}`}
            x={Math.round(x)}
            y={Math.round(y)}
          >
            {text}
          </text>
        ))}
      </g>
      {lanes.map((lane) => (
        <LaneName lane={lane} isVertical={isVertical} key={lane.process} />
      ))}
      {ticks.map(({ at, us }) => (
        <text
          class="time"
          key={at}
          x={isVertical ? 2 : Math.round(at)}
          y={isVertical ? Math.round(at) : scene.height - 7}
        >
          {moment(us, 4)}
        </text>
      ))}
    </>
  );
}

const Drawn = ({ paths, id }: { readonly paths: readonly DrawnPath[]; readonly id: string }): JSX.Element => (
  <>
    {paths.map(({ classes, d }) => (
      <path class={classes} key={classes} d={d} style={textureOf(classes, id)} />
    ))}
  </>
);

/** So that no band rests on its colour alone. */
function textureOf(classes: string, id: string): string | undefined {
  if (classes === 'band looking solid') return `fill:url(#${id}looking)`;
  return classes.startsWith('band observing solid') ? `fill:url(#${id}observing)` : undefined;
}

const Textures = ({ id }: { readonly id: string }): JSX.Element => (
  <defs>
    <Hatch id={`${id}looking`} name="texture looking" size={6} turn={45} />
    <pattern
      id={`${id}observing`}
      class="texture observing"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
    >
      <rect width="6" height="6" />
      <path d="M3,3h0.01" />
    </pattern>
  </defs>
);

function Letters({
  bands,
  isVertical,
}: {
  readonly bands: readonly BandMark[];
  readonly isVertical: boolean;
}): JSX.Element {
  const roomy = bands.filter(
    ({ start, end, look }) => look !== 'ABSENT' && end.x - start.x + end.y - start.y >= LETTER_ROOM,
  );
  return (
    <>
      {roomy.slice(0, LETTERS_MAX).map((band) => {
        const { look, isHollow, start, server } = band;
        const at = isVertical ? { x: start.x, y: start.y + 12 } : { x: start.x + 12, y: start.y };
        const { glyph } = looks[look];
        const path = glyphPaths[glyph];
        const name = `letter ${look.toLowerCase()} ${isHollow ? 'hollow' : 'solid'}`;
        const key = `${server} ${xy(start)}`;
        return path === undefined ? (
          <text class={name} key={key} x={at.x} y={at.y}>
            {glyph}
          </text>
        ) : (
          <path class={name} key={key} d={path} transform={`translate(${xy(at)}) scale(4.5)`} />
        );
      })}
    </>
  );
}

const laneClasses = { outside: 'ofOutside', server: 'ofServer', client: 'ofClient' } as const;
/** A bolt: what comes from outside. */
const BOLT = 'M1,-7L-4,1H0L-1,7L4,-1H0Z';

function LaneName({
  lane,
  isVertical,
}: {
  readonly lane: LaneMark;
  readonly isVertical: boolean;
}): JSX.Element {
  const at = isVertical ? { x: lane.at, y: 14 } : { x: 15, y: lane.at };
  return (
    <g class={`laneName ${laneClasses[lane.kind]}`} transform={`translate(${xy(at)})`}>
      {lane.kind === 'outside' ? <path d={BOLT} /> : null}
      {lane.kind === 'client' ? <rect x={-8} y={-8} width={16} height={16} rx={3} /> : null}
      {lane.label === '' ? null : <text>{lane.label}</text>}
    </g>
  );
}

/** A line across the time axis. */
export function acrossPath({ isVertical, plot, width, height }: SpaceTimeScene, along: number): string {
  return isVertical
    ? `M${xy({ x: plot.x, y: along })}H${width}`
    : `M${xy({ x: along, y: 0 })}V${height - 16}`;
}

export const isOnPlot = ({ plot }: SpaceTimeScene, { x, y }: Point): boolean =>
  x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height;
