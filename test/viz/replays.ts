/** Runs of our stories, ready to be drawn: the same data that the page gets from its worker, without a browser. */
import { Trace } from '../../sim/index.ts';
import { addBatch, batchesOf } from '../../viz/trace/batch.ts';
import { type Replay, replayOf } from '../../viz/trace/replay.ts';
import { runStory } from '../../viz/worker/runStory.ts';

/** @returns The run, its rows sent through the batches of the worker. */
export function replayOfStory(story: string, settings: Readonly<Record<string, string>> = {}): Replay {
  return replayOfRun(runStory({ source: { kind: 'story', name: story }, seed: null, settings }));
}

export function replayOfRun({ summary, trace }: ReturnType<typeof runStory>): Replay {
  const received = new Trace();
  for (const batch of batchesOf(trace)) addBatch(received, structuredClone(batch));
  return replayOf(summary, received);
}
