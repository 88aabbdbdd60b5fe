/** What a run and its outcome are told with: Chinese. */
import type { Translation } from './catalogue.ts';
import { firstInChinese } from './firstInChinese.ts';
import { laterInChinese } from './laterInChinese.ts';
import type { Telling } from './telling.ts';
import type { tellingInEnglish } from './tellingInEnglish.ts';

export const tellingInChinese: Translation<typeof tellingInEnglish> = {
  ...firstInChinese,
  ...laterInChinese,
};

export const chineseTelling: Telling = { language: 'zh-CN', sentences: tellingInChinese };
