/** What the page asks beside runs: each is answered once, and what it takes beyond a run is loaded when it is first needed. */
import type { AnswerTo, Asked, Query } from '../app/protocol.ts';
import type { Performance } from './perform.ts';

/** @param performed - The run that is shown, and what made it. */
type Answerers = {
  readonly [Kind in Query]: (
    asked: Asked<Kind>,
    performed: Performance | null,
  ) => AnswerTo<Kind> | Promise<AnswerTo<Kind>>;
};

/** @throws ScenarioError where what was asked about is wrong. */
export const answerers: Answerers = {
  behind: async ({ request, us, events }) => (await import('./behind.ts')).behind(request, us, events),
  opened: async ({ name, bytes }) => (await import('./openFile.ts')).openFile(name, bytes),
  story: async ({ request }) => (await import('./exports.ts')).storyText(request),
  trace: async ({ request }, performed) =>
    performed === null ? null : (await import('./exports.ts')).traceFile(request, performed),
};
