/** What a run and its outcome are told with: Chinese. */
import type { Translation } from './catalogue.ts';
import { expectationsInChinese } from './expectationsInChinese.ts';
import { explanationInChinese } from './explanationInChinese.ts';
import { interventionReasonsInChinese } from './interventionReasonsInChinese.ts';
import { narrationInChinese } from './narrationInChinese.ts';
import { propertiesInChinese } from './propertiesInChinese.ts';
import type { Telling } from './telling.ts';
import type { tellingInEnglish } from './tellingInEnglish.ts';

export const tellingInChinese: Translation<typeof tellingInEnglish> = {
  ...propertiesInChinese,
  ...expectationsInChinese,
  ...explanationInChinese,
  ...narrationInChinese,
  ...interventionReasonsInChinese,
};

export const chineseTelling: Telling = { language: 'zh-CN', sentences: tellingInChinese };
