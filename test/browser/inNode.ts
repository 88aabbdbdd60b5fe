/** What the page should show, computed without it: the run of an address in Node, with all of its windows. */
import { applyChanges, resolveScenario, runScenario, storyNamed } from '../../scenarios/index.ts';
import { readAddress } from '../../viz/app/address.ts';
import type { RunRequest } from '../../viz/app/protocol.ts';
import { lastRowOfEvent } from '../../viz/trace/instants.ts';
import { reignAt } from '../../viz/trace/reign.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { verdictOf } from '../../viz/why/verdict.ts';
import type { Words } from '../../viz/words/laterEnglish.ts';
import { english } from '../../viz/words/whole.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { replayOfRun } from '../viz/replays.ts';

const FIRST_STORY = 'fresh-five';

export const requestIn = (hash: string): RunRequest => {
  const { source, seed, settings, interventions } = readAddress(hash, FIRST_STORY);
  return { source, seed, settings, interventions };
};

export const replayAt = (hash: string): Replay => replayOfRun(runStory(requestIn(hash)));

/** Who leads at a row, and why. */
export function verdictIn({ store, summary }: Replay, i: number, words: Words = english) {
  return verdictOf(store.stateAfter(i), summary.cast.quorum, reignAt(summary.leaders, i), words);
}

/** @returns The rows at which steps of one kind end, from row 0 on. */
export function stepsFrom({ steps, lastRow }: Replay, weight: 'detail' | 'key'): readonly number[] {
  const rows = [0];
  while ((rows.at(-1) ?? lastRow) < lastRow) rows.push(steps.next(rows.at(-1) ?? lastRow, weight));
  return rows;
}

/** The digest that the command line computes for the changes of an address. */
export function digestOf(hash: string): string {
  const { source, seed, settings, interventions } = readAddress(hash, FIRST_STORY);
  const story = source.kind === 'story' ? storyNamed(source.name) : undefined;
  if (story === undefined) throw new Error(`no story of ours: ${hash}`);
  const words = Object.entries({ ...settings, ...(seed === null ? {} : { seed }) });
  const changed = applyChanges(
    story,
    words.map(([key, value]) => `${key}=${value}`),
    interventions,
  );
  return runScenario(resolveScenario(changed)).digest;
}

/** Where the first intervention has been done. */
export const doneAt = ({ columns, summary }: Replay): number =>
  lastRowOfEvent(columns, summary.interventions[0] ?? -1);
