/** Parts of the page whose code and words come when they are first drawn: the first picture does not wait for them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lab } from './lab.ts';

interface OfLab {
  readonly lab: Lab;
}

export type PanelComponent = FunctionComponent<OfLab>;

/** @param load - Called once, when the part is first drawn. */
export function later<Props extends OfLab>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loading: ReadonlySignal<Loaded<Props> | null> | null = null;
  return function Later(props: Props): JSX.Element {
    const { speech, words, wantAllWords } = props.lab;
    useEffect(wantAllWords, [wantAllWords]);
    loading ??= signalOf(load);
    const loaded = loading.value;
    if (loaded === null || !speech.value.isWhole)
      return (
        <p class="waiting" aria-busy="true">
          {words.value.computing}
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
