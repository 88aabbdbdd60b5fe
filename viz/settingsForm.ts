/** What is run: the story, its seed, and when each server starts. */
import {
  type Language,
  resolveScenario,
  type Start,
  startTimes,
  type Story,
  stories,
  storyNamed,
  textIn,
} from '../scenarios/index.ts';
import { element } from './element.ts';
import type { RunRequest } from './protocol.ts';
import { words } from './words.ts';

const STORY_SEED = '1';
const MICROS = 1_000_000;

export interface SettingsForm {
  /** Fills the form in with what has been asked for. */
  show(request: RunRequest, language: Language): void;
  refuse(why: string): void;
}

export function settingsFormIn(form: HTMLFormElement, run: (request: RunRequest) => void): SettingsForm {
  const story = element('story', HTMLSelectElement);
  const seed = element('seed', HTMLInputElement);
  const starts = element('starts', HTMLDivElement);
  /** Settings of the address that have no field here, such as `tickTime`: kept as they are. */
  let others: Readonly<Record<string, string>> = {};

  const read = (): RunRequest => {
    const authored = storyNamed(story.value);
    const moved = startsIn(authored).flatMap(({ server, atUs }) => {
      const text = document.querySelector<HTMLInputElement>(`#start-${server}`)?.value.trim() ?? '';
      return text === '' || Number(text) * MICROS === atUs
        ? []
        : [[`start.${server}`, /^[\d.]+$/.test(text) ? `${text}s` : text] as const];
    });
    const typed = seed.value.trim();
    return {
      story: story.value,
      seed: typed === '' || typed === (authored?.seed ?? STORY_SEED) ? null : typed,
      settings: { ...others, ...Object.fromEntries(moved) },
    };
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(read());
  });
  const asWritten = () => run({ story: story.value, seed: null, settings: {} });
  story.addEventListener('change', asWritten);
  element('asWritten', HTMLButtonElement).addEventListener('click', asWritten);

  return {
    show(request, language) {
      const authored = storyNamed(request.story);
      story.replaceChildren(...stories.map((one) => new Option(textIn(one.title, language), one.name)));
      story.value = request.story;
      seed.value = request.seed ?? authored?.seed ?? STORY_SEED;
      others = Object.fromEntries(
        Object.entries(request.settings).filter(([key]) => !key.startsWith('start.')),
      );
      starts.replaceChildren(...startsIn(authored).map((start) => startField(start, request, language)));
      element('startsHelp', HTMLSpanElement).hidden = starts.childElementCount === 0;
      showChanges(request.seed !== null || Object.keys(request.settings).length > 0, language);
      element('refusal', HTMLParagraphElement).textContent = '';
    },
    refuse(why) {
      element('refusal', HTMLParagraphElement).textContent = why;
    },
  };
}

/** On a narrow window the open form would push the picture away. */
function showChanges(isChanged: boolean, language: Language): void {
  const details = element('whatIf', HTMLDetailsElement);
  const title = words[language].starts;
  const summary = details.querySelector('summary');
  if (summary !== null) summary.textContent = isChanged ? words[language].changed({ title }) : title;
  if (isChanged && matchMedia('(min-width: 60rem)').matches) details.open = true;
}

/** The first start of each server, by id: what the form offers to change. */
function startsIn(story: Story | undefined): readonly Start[] {
  if (story === undefined) return [];
  return startTimes(resolveScenario(story).run).starts.toSorted((a, b) => a.server - b.server);
}

function startField({ server, atUs }: Start, { settings }: RunRequest, language: Language): HTMLLabelElement {
  const label = document.createElement('label');
  label.className = 'field';
  const name = document.createElement('span');
  name.textContent = words[language].startOf({ server });
  const input = document.createElement('input');
  input.id = `start-${server}`;
  input.inputMode = 'decimal';
  input.size = 3;
  input.autocomplete = 'off';
  input.setAttribute('aria-describedby', 'startsHelp');
  const set = settings[`start.${server}`];
  input.value = set === undefined ? String(atUs / MICROS) : set.replace(/^([\d.]+)s$/, '$1');
  input.classList.toggle('changed', set !== undefined);
  label.append(name, ' ', input, ' s');
  return label;
}
