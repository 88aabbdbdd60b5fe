/** The picture, and moving about in it: one stop for the keyboard, whose arrow keys go from event to event. */
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Lab } from '../app/lab.ts';
import { chainPath, pinMarks } from './comparisonMarks.ts';
import { pickedAt, pinOn } from './desk.ts';
import { LANE_MIN, laneCount } from './lanes.ts';
import { focusMoveOf, happeningNear, moveFocus } from './moves.ts';
import { xy } from './paths.ts';
import { acrossPath, isOnPlot, Picture } from './Picture.tsx';
import type { SpaceTimeScene } from './spaceTimeScene.ts';
import type { Place } from './place.ts';
import { compare, happeningOfRow, tellHappening } from './telling.ts';
import type { View } from './view.ts';
import { mainRowOf } from '../trace/happenings.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How near to an event one has to point, in pixels. */
const REACH = 22;

export function Diagram(props: Place & { readonly size: Signal<Size | null> }): JSX.Element {
  const { lab, desk, shown, view, isVertical, id, size } = props;
  const own = lab.words.value.rooms.spaceTime;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (box.current === null ? undefined : watchSize(box.current, size)), [size]);
  const lanes = laneCount(shown.replay.summary.cast);
  const option = `${id}event`;
  return (
    <div
      class={`diagram ${isVertical ? 'down' : 'across'} ${desk.pins.value.length === 2 ? 'comparing' : ''}`}
      style={{ '--lanes': lanes, '--laneMin': `${LANE_MIN}px` }}
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={own.diagram}
      aria-describedby={`${id}help`}
      aria-activedescendant={view === null ? undefined : option}
      onKeyDown={(event) => view !== null && onKey(event, props, view)}
      onPointerMove={(event) => {
        if (view !== null && event.pointerType === 'mouse') desk.hovered.value = rowNear(event, view);
      }}
      onPointerLeave={() => {
        desk.hovered.value = null;
      }}
      onClick={(event) => {
        const row = view === null ? null : rowNear(event, view);
        desk.hovered.value = null;
        if (row !== null) lab.act.goTo(row);
      }}
      onBlur={() => {
        desk.focused.value = null;
      }}
    >
      {view === null ? null : (
        <>
          <svg width={view.scene.width} height={view.scene.height} aria-hidden="true">
            <Picture scene={view.scene} id={id} />
            <Cursor lab={lab} scene={view.scene} />
            <Marked desk={desk} shown={shown} view={view} />
          </svg>
          <ActiveOption {...props} view={view} option={option} />
        </>
      )}
    </div>
  );
}

function watchSize(box: HTMLDivElement, size: Signal<Size | null>): () => void {
  const measure = (): void => {
    const { clientWidth: width, clientHeight: height } = box;
    const is = size.value;
    if (width > 0 && (is?.width !== width || is.height !== height)) size.value = { width, height };
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  return () => observer.disconnect();
}

function rowNear(event: MouseEvent, { scene }: View): number | null {
  const target = event.currentTarget;
  if (!(target instanceof Element)) return null;
  const { left, top } = target.getBoundingClientRect();
  const at = { x: event.clientX - left, y: event.clientY - top };
  return happeningNear(scene.happenings, at, REACH)?.row ?? null;
}

/** The event that the keys are at: where the cursor is, until they have moved. */
function activeRow({ desk, shown }: Pick<Place, 'desk' | 'shown'>, { happenings }: View): number {
  const happening = happeningOfRow(happenings, shown.i);
  return pickedAt(desk.focused.value, shown.i) ?? mainRowOf(shown.replay.columns, happenings, happening);
}

function onKey(event: KeyboardEvent, place: Place, view: View): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { lab, desk, shown, isVertical } = place;
  const row = activeRow(place, view);
  const move = focusMoveOf(event.key, isVertical);
  if (move !== null) {
    const { columns } = shown.replay;
    const lanes = view.scene.lanes.map(({ process }) => process);
    const from = happeningOfRow(view.happenings, row);
    const to = moveFocus(columns, view.happenings, lanes, from, move);
    const picked = { row: mainRowOf(columns, view.happenings, to), cursor: shown.i };
    desk.focused.value = picked;
    if (to < view.scene.page.first || to >= view.scene.page.end) desk.turned.value = picked;
  } else if (event.key === 'Enter') lab.act.goTo(row);
  else if (event.key === 'p' || event.key === 'P') pinOn(desk, row);
  else if (event.key === 'Escape' && (desk.pins.value.length > 0 || desk.focused.value !== null)) {
    desk.pins.value = [];
    desk.focused.value = null;
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Where the cursor is: it alone moves while time flows between two rows. */
function Cursor({ lab, scene }: { readonly lab: Lab; readonly scene: SpaceTimeScene }): JSX.Element | null {
  const shown = lab.shown.value;
  if (shown === null) return null;
  const along = scene.axis.ofMoment(shown.i, lab.us.value);
  const { plot, isVertical } = scene;
  const first = isVertical ? plot.y : plot.x;
  const last = isVertical ? plot.y + plot.height : plot.x + plot.width;
  if (along < first || along > last) return null; // on another page
  return <path class="cursor" d={acrossPath(scene, along)} />;
}

/** What is pointed at, and what is compared. */
function Marked({ desk, shown, view }: Pick<Place, 'desk' | 'shown'> & { readonly view: View }): JSX.Element {
  const { columns } = shown.replay;
  const { scene } = view;
  const picked = desk.hovered.value ?? pickedAt(desk.focused.value, shown.i) ?? view.lit;
  const at = picked === null ? null : scene.pointOf(picked);
  const [a, b] = desk.pins.value;
  const chain = a === undefined || b === undefined ? null : compare(columns, a, b).chain;
  return (
    <>
      {chain === null ? null : <path class="chain" d={chainPath(scene, chain)} />}
      {at === null || !isOnPlot(scene, at) ? null : <circle class="picked" cx={at.x} cy={at.y} r={8} />}
      {pinMarks(scene, desk.pins.value).map(({ letter, point }) => (
        <g class="pinMark" key={letter} transform={`translate(${xy(point)})`}>
          <circle r={9} />
          <text>{letter}</text>
        </g>
      ))}
    </>
  );
}

/** The one event that those hear who are at it. */
function ActiveOption(props: Place & { readonly view: View; readonly option: string }): JSX.Element {
  const { lab, shown, view, option } = props;
  const row = activeRow(props, view);
  const happening = happeningOfRow(view.happenings, row);
  const { who, time, what, others } = tellHappening(
    shown.replay,
    view.happenings,
    happening,
    row,
    lab.speech.value,
  );
  return (
    <div
      id={option}
      class="unseen"
      role="option"
      aria-selected={row === shown.i}
      aria-setsize={view.happenings.count}
      aria-posinset={happening + 1}
    >
      {lab.words.value.rooms.spaceTime.said({ who, time, what, more: others.length })}
    </div>
  );
}
