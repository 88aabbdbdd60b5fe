/** Expectations and properties, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import { duration, list } from '../format.ts';
import { propertyInChinese } from '../propertiesInChinese.ts';
import { wordsInChinese as said } from '../wordsInChinese.ts';
import type { verdictsInEnglish } from './verdicts.ts';
import { NAMES_MAX } from './words.ts';

export const verdictsInChinese: Translation<typeof verdictsInEnglish> = {
  'told.asExpected': (p) => `符合预期：${said(p.text)}`,
  'told.notAsExpected': (p) => `不符合预期：${said(p.text)}`,
  'told.notJudged': (p) => `不适用：${said(p.text)}（${said(p.why)}）`,
  'told.propertyBroken': (p) =>
    `在 ${duration(p.atUs)} 被破坏：${propertyInChinese(p.name)}。${said(p.sentence)}`,
  'told.brokenAsExpected': (p) =>
    `在 ${duration(p.atUs)} 被破坏，符合预期：${propertyInChinese(p.name)}。${said(p.sentence)}`,
  'told.notBroken': (p) => `不符合预期：“${propertyInChinese(p.name)}”始终没有被破坏`,
  'told.neverJudged': (p) => `不符合预期：${said(p.text)}：它的时刻始终没有到来`,
  'told.propertiesHeld': (p) =>
    p.names.length > NAMES_MAX
      ? `始终成立：${p.names.length} 条性质`
      : `始终成立：${list(p.names.map(propertyInChinese), 'zh-CN')}`,
};
