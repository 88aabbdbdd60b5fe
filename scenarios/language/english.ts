/** The English catalogue: the original that every translation is typed by. */
import { errorsInEnglish } from './errors.ts';
import { expectationsInEnglish } from './expectations.ts';
import { narrationInEnglish } from './narration.ts';

export const english = { ...errorsInEnglish, ...expectationsInEnglish, ...narrationInEnglish };
