/** The English catalogue: the original that every translation is typed by. */
import { fuzzInEnglish } from './fuzz.ts';
import { mistakesInEnglish } from './mistakesInEnglish.ts';
import { tellingInEnglish } from './tellingInEnglish.ts';

export const english = { ...mistakesInEnglish, ...fuzzInEnglish, ...tellingInEnglish };
