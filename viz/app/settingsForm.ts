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
} from '../../scenarios/index.ts';
import type { CapsuleFacts } from '../worker/capsuleRun.ts';
import { element } from './element.ts';
import { fullName } from './fullName.ts';
import type { RunRequest, Source } from './protocol.ts';
import { words } from '../words/words.ts';

const STORY_SEED = '1';
const MICROS = 1_000_000;
/** Of the entry for the failure behind a link: no story has this name. */
const LINKED = '';

/** A failure that was opened by its link: it can be chosen again after another story. */
interface Linked {
  readonly link: string;
  /** Null until it has run. */
  readonly facts: CapsuleFacts | null;
}

/** What the story says where nothing has been changed. */
type Authored = Pick<CapsuleFacts, 'seed' | 'starts'>;

export interface SettingsForm {
  /** Fills the form in with what has been asked for. */
  show(request: RunRequest, language: Language): void;
  /** Takes note of what is behind a link, once it has run. */
  know(link: string, facts: CapsuleFacts): void;
  refuse(why: string): void;
}

export function settingsFormIn(form: HTMLFormElement, run: (request: RunRequest) => void): SettingsForm {
  const story = element('story', HTMLSelectElement);
  const seed = element('seed', HTMLInputElement);
  const starts = element('starts', HTMLDivElement);
  /** Settings of the address that have no field here, such as `tickTime`: kept as they are. */
  let others: Readonly<Record<string, string>> = {};
  let linked: Linked | null = null;

  const source = (): Source =>
    story.value === LINKED && linked !== null
      ? { kind: 'capsule', link: linked.link }
      : { kind: 'story', name: story.value };
  const read = (): RunRequest => {
    const authored = authoredOf(source(), linked);
    const moved = authored.starts.flatMap(({ server, atUs }) => {
      const text = document.querySelector<HTMLInputElement>(`#start-${server}`)?.value.trim() ?? '';
      return text === '' || Number(text) * MICROS === atUs
        ? []
        : [[`start.${server}`, /^[\d.]+$/.test(text) ? `${text}s` : text] as const];
    });
    const typed = seed.value.trim();
    return {
      source: source(),
      seed: typed === '' || typed === authored.seed ? null : typed,
      settings: { ...others, ...Object.fromEntries(moved) },
    };
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(read());
  });
  const asWritten = () => run({ source: source(), seed: null, settings: {} });
  story.addEventListener('change', asWritten);
  element('asWritten', HTMLButtonElement).addEventListener('click', asWritten);

  return {
    know(link, facts) {
      linked = { link, facts };
    },
    show(request, language) {
      const { source: shown } = request;
      if (shown.kind === 'capsule' && shown.link !== linked?.link) linked = { link: shown.link, facts: null };
      // Of a link that did not open there is nothing to come back to.
      if (shown.kind === 'story' && linked?.facts === null) linked = null;
      const authored = authoredOf(shown, linked);
      story.replaceChildren(
        ...(linked === null ? [] : [new Option(titleOf(linked, language), LINKED)]),
        ...stories.map((one) => new Option(textIn(one.title, language), one.name)),
      );
      story.value = shown.kind === 'story' ? shown.name : LINKED;
      seed.value = request.seed ?? authored.seed;
      others = Object.fromEntries(
        Object.entries(request.settings).filter(([key]) => !key.startsWith('start.')),
      );
      starts.replaceChildren(...authored.starts.map((start) => startField(start, request, language)));
      element('startsHelp', HTMLSpanElement).hidden = starts.childElementCount === 0;
      // What chance decided then is part of such a run: it has no other seeds.
      element('whatIf', HTMLDetailsElement).hidden =
        shown.kind === 'capsule' && !mayChange(linked?.facts ?? null);
      showChanges(isChanged(request), language);
      element('refusal', HTMLParagraphElement).textContent = '';
    },
    refuse(why) {
      element('refusal', HTMLParagraphElement).textContent = why;
    },
  };
}

const isChanged = ({ seed, settings }: RunRequest): boolean =>
  seed !== null || Object.keys(settings).length > 0;

const mayChange = (facts: CapsuleFacts | null): boolean =>
  facts !== null && facts.course.kind !== 'byMeaning';

function titleOf({ facts }: Linked, language: Language): string {
  const own = words[language];
  if (facts === null) return own.fromLink({ what: '…' });
  const what = facts.title === null ? fullName(facts.name, language) : textIn(facts.title, language);
  return own.fromLink({ what });
}

/** On a narrow window the open form would push the picture away. */
function showChanges(isChanged: boolean, language: Language): void {
  const details = element('whatIf', HTMLDetailsElement);
  const title = words[language].starts;
  const summary = details.querySelector('summary');
  if (summary !== null) summary.textContent = isChanged ? words[language].changed({ title }) : title;
  if (isChanged && matchMedia('(min-width: 60rem)').matches) details.open = true;
}

/** Starts are the first of each server, by id: what the form offers to change. */
function authoredOf(source: Source, linked: Linked | null): Authored {
  const story = source.kind === 'story' ? storyNamed(source.name) : undefined;
  const { seed, starts }: Authored =
    source.kind === 'capsule'
      ? (linked?.facts ?? { seed: STORY_SEED, starts: [] })
      : { seed: story?.seed ?? STORY_SEED, starts: startsIn(story) };
  return { seed, starts: starts.toSorted((a, b) => a.server - b.server) };
}

const startsIn = (story: Story | undefined): readonly Start[] =>
  story === undefined ? [] : startTimes(resolveScenario(story).run).starts;

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
