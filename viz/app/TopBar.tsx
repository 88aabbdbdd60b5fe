/** What is run, and how the page looks. */
import type { JSX } from 'preact';
import { languages } from '../../scenarios/language/language.ts';
import { presets, themes, type Theme } from './address.ts';
import type { Lab } from './lab.ts';
import { StoryChoice } from './StoryChoice.tsx';

export function TopBar({ lab }: { readonly lab: Lab }): JSX.Element {
  const { words, preset, theme, language, act } = lab;
  const own = words.value;
  return (
    <header class="top">
      <h1>
        <b>zablab</b> <span>{own.subtitle}</span>
      </h1>
      <StoryChoice lab={lab} />
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
    </header>
  );
}

const themeNamed = (name: string): Theme | null => themes.find((theme) => theme === name) ?? null;
