/** The whole run in lanes, above the scrubber. Drawn anew with a new run or another width; where the cursor is moves by itself. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Lab } from '../app/lab.ts';
import { countDrawing } from '../app/counters.ts';
import { layout } from '../app/layout.ts';
import { Lanes, lanesFor } from './Lanes.tsx';
import { minimapScene } from './minimapScene.ts';
import { RunInWords } from './RunInWords.tsx';
import './minimap.css';

/** Half of the scrubber's thumb: its middle stands over the row. */
const INSET = 8;

export function Minimap({ lab }: { readonly lab: Lab }): JSX.Element {
  const replay = lab.replay.value;
  const own = lab.words.value.rooms.minimap;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  countDrawing('minimap');
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.floor(entry?.contentRect.width ?? 0);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [width]);
  const track = Math.max(0, width.value - 2 * INSET);
  const scene = useMemo(
    () => (replay === null || track === 0 ? null : minimapScene(replay, track)),
    [replay, track],
  );
  const places = scene === null ? null : lanesFor(scene, layout.value === 'narrow');
  const seek = (event: PointerEvent): void => {
    if (replay === null || track === 0 || box.current === null) return;
    const share = (event.clientX - box.current.getBoundingClientRect().left - INSET) / track;
    lab.act.goTo(Math.round(Math.max(0, Math.min(1, share)) * replay.lastRow));
  };
  return (
    <>
      <div
        class="minimap"
        ref={box}
        style={{ height: `${places?.height ?? 0}px` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
        }}
      >
        {scene === null || places === null ? null : (
          <svg width={width.value} height={places.height} aria-hidden="true">
            <g transform={`translate(${INSET},0)`}>
              <Lanes scene={scene} places={places} own={own} id={id} />
              <Cursor lab={lab} width={track} height={places.height} />
            </g>
          </svg>
        )}
      </div>
      {replay === null ? null : <RunInWords lab={lab} replay={replay} />}
    </>
  );
}

function Cursor({
  lab,
  width,
  height,
}: {
  readonly lab: Lab;
  readonly width: number;
  readonly height: number;
}): JSX.Element | null {
  const shown = lab.shown.value;
  if (shown === null) return null;
  const { i, replay } = shown;
  const x = replay.lastRow === 0 ? 0 : (i / replay.lastRow) * width;
  return <path class="mapCursor" d={`M${Math.round(x * 10) / 10},0V${height}`} />;
}
