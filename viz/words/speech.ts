/** One language, loaded: the page's own words, and the sentences that tell a run. The other is loaded when somebody asks for it. */
import { sayIfHere } from '../../scenarios/language/catalogue.ts';
import type { Language, LocalText } from '../../scenarios/language/language.ts';
import { loadFirstTelling, loadMistakes, loadTelling } from '../../scenarios/language/load.ts';
import type { Telling, TellingMessage } from '../../scenarios/language/telling.ts';
import { tellErrorFrom } from '../../scenarios/language/tellErrorFrom.ts';
import type { Mistake } from '../app/protocol.ts';
import type { LaterWords, Words } from './laterEnglish.ts';
import { wordsOf } from './wordsOf.ts';

export interface Speech {
  readonly language: Language;
  /** The page's own: until the speech is whole, without those of parts that nobody sees at first. */
  readonly words: Words;
  readonly isWhole: boolean;
  /**
   * The sentence for a line or another message of a run; what an author wrote, as he wrote it. Until the speech is whole, an ellipsis for what only
   * such parts tell.
   */
  readonly tell: (message: TellingMessage | LocalText) => string;
}

/** @param isWhole - With the words of every part of the page, and all that is told of a run. */
export async function loadSpeech(language: Language, isWhole: boolean): Promise<Speech> {
  const isEnglish = language === 'en';
  const [telling, first, others] = await Promise.all([
    isWhole ? loadTelling(language) : loadFirstTelling(language),
    isEnglish
      ? import('./english.ts').then(({ english }) => english)
      : import('./chinese.ts').then(({ chinese }) => chinese),
    isWhole ? laterWords(isEnglish) : null,
  ]);
  return {
    language,
    // Parts that need the others wait until the speech is whole.
    words: wordsOf(first, others),
    isWhole,
    tell: (message) => sayIfHere<Telling['sentences']>(telling, message) ?? '…',
  };
}

const laterWords = (isEnglish: boolean): Promise<LaterWords> =>
  isEnglish
    ? import('./laterEnglish.ts').then(({ laterEnglish }) => laterEnglish)
    : import('./laterChinese.ts').then(({ laterChinese }) => laterChinese);

/**
 * @param file - Its name, if it was one: then line and column are told too.
 * @returns What is wrong with what the page was given, in one line.
 */
export const tellMistake = async (mistake: Mistake, language: Language, file?: string): Promise<string> =>
  tellErrorFrom(await loadMistakes(language), mistake, file);
