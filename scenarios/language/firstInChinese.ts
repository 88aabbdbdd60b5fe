/** What every run is told with: Chinese. */
import type { Translation } from './catalogue.ts';
import { expectationsInChinese } from './expectationsInChinese.ts';
import type { firstInEnglish } from './firstInEnglish.ts';
import { rowsInChinese } from './narration/rowsInChinese.ts';
import { propertiesInChinese } from './propertiesInChinese.ts';

export const firstInChinese: Translation<typeof firstInEnglish> = {
  ...propertiesInChinese,
  ...expectationsInChinese,
  ...rowsInChinese,
};
