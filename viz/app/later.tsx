/** Parts of the page whose code and words come when they are first drawn: the first picture does not wait for them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lab } from './lab.ts';

interface OfLab {
  readonly lab: Lab;
}

export type PanelComponent = FunctionComponent<OfLab>;

/** @param load - Called when the part is first drawn, and again when it is drawn after that has failed. */
export function later<Props extends OfLab>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loading: ReadonlySignal<Loaded<Props> | null> | null = null;
  return function Later(props: Props): JSX.Element {
    const { speech, words, wantAllWords } = props.lab;
    useEffect(wantAllWords, [wantAllWords]);
    loading ??= signalOf(load, () => {
      loading = null;
      tellNotLoaded(props.lab);
    });
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
  failed: () => void,
): ReadonlySignal<Loaded<Props> | null> {
  const loaded = signal<Loaded<Props> | null>(null);
  load().then((Part) => {
    loaded.value = { Part };
  }, failed);
  return loaded;
}

/** The server of a page may be gone, or have another version of it, while the page is still open. */
export function tellNotLoaded({ notice, words }: Pick<Lab, 'notice' | 'words'>): void {
  notice.value = words.peek().notLoaded;
}
