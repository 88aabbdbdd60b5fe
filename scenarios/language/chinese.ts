/** The catalogue in Simplified Chinese. */
import type { Translation } from './catalogue.ts';
import { capsulesInChinese } from './capsulesInChinese.ts';
import { conformityInChinese } from './conformityInChinese.ts';
import type { english } from './english.ts';
import { errorsInChinese } from './errorsInChinese.ts';
import { expectationsInChinese } from './expectationsInChinese.ts';
import { explanationInChinese } from './explanationInChinese.ts';
import { fuzzInChinese } from './fuzzInChinese.ts';
import { narrationInChinese } from './narrationInChinese.ts';
import { storyErrorsInChinese } from './storyErrorsInChinese.ts';
import { zooCfgInChinese } from './zooCfgInChinese.ts';

export const chinese: Translation<typeof english> = {
  ...errorsInChinese,
  ...storyErrorsInChinese,
  ...zooCfgInChinese,
  ...conformityInChinese,
  ...capsulesInChinese,
  ...expectationsInChinese,
  ...explanationInChinese,
  ...fuzzInChinese,
  ...narrationInChinese,
};
