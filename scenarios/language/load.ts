/** Catalogues of one language, loaded when somebody reads it: a bundler makes a file of each. */
import type { Language } from './language.ts';
import type { Mistakes } from './mistakes.ts';
import type { Telling } from './telling.ts';

/** @returns What a run and its outcome are told with. */
export const loadTelling = (language: Language): Promise<Telling> =>
  language === 'en'
    ? import('./tellingInEnglish.ts').then(({ englishTelling }) => englishTelling)
    : import('./tellingInChinese.ts').then(({ chineseTelling }) => chineseTelling);

/** @returns What is said of mistakes in what zablab was given. */
export const loadMistakes = (language: Language): Promise<Mistakes> =>
  language === 'en'
    ? import('./mistakesInEnglish.ts').then(({ englishMistakes }) => englishMistakes)
    : import('./mistakesInChinese.ts').then(({ chineseMistakes }) => chineseMistakes);
