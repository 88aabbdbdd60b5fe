/** What stands within a sentence, told: Chinese. */
import { sayFrom } from './catalogue.ts';
import { expectationsInChinese } from './expectationsInChinese.ts';
import { propertiesInChinese } from './propertiesInChinese.ts';
import type { Words } from './words.ts';

const catalogue = {
  language: 'zh-CN',
  sentences: { ...expectationsInChinese, ...propertiesInChinese },
} as const;

export const wordsInChinese = (words: Words): string => sayFrom(catalogue, words);
