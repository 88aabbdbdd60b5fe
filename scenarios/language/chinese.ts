/** The catalogue in Simplified Chinese. */
import type { Translation } from './catalogue.ts';
import type { english } from './english.ts';
import { fuzzInChinese } from './fuzzInChinese.ts';
import { mistakesInChinese } from './mistakesInChinese.ts';
import { tellingInChinese } from './tellingInChinese.ts';

export const chinese: Translation<typeof english> = {
  ...mistakesInChinese,
  ...fuzzInChinese,
  ...tellingInChinese,
};
