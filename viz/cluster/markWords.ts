/** What marks say, from the words of the page. */
import type { Words } from '../words/laterEnglish.ts';
import type { MarkWords } from './painter.ts';

export const markWordsOf = ({ client, phases, weight, side }: Words): MarkWords => ({
  client,
  phases,
  weight,
  side: ({ name, running, votersInAll: total, hasQuorum }) => side({ name, running, total, hasQuorum }),
});
