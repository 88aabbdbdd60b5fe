/** Expectations and properties, told: English. */
import { duration, list } from '../format.ts';
import type { Words } from '../words.ts';
import { wordsInEnglish as said } from '../wordsInEnglish.ts';
import { NAMES_MAX } from './words.ts';

export const verdictsInEnglish = {
  'told.asExpected': (p: { text: Words }) => `As expected: ${said(p.text)}`,
  'told.notAsExpected': (p: { text: Words }) => `Not as expected: ${said(p.text)}`,
  'told.notJudged': (p: { text: Words; why: Words }) => `Does not apply: ${said(p.text)} (${said(p.why)})`,
  'told.propertyBroken': (p: { name: string; sentence: Words; atUs: number }) =>
    `Broken at ${duration(p.atUs)}: ${p.name}. ${said(p.sentence)}`,
  'told.brokenAsExpected': (p: { name: string; sentence: Words; atUs: number }) =>
    `Broken at ${duration(p.atUs)}, as expected: ${p.name}. ${said(p.sentence)}`,
  'told.notBroken': (p: { name: string }) => `Not as expected: "${p.name}" was never broken`,
  'told.neverJudged': (p: { text: Words }) => `Not as expected: ${said(p.text)}: its moment never came`,
  'told.propertiesHeld': (p: { names: readonly string[] }) =>
    p.names.length > NAMES_MAX
      ? `Held throughout: ${p.names.length} properties`
      : `Held throughout: ${list(p.names, 'en')}`,
};
