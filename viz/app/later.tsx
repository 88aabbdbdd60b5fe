/** Panels whose code comes when they are first opened: the first picture does not wait for them. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Lab } from './lab.ts';

export type PanelComponent = (props: { readonly lab: Lab }) => JSX.Element | null;

/** @param load - Called once, when the panel is first drawn. */
export function later(load: () => Promise<PanelComponent>): PanelComponent {
  let loaded: ReadonlySignal<{ readonly Panel: PanelComponent } | null> | null = null;
  return function Later({ lab }) {
    loaded ??= signalOf(load);
    const panel = loaded.value;
    return panel === null ? (
      <p class="waiting" aria-busy="true">
        {lab.words.value.computing}
      </p>
    ) : (
      <panel.Panel lab={lab} />
    );
  };
}

function signalOf(
  load: () => Promise<PanelComponent>,
): ReadonlySignal<{ readonly Panel: PanelComponent } | null> {
  const loaded = signal<{ readonly Panel: PanelComponent } | null>(null);
  void load().then((Panel) => {
    loaded.value = { Panel };
  });
  return loaded;
}
