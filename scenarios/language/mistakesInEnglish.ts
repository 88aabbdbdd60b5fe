/** What can be wrong with what zablab is given: stories, files of servers, recordings, capsules. English. */
import { capsulesInEnglish } from './capsules.ts';
import type { Catalogue } from './catalogue.ts';
import { conformityInEnglish } from './conformity.ts';
import { errorsInEnglish } from './errors.ts';
import { interventionsInEnglish } from './interventions.ts';
import { storyErrorsInEnglish } from './storyErrors.ts';
import { zooCfgInEnglish } from './zooCfg.ts';

export const mistakesInEnglish = {
  ...errorsInEnglish,
  ...storyErrorsInEnglish,
  ...zooCfgInEnglish,
  ...conformityInEnglish,
  ...capsulesInEnglish,
  ...interventionsInEnglish,
};

export const englishMistakes: Catalogue<typeof mistakesInEnglish> = {
  language: 'en',
  sentences: mistakesInEnglish,
};
