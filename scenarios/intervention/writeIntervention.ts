/** A step as the text that a link or a command line has of it. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { Fields } from './parts.ts';
import { interventionVerbs } from './verbs.ts';

/**
 * @returns The text that `readIntervention` reads as this step.
 * @throws TypeError of a step that no text says: one without a time of its own, an expectation, a skewed latency.
 */
export function writeIntervention(step: AuthoredStep): string {
  const known = interventionVerbs.find(({ verb }) => verb in step);
  if (known === undefined || !('at' in step)) throw noText();
  const fields: Fields = Object.fromEntries(Object.entries(step));
  const { at, behind } = step;
  const parts = [...known.needs, ...known.options.map(({ part }) => part)];
  const keys = ['at', 'behind', ...parts.flatMap((part) => part.keys)];
  if (Object.keys(fields).some((key) => !keys.includes(key))) throw noText();
  return [
    at.replaceAll(/\s/g, '') + (behind === undefined ? '' : `/${behind}`),
    known.verb,
    ...known.needs.flatMap((part) => said(part.write(fields))),
    ...known.options.flatMap(({ key, part }) => {
      const words = said(part.write(fields));
      return key === null || words.length === 0 ? words : [key, ...words];
    }),
  ].join(' ');
}

function said(words: readonly string[] | null): readonly string[] {
  if (words === null) throw noText();
  return words;
}

const noText = (): TypeError =>
  new TypeError('an intervention has a time and a verb, and words for all of it');
