/** Expectations and properties, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import { duration, list } from '../format.ts';
import { type LocalText, textIn } from '../language.ts';
import { propertyInChinese } from '../properties.ts';
import { NAMES_MAX, type verdictsInEnglish } from './verdicts.ts';

const zh = (text: LocalText): string => textIn(text, 'zh-CN');

export const verdictsInChinese: Translation<typeof verdictsInEnglish> = {
  'told.asExpected': (p) => `符合预期：${zh(p.text)}`,
  'told.notAsExpected': (p) => `不符合预期：${zh(p.text)}`,
  'told.notJudged': (p) => `不适用：${zh(p.text)}（${zh(p.why)}）`,
  'told.propertyBroken': (p) =>
    `在 ${duration(p.atUs)} 被破坏：${propertyInChinese(p.name)}。${zh(p.sentence)}`,
  'told.brokenAsExpected': (p) =>
    `在 ${duration(p.atUs)} 被破坏，符合预期：${propertyInChinese(p.name)}。${zh(p.sentence)}`,
  'told.notBroken': (p) => `不符合预期：“${propertyInChinese(p.name)}”始终没有被破坏`,
  'told.neverJudged': (p) => `不符合预期：${zh(p.text)}：它的时刻始终没有到来`,
  'told.propertiesHeld': (p) =>
    p.names.length > NAMES_MAX
      ? `始终成立：${p.names.length} 条性质`
      : `始终成立：${list(p.names.map(propertyInChinese), 'zh-CN')}`,
};
