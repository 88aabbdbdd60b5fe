/** Expectations and properties, told: English. */
import { duration, list } from '../format.ts';
import { type LocalText, textIn } from '../language.ts';

/** More properties than these are counted, not named. */
export const NAMES_MAX = 5;

export const verdictsInEnglish = {
  'told.asExpected': (p: { text: LocalText }) => `As expected: ${textIn(p.text, 'en')}`,
  'told.notAsExpected': (p: { text: LocalText }) => `Not as expected: ${textIn(p.text, 'en')}`,
  'told.notJudged': (p: { text: LocalText; why: LocalText }) => `Does not apply: ${p.text.en} (${p.why.en})`,
  'told.propertyBroken': (p: { name: string; sentence: LocalText; atUs: number }) =>
    `Broken at ${duration(p.atUs)}: ${p.name}. ${p.sentence.en}`,
  'told.brokenAsExpected': (p: { name: string; sentence: LocalText; atUs: number }) =>
    `Broken at ${duration(p.atUs)}, as expected: ${p.name}. ${p.sentence.en}`,
  'told.notBroken': (p: { name: string }) => `Not as expected: "${p.name}" was never broken`,
  'told.neverJudged': (p: { text: LocalText }) => `Not as expected: ${p.text.en}: its moment never came`,
  'told.propertiesHeld': (p: { names: readonly string[] }) =>
    p.names.length > NAMES_MAX
      ? `Held throughout: ${p.names.length} properties`
      : `Held throughout: ${list(p.names, 'en')}`,
};
