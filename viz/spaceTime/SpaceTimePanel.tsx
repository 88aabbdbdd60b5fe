/** The run as lifelines and messages: what could know of what. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { Lab, Shown } from '../app/lab.ts';
import { layout } from '../app/layout.ts';
import { Panel } from '../app/Panel.tsx';
import { happeningsOf } from '../trace/happenings.ts';
import { clearDesk, type Desk, deskOf, pickedAt } from './desk.ts';
import { Diagram, type Size } from './Diagram.tsx';
import { pageAround, zooms } from './page.ts';
import { type Place, zoomOf } from './place.ts';
import { Said } from './Said.tsx';
import { Tools } from './Tools.tsx';
import { Twin } from './Twin.tsx';
import { litByDefault, type View, viewOf } from './view.ts';
import './spaceTime.css';

export function SpaceTimePanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="time" title={lab.words.value.tabs.time}>
      {shown === null ? null : <SpaceTime lab={lab} shown={shown} />}
    </Panel>
  );
}

/** With less width than this time goes down, unless the panel is low. */
const WIDE_ENOUGH = 480;

function SpaceTime({ lab, shown }: { readonly lab: Lab; readonly shown: Shown }): JSX.Element {
  const desk = deskOf(lab);
  const id = useId();
  const size = useSignal<Size | null>(null);
  const { replay } = shown;
  useEffect(() => clearDesk(desk), [desk, replay]);
  const isVertical = layout.value !== 'wide' && (size.value?.width ?? WIDE_ENOUGH) < WIDE_ENOUGH;
  const view = useView(lab, desk, shown, size.value, isVertical);
  const missing = view?.scene.missing ?? [];
  useEffect(() => missing.forEach((row) => lab.act.fetch(row)), [lab, replay, missing.join(' ')]);
  const place: Place = { lab, desk, shown, view, isVertical, id };
  return (
    <>
      <Tools {...place} />
      <Diagram {...place} size={size} />
      <Said {...place} />
      <Twin {...place} />
    </>
  );
}

/** The view, made again only when what it is made of has changed: a step within a page moves no mark of it. */
function useView(
  lab: Lab,
  desk: Desk,
  { replay, i }: Shown,
  size: Size | null,
  isVertical: boolean,
): View | null {
  const quiet = desk.quiet.value;
  const zoom = zooms[zoomOf(desk, isVertical)] ?? 0;
  const row = pickedAt(desk.turned.value, i) ?? i;
  const page = pageAround(happeningsOf(replay.columns, quiet, replay.summary.cast.clients), row, zoom);
  const lit = litRow(lab, desk, { replay, i });
  const isIncomplete = useRef(false);
  const arrivals = isIncomplete.current ? lab.arrivals.value : 0;
  const scale = desk.scale.value;
  const view = useMemo(
    () => (size === null ? null : viewOf(replay, { row, zoom, scale, quiet, isVertical, ...size }, lit)),
    [replay, page.first, page.end, scale, quiet, isVertical, size?.width, size?.height, lit, arrivals],
  );
  isIncomplete.current = (view?.scene.missing.length ?? 0) > 0;
  return view;
}

/** What is pointed at, what the keys have come to, or where the cursor stands. */
function litRow(lab: Lab, desk: Desk, { replay, i }: Pick<Shown, 'replay' | 'i'>): number | null {
  if (!desk.hasCones.value || lab.playing.value !== null || desk.pins.value.length === 2) return null;
  return desk.hovered.value ?? pickedAt(desk.focused.value, i) ?? litByDefault(replay, i);
}
