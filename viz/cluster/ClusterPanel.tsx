/** The ensemble as a picture: drawn by D3 whenever the row or, while it plays, the time has changed. */
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { countDrawing } from '../app/counters.ts';
import type { Lab } from '../app/lab.ts';
import type { Replay } from '../trace/replay.ts';
import { pictureIn } from './painter.ts';
import { sceneAt, type Stage, stageOf } from './scene.ts';

export function ClusterPanel({ lab }: { readonly lab: Lab }): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => (svg.current === null ? undefined : paint(svg.current, lab)), [lab]);
  return (
    <figure class="panel cluster">
      <svg id="picture" role="img" aria-label={lab.words.value.picture} ref={svg} />
    </figure>
  );
}

function paint(svg: SVGSVGElement, { shown, us, words }: Lab): () => void {
  const picture = pictureIn(svg);
  let stage: { readonly replay: Replay; readonly stage: Stage } | null = null;
  return effect(() => {
    const at = shown.value;
    if (at === null) return;
    if (stage?.replay !== at.replay) stage = { replay: at.replay, stage: stageOf(at.replay) };
    const own = words.value;
    countDrawing('cluster');
    picture.draw(sceneAt(stage.stage, { i: at.i, us: us.value }), {
      client: own.client,
      phases: own.phases,
      weight: own.weight,
      side: ({ name, running, votersInAll: total, hasQuorum }) =>
        own.side({ name, running, total, hasQuorum }),
    });
  });
}
