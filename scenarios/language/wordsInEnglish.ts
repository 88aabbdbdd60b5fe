/** What stands within a sentence, told: English. */
import { sayFrom } from './catalogue.ts';
import { expectationsInEnglish } from './expectations.ts';
import { propertiesInEnglish } from './properties.ts';
import type { Words } from './words.ts';

const catalogue = {
  language: 'en',
  sentences: { ...expectationsInEnglish, ...propertiesInEnglish },
} as const;

export const wordsInEnglish = (words: Words): string => sayFrom(catalogue, words);
