/** What `zablab conform` says, in English. */
import { count } from '../../scenarios/index.ts';

export const conformInEnglish = {
  'wrong.recordingForgotten': () =>
    'which recording? Give a file of one JSON object a line, gzipped or not: zablab conform elections.ndjson.gz',
  'wrong.gzip': (p: { path: string }) =>
    `${p.path}:1:1: expected a whole gzip file, found one that is damaged or cut short`,
  'wrong.recordingTooLarge': (p: { path: string; bytesMax: number }) =>
    `${p.path}:1:1: expected at most ${p.bytesMax} bytes of recordings, found more`,
  'conform.heading': () => 'release 3.8.0, seeds 0 to 255',
  'conform.progress': (p: { done: number; cases: number }) => `${p.done} of ${count(p.cases, 'case')}`,
  'conform.difference': (p: { field: string; recorded: string; simulated: string }) =>
    `${p.field}: recorded ${p.recorded}, simulated ${p.simulated}`,
  'conform.verdict': (p: { cases: number; agreeing: number }) =>
    `${count(p.cases, 'case')}, ${p.agreeing} ${p.agreeing === 1 ? 'agrees' : 'agree'}`,
};
