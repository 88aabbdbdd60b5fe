/** Properties that were broken, told with what they say: English. */
import { sayFrom } from '../catalogue.ts';
import { duration } from '../format.ts';
import { propertySentencesInEnglish } from '../propertySentences.ts';
import type { Claim } from '../words.ts';

const said = (claim: Claim): string =>
  sayFrom({ language: 'en', sentences: propertySentencesInEnglish }, claim);

export const breachesInEnglish = {
  'told.propertyBroken': (p: { name: string; sentence: Claim; atUs: number }) =>
    `Broken at ${duration(p.atUs)}: ${p.name}. ${said(p.sentence)}`,
  'told.brokenAsExpected': (p: { name: string; sentence: Claim; atUs: number }) =>
    `Broken at ${duration(p.atUs)}, as expected: ${p.name}. ${said(p.sentence)}`,
};
