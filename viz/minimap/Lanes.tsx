/** The lanes as SVG: what is alike is one path. */
import type { JSX } from 'preact';
import { Hatch } from '../style/Hatch.tsx';
import type { Words } from '../words/laterEnglish.ts';
import type { LeaderRun, MinimapScene, Run, TickKind, TickMark, TroubleLane } from './minimapScene.ts';
import { tickHeights, troubleSigns } from './signs.ts';

interface Lane {
  readonly y: number;
  readonly height: number;
}

/** Where the lanes lie, one below the other; those that have nothing to show take no room. */
export interface LanePlaces {
  readonly height: number;
  readonly leaders: Lane | null;
  readonly epochs: Lane | null;
  readonly troubles: Lane | null;
  readonly moments: Lane;
}

/** In pixels; the lane of troubles is the higher the more kinds share it. */
const tall = { leaders: 18, epochs: 12, troubles: [11, 14, 17], moments: 13 } as const;
const low = { leaders: 12, epochs: 9, troubles: [8, 8, 9], moments: 7 } as const;
const GAP = 1;

/** @param isSmall - On a phone. */
export function lanesFor({ leaders, epochs, troubles }: MinimapScene, isSmall: boolean): LanePlaces {
  const heights = isSmall ? low : tall;
  let y = 0;
  const lane = (height: number): Lane => {
    const here = { y, height };
    y += height + GAP;
    return here;
  };
  const places = {
    leaders: leaders.length === 0 ? null : lane(heights.leaders),
    epochs: epochs.length === 0 ? null : lane(heights.epochs),
    troubles: troubles.length === 0 ? null : lane(heights.troubles[Math.min(troubles.length, 3) - 1] ?? 0),
    moments: lane(heights.moments),
  };
  return { ...places, height: y };
}

interface LanesProps {
  readonly scene: MinimapScene;
  readonly places: LanePlaces;
  readonly own: Words['rooms']['minimap'];
  readonly id: string;
}

export function Lanes({ scene, places, own, id }: LanesProps): JSX.Element {
  const { leaders, epochs, troubles, moments } = places;
  return (
    <>
      <Hatches id={id} />
      {leaders === null ? null : <Leaders runs={scene.leaders} lane={leaders} own={own} id={id} />}
      {epochs === null ? null : <Epochs marks={scene.epochs} lane={epochs} width={scene.width} />}
      {troubles === null ? null : <Troubles all={scene.troubles} lane={troubles} />}
      <path class="mapBase" d={`M0,${moments.y + moments.height}H${scene.width}`} />
      <Ticks ticks={scene.ticks} lane={moments} />
      {scene.violations.map((x) => (
        <path class="mapBroken" key={x} d={`M${x},${moments.y + moments.height / 2 - 7}l7,7l-7,7l-7,-7Z`} />
      ))}
    </>
  );
}

const Hatches = ({ id }: { readonly id: string }): JSX.Element => (
  <defs>
    <Hatch id={`${id}elected`} name="mapHatch elected" size={5} turn={45} />
    <Hatch id={`${id}overlap`} name="mapHatch overlap" size={7} turn={-45} />
  </defs>
);

const bars = (runs: readonly Run[], y: number, height: number): string =>
  runs.map(({ x, width }) => `M${x},${y}h${width}v${height}h${-width}Z`).join('');

/** Room for a server's number, and for a word beside it. */
const DIGIT_ROOM = 12;
const WORD_ROOM = 60;
const LABELS_MAX = 80;

function Leaders({
  runs,
  lane: { y, height },
  own,
  id,
}: { readonly runs: readonly LeaderRun[]; readonly lane: Lane } & Pick<
  LanesProps,
  'own' | 'id'
>): JSX.Element {
  const isOverlap = ({ servers }: LeaderRun): boolean => servers.length > 1;
  const single = runs.filter((run) => !isOverlap(run));
  const half = Math.round(height * 0.65);
  const top = y + (height - half);
  const labelled = runs.filter(({ width, servers }) => width >= DIGIT_ROOM * servers.length);
  return (
    <>
      <path
        class="mapLeads"
        d={bars(
          single.filter(({ isEstablished }) => isEstablished),
          top,
          half,
        )}
      />
      <path
        class="mapElected"
        style={`fill:url(#${id}elected)`}
        d={bars(
          single.filter(({ isEstablished }) => !isEstablished),
          top,
          half,
        )}
      />
      <path
        class="mapOverlap"
        style={`fill:url(#${id}overlap)`}
        d={bars(runs.filter(isOverlap), y, height)}
      />
      {labelled.slice(0, LABELS_MAX).map((run) => {
        const { x, width, servers, isEstablished } = run;
        const [server = 0] = servers;
        const isTwo = isOverlap(run);
        const text = isTwo
          ? own.leadsAtOnce({ servers })
          : width >= WORD_ROOM
            ? isEstablished
              ? own.leads({ server })
              : own.isElected({ server })
            : String(server);
        if (text.length * 7 > width) return null;
        const name = isTwo ? 'overlap' : isEstablished ? 'leads' : 'elected';
        return (
          <text
            class={`mapLabel ${name}`}
            key={x}
            x={x + width / 2}
            y={isTwo ? y + height / 2 : top + half / 2}
          >
            {text}
          </text>
        );
      })}
    </>
  );
}

function Epochs({
  marks,
  lane: { y, height },
  width,
}: {
  readonly marks: MinimapScene['epochs'];
  readonly lane: Lane;
  readonly width: number;
}): JSX.Element {
  const low = y + height - 1;
  return (
    <>
      <path
        class="mapEpochs"
        d={`${marks.map(({ x }) => `M${x},${y}V${low}`).join('')}M${marks[0]?.x ?? 0},${low}H${width}`}
      />
      {marks.slice(-LABELS_MAX).map(({ x, label }) =>
        label === '' ? null : (
          <text class="mapEpoch" key={x} x={x + 3} y={y + height / 2}>
            {label}
          </text>
        ),
      )}
    </>
  );
}

const SIGNS_MAX = 60;

/** Kinds of trouble share the lane, one below the other. */
function Troubles({
  all,
  lane: { y, height },
}: {
  readonly all: readonly TroubleLane[];
  readonly lane: Lane;
}): JSX.Element {
  const each = height / all.length;
  return (
    <>
      {all.map(({ kind, runs, signs }, index) => {
        const top = y + index * each;
        const middle = top + each / 2;
        const scale = Math.min(1, each / 7);
        return (
          <g class={`mapTrouble ${kind}`} key={kind}>
            <path class="span" d={bars(runs, top + each * 0.3, Math.max(2, each * 0.4))} />
            {signs.slice(0, SIGNS_MAX).map((x) => (
              <path
                class="sign"
                key={x}
                d={troubleSigns[kind]}
                transform={`translate(${x + 3},${middle}) scale(${scale})`}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}

function Ticks({
  ticks,
  lane: { y, height },
}: {
  readonly ticks: readonly TickMark[];
  readonly lane: Lane;
}): JSX.Element {
  const kinds = [...new Set(ticks.map(({ kind }) => kind))];
  const path = (kind: TickKind): string =>
    ticks
      .filter((tick) => tick.kind === kind)
      .map(({ x }) => `M${x},${y + height}v${-Math.round(tickHeights[kind] * height)}`)
      .join('');
  return (
    <>
      {kinds.map((kind) => (
        <path class={`mapTick ${kind}`} key={kind} d={path(kind)} />
      ))}
    </>
  );
}
