/** Expectations, and properties that held, told: English. */
import { sayFrom } from '../catalogue.ts';
import { expectationsInEnglish } from '../expectations.ts';
import { list } from '../format.ts';
import type { Expected } from '../words.ts';
import { NAMES_MAX } from './words.ts';

const said = (expected: Expected): string =>
  sayFrom({ language: 'en', sentences: expectationsInEnglish }, expected);

export const verdictsInEnglish = {
  'told.asExpected': (p: { text: Expected }) => `As expected: ${said(p.text)}`,
  'told.notAsExpected': (p: { text: Expected }) => `Not as expected: ${said(p.text)}`,
  'told.notJudged': (p: { text: Expected; why: Expected }) =>
    `Does not apply: ${said(p.text)} (${said(p.why)})`,
  'told.notBroken': (p: { name: string }) => `Not as expected: "${p.name}" was never broken`,
  'told.neverJudged': (p: { text: Expected }) => `Not as expected: ${said(p.text)}: its moment never came`,
  'told.propertiesHeld': (p: { names: readonly string[] }) =>
    p.names.length > NAMES_MAX
      ? `Held throughout: ${p.names.length} properties`
      : `Held throughout: ${list(p.names, 'en')}`,
};
