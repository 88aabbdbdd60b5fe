/** What can be known of the file of a story before it is read. */
import { ScenarioError } from './scenarioError.ts';

/** Larger files are not stories. Callers look at the size before they read. */
export const STORY_BYTES_MAX = 1_048_576;

/** For callers that see the size of a file before they read it. */
export const tooLarge = (bytes: number): ScenarioError =>
  new ScenarioError([], { id: 'error.fileTooLarge', params: { bytes, bytesMax: STORY_BYTES_MAX } });

/** For callers that decode bytes themselves. */
export const notText = (): ScenarioError => new ScenarioError([], { id: 'error.notText', params: {} });
