/** The simulator, away from the page. */
import { ScenarioError, tellError } from '../../scenarios/index.ts';
import { batchesOf } from '../trace/batch.ts';
import type { FromWorker, ToWorker } from '../app/protocol.ts';
import { digestOf, runStory } from './runStory.ts';

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    answer(data);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error; // Ours: the page hears of it by its `error` event.
    const why = { en: tellError(error, 'en'), 'zh-CN': tellError(error, 'zh-CN') };
    say({ type: 'refused', id: data.id, why, isNoLink: error.problem.id === 'capsule.badLink' });
  }
});

function answer(question: ToWorker): void {
  const { id } = question;
  if (question.type === 'digest') return say({ type: 'digest', id, digest: digestOf(question) });
  const { summary, trace } = runStory(question);
  for (const batch of batchesOf(trace))
    say({ type: 'rows', id, batch }, [batch.times.buffer, batch.numbers.buffer]);
  say({ type: 'ran', id, summary });
}

function say(message: FromWorker, handOver: Transferable[] = []): void {
  postMessage(message, { transfer: handOver });
}
