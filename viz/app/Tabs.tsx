/** Panels that share one place: only the open one is drawn. Arrow keys go from tab to tab (WAI-ARIA tabs). */
import type { JSX } from 'preact';
import type { Tab } from './address.ts';
import type { Lab } from './lab.ts';
import { panelOf } from './panels.tsx';

export function Tabs({ lab, tabs }: { readonly lab: Lab; readonly tabs: readonly Tab[] }): JSX.Element {
  const { tab, words, act } = lab;
  const open = tabs.includes(tab.value) ? tab.value : (tabs[0] as Tab);
  const focus = (name: Tab): void => {
    act.openTab(name);
    document.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = neighbour(tabs, open, event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    focus(next);
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={words.value.panels} onKeyDown={onKey}>
        {tabs.map((name) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`tab-${name}`}
            aria-selected={name === open}
            aria-controls="tabPanel"
            tabIndex={name === open ? 0 : -1}
            onClick={() => act.openTab(name)}
          >
            {words.value.tabs[name]}
          </button>
        ))}
      </div>
      <div class="tabPanel" role="tabpanel" id="tabPanel" aria-labelledby={`tab-${open}`} tabIndex={0}>
        {panelOf(open, lab)}
      </div>
    </>
  );
}

function neighbour(tabs: readonly Tab[], open: Tab, key: string): Tab | null {
  const at = tabs.indexOf(open);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[key];
  return to === undefined ? null : (tabs[(to + tabs.length) % tabs.length] ?? null);
}
