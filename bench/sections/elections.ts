/** The real protocol: fresh worlds of five servers, built, started and stepped until one leads with a quorum behind it. */
import { electedLeader } from '../../model/index.ts';
import {
  beginRun,
  type ResolvedScenario,
  resolveScenario,
  runScenario,
  storyNamed,
} from '../../scenarios/index.ts';
import { cpuSeconds } from '../measure.ts';
import { atLeast, type Row, row } from '../row.ts';

const WORLDS = 300;
const ROUNDS = 7;
const SLICE_US = 10_000;
const GIVE_UP_US = 60_000_000;

/** @returns The story with another seed. */
const seeded = (scenario: ResolvedScenario, seed: number): ResolvedScenario => ({
  ...scenario,
  run: { ...scenario.run, seed: `bench-${seed}` },
});

function elect(scenario: ResolvedScenario): void {
  const run = beginRun(scenario);
  for (let atUs = SLICE_US; atUs < GIVE_UP_US; atUs += SLICE_US) {
    run.advance(atUs);
    if (electedLeader(run.world.states()) !== null) return;
  }
  throw new Error('nobody was elected');
}

/** @returns Worlds per CPU second, one value a round; each round has seeds of its own. */
function worldsPerSecond(scenario: ResolvedScenario, play: (scenario: ResolvedScenario) => void): number[] {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const scenarios = Array.from({ length: WORLDS }, (_, index) => seeded(scenario, round * WORLDS + index));
    const seconds = cpuSeconds(() => scenarios.forEach(play));
    if (round > 0) rates.push(WORLDS / seconds);
  }
  return rates;
}

export function elections(): readonly Row[] {
  const atOnce = resolved('all-at-once');
  const oneByOne = resolved('fresh-five');
  return [
    row('built, started at once, elected', 'worlds/s', worldsPerSecond(atOnce, elect), atLeast(1_000)),
    row('built, started one after another, elected', 'worlds/s', worldsPerSecond(oneByOne, elect)),
    row('the story fresh-five to its end, judged', 'worlds/s', worldsPerSecond(oneByOne, runScenario)),
  ];
}

function resolved(name: string): ResolvedScenario {
  const story = storyNamed(name);
  if (story === undefined) throw new RangeError(`no story is called ${name}`);
  return resolveScenario(story);
}
