/** What a run and its outcome are told with: English. */
import type { Catalogue } from './catalogue.ts';
import { expectationsInEnglish } from './expectations.ts';
import { explanationInEnglish } from './explanation.ts';
import { interventionReasonsInEnglish } from './interventionReasons.ts';
import { narrationInEnglish } from './narration.ts';
import { propertiesInEnglish } from './properties.ts';

export const tellingInEnglish = {
  ...propertiesInEnglish,
  ...expectationsInEnglish,
  ...explanationInEnglish,
  ...narrationInEnglish,
  ...interventionReasonsInEnglish,
};

export const englishTelling: Catalogue<typeof tellingInEnglish> = {
  language: 'en',
  sentences: tellingInEnglish,
};
