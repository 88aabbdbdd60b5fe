/** What happens in a run, told: the Chinese sentences. */
import type { Translation } from './catalogue.ts';
import { breachesInChinese } from './narration/breachesInChinese.ts';
import { rowsInChinese } from './narration/rowsInChinese.ts';
import type { narrationInEnglish } from './narration.ts';

export const narrationInChinese: Translation<typeof narrationInEnglish> = {
  ...rowsInChinese,
  ...breachesInChinese,
};
