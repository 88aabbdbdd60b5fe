/** Catalogues of one language, loaded when somebody reads it: a bundler makes a file of each. */
import type { Language } from './language.ts';
import type { Mistakes } from './mistakes.ts';
import type { FirstTelling, Telling } from './telling.ts';

/** @returns What a run and its outcome are told with. */
export const loadTelling = (language: Language): Promise<Telling> =>
  language === 'en'
    ? import('./tellingInEnglish.ts').then(({ englishTelling }) => englishTelling)
    : import('./tellingInChinese.ts').then(({ chineseTelling }) => chineseTelling);

/** @returns What every run is told with: not yet what properties say, and what is told of their breaches and of faults. */
export const loadFirstTelling = (language: Language): Promise<FirstTelling> =>
  language === 'en'
    ? import('./firstInEnglish.ts').then(({ firstInEnglish: sentences }) => ({ language, sentences }))
    : import('./firstInChinese.ts').then(({ firstInChinese: sentences }) => ({ language, sentences }));

/** @returns What is said of mistakes in what zablab was given. */
export const loadMistakes = (language: Language): Promise<Mistakes> =>
  language === 'en'
    ? import('./mistakesInEnglish.ts').then(({ englishMistakes }) => englishMistakes)
    : import('./mistakesInChinese.ts').then(({ chineseMistakes }) => chineseMistakes);
