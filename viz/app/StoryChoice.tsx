/** Which story is run: one of ours, or the one from a link or a file. */
import type { JSX } from 'preact';
import { textIn } from '../../scenarios/language/language.ts';
import type { Lab } from './lab.ts';
import type { Source } from './protocol.ts';
import { groupsOf } from './storyGroups.ts';

/** Of the entry for what came by a link: no story has this name. */
const LINKED = '';

export function StoryChoice({ lab }: { readonly lab: Lab }): JSX.Element {
  const { stories, request, words, language, linked, speech, act } = lab;
  const { source } = request.value;
  const own = words.value;
  const known = linked.value;
  const choose = (name: string): void => {
    const chosen: Source | undefined = name === LINKED ? known?.source : { kind: 'story', name };
    if (chosen !== undefined) act.ask({ source: chosen, seed: null, settings: {}, interventions: [] });
  };
  return (
    <label class="field story">
      <span>{own.story}</span>{' '}
      <select
        id="story"
        value={source.kind === 'story' ? source.name : LINKED}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {known !== null || source.kind !== 'story' ? (
          <option value={LINKED}>
            {own.fromLink({ what: known === null ? '…' : speech.value.tell(known.title) })}
          </option>
        ) : null}
        {groupsOf(stories.value).map(({ group, stories: titles }) => (
          <optgroup label={own.storyGroups[group ?? 'others']} key={group}>
            {titles.map(({ name, title }) => (
              <option value={name} key={name}>
                {textIn(title, language.value)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
