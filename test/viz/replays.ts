/** Runs of our stories, ready to be drawn: the same data that the page gets from its worker, without a browser. */
import type { RanRun, RunRequest } from '../../viz/app/protocol.ts';
import { type Replay, replayOf } from '../../viz/trace/replay.ts';
import type { Performance } from '../../viz/worker/perform.ts';
import { runStory } from '../../viz/worker/runStory.ts';

/** @returns The run of a story of ours, every window of it here. */
export function replayOfStory(
  story: string,
  settings: Readonly<Record<string, string>> = {},
  interventions: RunRequest['interventions'] = [],
): Replay {
  const source = { kind: 'story', name: story } as const;
  return replayOfRun(runStory({ source, seed: null, settings, interventions }));
}

export const replayOfRun = (performance: Performance): Replay => replayOf(ranOf(performance));

/** @returns A run, sent as its worker sends it, with all of its windows and not only the first. */
export function ranOf({ summary, columns, recording }: Performance): RanRun {
  const { stops, firsts } = recording;
  const windows = firsts.flatMap((_, number) => recording.window(number) ?? []);
  return structuredClone({ summary, columns, stops, firsts, windows });
}
