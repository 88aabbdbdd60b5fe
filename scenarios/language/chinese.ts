/** The catalogue in Simplified Chinese. */
import type { Translation } from './catalogue.ts';
import type { english } from './english.ts';
import { errorsInChinese } from './errorsInChinese.ts';
import { expectationsInChinese } from './expectationsInChinese.ts';
import { narrationInChinese } from './narrationInChinese.ts';

export const chinese: Translation<typeof english> = {
  ...errorsInChinese,
  ...expectationsInChinese,
  ...narrationInChinese,
};
