/** The English catalogue: the original that every translation is typed by. */
import { capsulesInEnglish } from './capsules.ts';
import { conformityInEnglish } from './conformity.ts';
import { errorsInEnglish } from './errors.ts';
import { expectationsInEnglish } from './expectations.ts';
import { explanationInEnglish } from './explanation.ts';
import { fuzzInEnglish } from './fuzz.ts';
import { narrationInEnglish } from './narration.ts';
import { storyErrorsInEnglish } from './storyErrors.ts';
import { zooCfgInEnglish } from './zooCfg.ts';

export const english = {
  ...errorsInEnglish,
  ...storyErrorsInEnglish,
  ...zooCfgInEnglish,
  ...conformityInEnglish,
  ...capsulesInEnglish,
  ...expectationsInEnglish,
  ...explanationInEnglish,
  ...fuzzInEnglish,
  ...narrationInEnglish,
};
