/** What a run and its outcome are told with: English. */
import type { Catalogue } from './catalogue.ts';
import { firstInEnglish } from './firstInEnglish.ts';
import { laterInEnglish } from './laterInEnglish.ts';

export const tellingInEnglish = { ...firstInEnglish, ...laterInEnglish };

export const englishTelling: Catalogue<typeof tellingInEnglish> = {
  language: 'en',
  sentences: tellingInEnglish,
};
