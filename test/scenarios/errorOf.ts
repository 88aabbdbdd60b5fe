/** The one line that a bad story is answered with. */
import { type Language, readStory, ScenarioError, tellError } from '../../scenarios/index.ts';

/** @returns The error line for `text` as the file `story.yaml`, or `no error`. */
export function errorOf(text: string, language: Language = 'en'): string {
  try {
    readStory(text);
    return 'no error';
  } catch (error) {
    if (error instanceof ScenarioError) return tellError(error, language, 'story.yaml');
    throw error;
  }
}

/** A story of five servers that is all right. */
export const good = `zablab: 1
name: my-story
ensemble: { servers: 5, tickTime: 2000 }
steps:
  - { at: 0s, start: all, apart: 1s }
`;

/** @returns The good story with one more line behind its steps. */
export const withLine = (line: string): string => `${good}${line}\n`;

/** @returns The good story with another ensemble. */
export const withEnsemble = (ensemble: string): string =>
  good.replace('{ servers: 5, tickTime: 2000 }', `{ ${ensemble} }`);
