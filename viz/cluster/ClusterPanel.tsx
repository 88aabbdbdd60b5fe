/** The ensemble as a picture: drawn by D3 whenever the row or, while it plays, the time has changed. */
import { computed, effect, type Signal, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { countDrawing } from '../app/counters.ts';
import type { Lab } from '../app/lab.ts';
import { whenDrawn } from '../app/whenDrawn.ts';
import { reignAt } from '../trace/reign.ts';
import type { Replay } from '../trace/replay.ts';
import './badge.css';
import './cluster.css';
import { Legend } from './Legend.tsx';
import { operable } from './operate.ts';
import { markWordsOf } from './markWords.ts';
import { pictureIn } from './painter.ts';
import './picture.css';
import { movingAt, type SceneOptions, type Stage, stageOf, stillAt } from './scene.ts';
import { processNames } from './serverText.ts';
import { sidesText } from './sidesText.ts';
import { Toolbar } from './Toolbar.tsx';
import type { Zoom } from './zoom.ts';
import { zoomLater } from './zoomLater.ts';

export function ClusterPanel({ lab }: { readonly lab: Lab }): JSX.Element {
  const svg = useRef<SVGSVGElement>(null);
  const view = useMemo(() => ({ showsQuiet: signal(false), zoom: signal<Zoom | null>(null) }), []);
  // In the same frame as all else: the first picture is whole.
  useLayoutEffect(() => (svg.current === null ? undefined : paint(svg.current, lab, view)), [lab, view]);
  return (
    <figure class="panel cluster">
      <svg id="picture" class="picture" role="group" aria-label={lab.words.value.picture} ref={svg} />
      <Caption lab={lab} />
      <Toolbar lab={lab} showsQuiet={view.showsQuiet} zoom={view.zoom}>
        <Legend lab={lab} />
      </Toolbar>
    </figure>
  );
}

/** What walls say, for those who do not see them. */
function Caption({ lab }: { readonly lab: Lab }): JSX.Element {
  const told = useMemo(() => computed(() => sidesText(lab.shown.value, lab.words.value)), [lab]);
  return <figcaption class="unseen">{told}</figcaption>;
}

interface View {
  readonly showsQuiet: Signal<boolean>;
  readonly zoom: Signal<Zoom | null>;
}

const noWait = (): void => undefined;

/** Layouts of the picture alone offer nothing to do. */
const hasDeeds = (): boolean => document.querySelector('.doing, .panel.faults') !== null;

/** What can be done stands below the picture, on a phone below the window: whoever picks there must see what it has brought. */
const showDeeds = (): (() => void) =>
  whenDrawn(document.body, '.panel.faults .menuRow', (row) => row.scrollIntoView({ block: 'nearest' }));

const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

function paint(svg: SVGSVGElement, lab: Lab, view: View): () => void {
  const { shown, us, words, selection } = lab;
  const picture = pictureIn(svg);
  const zoom = zoomLater(svg, picture.content);
  view.zoom.value = zoom;
  const operated = operable(svg, picture.content, {
    selection: () => selection.value,
    select: (picked) => {
      lab.act.select(picked);
      stopShowing();
      stopShowing = picked === null || !hasDeeds() ? noWait : showDeeds();
    },
    arrive: (seat) => zoom.show(seat),
  });
  let stopShowing = noWait;
  const hasFlight = signal(!lessMotion.matches);
  const onMotion = (): void => {
    hasFlight.value = !lessMotion.matches;
  };
  lessMotion.addEventListener('change', onMotion);

  let last: Stage | null = null;
  const stage = (replay: Replay): Stage => {
    if (last?.replay !== replay) last = stageOf(replay);
    return last;
  };
  const options = computed<SceneOptions>(() => ({
    selection: selection.value,
    hasFlight: hasFlight.value,
    showsQuiet: view.showsQuiet.value,
  }));
  const stopDrawing = effect(() => {
    const at = shown.value;
    if (at === null) return;
    const own = words.value;
    const { replay, i, state } = at;
    const { cast, leaders } = replay.summary;
    countDrawing('cluster');
    picture.draw(stillAt(stage(replay), i, options.value), markWordsOf(own));
    const names = processNames(state, cast, reignAt(leaders, i).leader, own);
    operated.name(names, selection.value, stage(replay).seats);
  });
  const stopMoving = effect(() => {
    const at = shown.value;
    if (at !== null) picture.move(movingAt(stage(at.replay), { i: at.i, us: us.value }, options.value));
  });
  return () => {
    stopDrawing();
    stopMoving();
    stopShowing();
    operated.release();
    lessMotion.removeEventListener('change', onMotion);
    view.zoom.value = null;
    svg.replaceChildren();
  };
}
