/** What the page should show, computed without it: the run of an address in Node, with all of its windows. */
import { readAddress } from '../../viz/app/address.ts';
import type { RunRequest } from '../../viz/app/protocol.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { replayOfRun } from '../viz/replays.ts';

export const requestIn = (hash: string): RunRequest => {
  const { source, seed, settings, interventions } = readAddress(hash, 'fresh-five');
  return { source, seed, settings, interventions };
};

export const replayAt = (hash: string): Replay => replayOfRun(runStory(requestIn(hash)));
