/** What is run, and how the page looks. Where there is little room, most of it is behind one button; help is always last. */
import type { JSX } from 'preact';
import { languages } from '../../scenarios/language/language.ts';
import { Sheet } from '../faults/Sheet.tsx';
import { presets, themes, type Theme } from './address.ts';
import type { Lab } from './lab.ts';
import { later } from './later.tsx';
import { layout } from './layout.ts';
import { StoryChoice } from './StoryChoice.tsx';
import './topBar.css';

const Files = later(() => import('../files/FilesMenu.tsx').then(({ FilesMenu }) => FilesMenu));
const WhatIf = later(() => import('./WhatIf.tsx').then((room) => room.WhatIf));

export function TopBar({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value;
  const isWide = layout.value === 'wide';
  const isNarrow = layout.value === 'narrow';
  return (
    <header class="top">
      <h1>
        <b>zablab</b> <span>{own.subtitle}</span>
      </h1>
      {isNarrow ? null : <StoryChoice lab={lab} />}
      {isWide ? (
        <>
          <Sheet name="whatIfSheet" label={own.whatIf} title={own.starts}>
            {(close) => <WhatIf lab={lab} close={close} />}
          </Sheet>
          <Sheet name="filesSheet" label={own.files} title={own.files}>
            {() => <Files lab={lab} />}
          </Sheet>
          <Look lab={lab} />
        </>
      ) : (
        <Sheet name="menu" label={own.menu} title={own.menu}>
          {(close) => (
            <>
              <Look lab={lab} />
              <details>
                <summary>{own.starts}</summary>
                <WhatIf lab={lab} close={close} />
              </details>
              <Files lab={lab} />
            </>
          )}
        </Sheet>
      )}
      <button type="button" class="help" onClick={() => showHelp(lab)}>
        {own.help}
      </button>
      {isNarrow ? <StoryChoice lab={lab} /> : null}
    </header>
  );
}

function Look({ lab }: { readonly lab: Lab }): JSX.Element {
  const { words, preset, theme, language, act } = lab;
  const own = words.value;
  return (
    <div class="look">
      <label class="field">
        <span>{own.preset}</span>{' '}
        <select
          id="preset"
          value={preset.value}
          onChange={({ currentTarget }) => {
            const chosen = presets.find((name) => name === currentTarget.value);
            if (chosen !== undefined) act.setPreset(chosen);
          }}
        >
          {presets.map((name) => (
            <option value={name} key={name}>
              {own.presets[name]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{own.theme}</span>{' '}
        <select
          id="theme"
          value={theme.value ?? 'system'}
          onChange={({ currentTarget }) => act.setTheme(themeNamed(currentTarget.value))}
        >
          {(['system', ...themes] as const).map((name) => (
            <option value={name} key={name}>
              {own.themes[name]}
            </option>
          ))}
        </select>
      </label>
      <div class="languages" role="group" aria-label={own.languageName}>
        {languages.map((tag) => (
          <button
            type="button"
            key={tag}
            lang={tag}
            aria-pressed={language.value === tag}
            onClick={() => act.setLanguage(tag)}
          >
            {tag === 'en' ? 'English' : '中文'}
          </button>
        ))}
      </div>
    </div>
  );
}

const themeNamed = (name: string): Theme | null => themes.find((theme) => theme === name) ?? null;

/** All about the page is in the panel of that name: in layouts without panels there is another layout first. */
function showHelp({ act, preset }: Lab): void {
  if (preset.peek() !== 'explore') act.setPreset('explore');
  act.openTab('about');
  requestAnimationFrame(() => {
    const tab = document.querySelector<HTMLElement>('#tab-about');
    tab?.focus();
    tab?.scrollIntoView({ block: 'nearest' });
  });
}
