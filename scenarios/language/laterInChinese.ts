/** What is told of breaches, properties and faults when somebody looks into them: Chinese. */
import type { Translation } from './catalogue.ts';
import { explanationInChinese } from './explanationInChinese.ts';
import { interventionReasonsInChinese } from './interventionReasonsInChinese.ts';
import type { laterInEnglish } from './laterInEnglish.ts';
import { breachesInChinese } from './narration/breachesInChinese.ts';
import { propertySentencesInChinese } from './propertySentencesInChinese.ts';

export const laterInChinese: Translation<typeof laterInEnglish> = {
  ...propertySentencesInChinese,
  ...explanationInChinese,
  ...breachesInChinese,
  ...interventionReasonsInChinese,
};
