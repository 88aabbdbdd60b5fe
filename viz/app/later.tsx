/** Parts of the page whose code and words come when they are needed: the first picture does not wait for them. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import type { Lab } from './lab.ts';

interface OfLab {
  readonly lab: Lab;
}

export type PanelComponent = FunctionComponent<OfLab>;

/**
 * @param load - Called once, when the part is first drawn.
 * @param when - `atLeisure`: not before a run is shown and the browser has nothing else to do.
 */
export function later<Props extends OfLab>(
  load: () => Promise<FunctionComponent<Props>>,
  when: 'atOnce' | 'atLeisure' = 'atOnce',
): FunctionComponent<Props> {
  let loading: ReadonlySignal<Loaded<Props> | null> | null = null;
  return function Later(props: Props): JSX.Element {
    const { lab } = props;
    loading ??= signalOf(() => (when === 'atOnce' ? load() : leisure(lab).then(load)));
    const loaded = loading.value;
    if (loaded === null || !lab.speech.value.isWhole)
      return (
        <p class="waiting" aria-busy="true">
          {lab.words.value.computing}
        </p>
      );
    return <loaded.Part {...props} />;
  };
}

interface Loaded<Props> {
  readonly Part: FunctionComponent<Props>;
}

function signalOf<Props>(
  load: () => Promise<FunctionComponent<Props>>,
): ReadonlySignal<Loaded<Props> | null> {
  const loaded = signal<Loaded<Props> | null>(null);
  void load().then((Part) => {
    loaded.value = { Part };
  });
  return loaded;
}

/** How long a busy browser may keep it waiting. */
const PATIENCE_MS = 1_000;

/** Until a run is shown, and the browser has nothing else to do. */
export async function leisure({ shown }: Pick<Lab, 'shown'>): Promise<void> {
  await new Promise<void>((done) => {
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (shown.value === null) return;
      done();
      stop?.();
    });
  });
  // Not every browser knows it.
  await new Promise<void>((done) =>
    typeof requestIdleCallback === 'function'
      ? requestIdleCallback(() => done(), { timeout: PATIENCE_MS })
      : setTimeout(done, PATIENCE_MS / 4),
  );
}
