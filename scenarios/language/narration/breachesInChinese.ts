/** Properties that were broken, told with what they say: Chinese. */
import { sayFrom, type Translation } from '../catalogue.ts';
import { duration } from '../format.ts';
import { propertyInChinese } from '../propertiesInChinese.ts';
import { propertySentencesInChinese } from '../propertySentencesInChinese.ts';
import type { Claim } from '../words.ts';
import type { breachesInEnglish } from './breaches.ts';

const said = (claim: Claim): string =>
  sayFrom({ language: 'zh-CN', sentences: propertySentencesInChinese }, claim);

export const breachesInChinese: Translation<typeof breachesInEnglish> = {
  'told.propertyBroken': (p) =>
    `在 ${duration(p.atUs)} 被破坏：${propertyInChinese(p.name)}。${said(p.sentence)}`,
  'told.brokenAsExpected': (p) =>
    `在 ${duration(p.atUs)} 被破坏，符合预期：${propertyInChinese(p.name)}。${said(p.sentence)}`,
};
