/** Expectations, and properties that held, told: Chinese. */
import { sayFrom, type Translation } from '../catalogue.ts';
import { expectationsInChinese } from '../expectationsInChinese.ts';
import { list } from '../format.ts';
import { propertyInChinese } from '../propertiesInChinese.ts';
import type { Expected } from '../words.ts';
import type { verdictsInEnglish } from './verdicts.ts';
import { NAMES_MAX } from './words.ts';

const said = (expected: Expected): string =>
  sayFrom({ language: 'zh-CN', sentences: expectationsInChinese }, expected);

export const verdictsInChinese: Translation<typeof verdictsInEnglish> = {
  'told.asExpected': (p) => `符合预期：${said(p.text)}`,
  'told.notAsExpected': (p) => `不符合预期：${said(p.text)}`,
  'told.notJudged': (p) => `不适用：${said(p.text)}（${said(p.why)}）`,
  'told.notBroken': (p) => `不符合预期：“${propertyInChinese(p.name)}”始终没有被破坏`,
  'told.neverJudged': (p) => `不符合预期：${said(p.text)}：它的时刻始终没有到来`,
  'told.propertiesHeld': (p) =>
    p.names.length > NAMES_MAX
      ? `始终成立：${p.names.length} 条性质`
      : `始终成立：${list(p.names.map(propertyInChinese), 'zh-CN')}`,
};
