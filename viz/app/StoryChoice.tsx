/** Which story is run. */
import type { JSX } from 'preact';
import { textIn } from '../../scenarios/language/language.ts';
import type { Lab } from './lab.ts';

export function StoryChoice({ lab }: { readonly lab: Lab }): JSX.Element {
  const { stories, request, words, language, act } = lab;
  const { source } = request.value;
  return (
    <label class="field story">
      <span>{words.value.story}</span>{' '}
      <select
        id="story"
        value={source.kind === 'story' ? source.name : ''}
        onChange={({ currentTarget }) =>
          act.ask({
            source: { kind: 'story', name: currentTarget.value },
            seed: null,
            settings: {},
            interventions: [],
          })
        }
      >
        {stories.value.map(({ name, title }) => (
          <option value={name} key={name}>
            {textIn(title, language.value)}
          </option>
        ))}
      </select>
    </label>
  );
}
