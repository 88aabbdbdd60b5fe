/** What can be wrong with what zablab is given: stories, files of servers, recordings, capsules. Chinese. */
import { capsulesInChinese } from './capsulesInChinese.ts';
import type { Translation } from './catalogue.ts';
import { conformityInChinese } from './conformityInChinese.ts';
import { errorsInChinese } from './errorsInChinese.ts';
import { interventionsInChinese } from './interventionsInChinese.ts';
import type { Mistakes } from './mistakes.ts';
import type { mistakesInEnglish } from './mistakesInEnglish.ts';
import { storyErrorsInChinese } from './storyErrorsInChinese.ts';
import { zooCfgInChinese } from './zooCfgInChinese.ts';

export const mistakesInChinese: Translation<typeof mistakesInEnglish> = {
  ...errorsInChinese,
  ...storyErrorsInChinese,
  ...zooCfgInChinese,
  ...conformityInChinese,
  ...capsulesInChinese,
  ...interventionsInChinese,
};

export const chineseMistakes: Mistakes = { language: 'zh-CN', sentences: mistakesInChinese };
