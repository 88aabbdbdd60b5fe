/** One language, loaded: the page's own words, and the sentences that tell a run. The other is loaded when somebody asks for it. */
import { sayFrom } from '../../scenarios/language/catalogue.ts';
import { type Language, type LocalText, textIn } from '../../scenarios/language/language.ts';
import { loadMistakes, loadTelling } from '../../scenarios/language/load.ts';
import type { TellingMessage } from '../../scenarios/language/telling.ts';
import { tellErrorFrom } from '../../scenarios/language/tellErrorFrom.ts';
import type { Mistake } from '../app/protocol.ts';
import type { Words } from './english.ts';

export interface Speech {
  readonly language: Language;
  /** The page's own. */
  readonly words: Words;
  /** The sentence for a line or another message of a run; what an author wrote, as he wrote it. */
  readonly tell: (message: TellingMessage | LocalText) => string;
}

const loaded = new Map<Language, Promise<Speech>>();

export function loadSpeech(language: Language): Promise<Speech> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

async function load(language: Language): Promise<Speech> {
  const [telling, words] = await Promise.all([
    loadTelling(language),
    language === 'en'
      ? import('./english.ts').then(({ english }) => english)
      : import('./chinese.ts').then(({ chinese }) => chinese),
  ]);
  return {
    language,
    words,
    tell: (message) => ('id' in message ? sayFrom(telling, message) : textIn(message, language)),
  };
}

/**
 * @param file - Its name, if it was one: then line and column are told too.
 * @returns What is wrong with what the page was given, in one line.
 */
export const tellMistake = async (mistake: Mistake, language: Language, file?: string): Promise<string> =>
  tellErrorFrom(await loadMistakes(language), mistake, file);
