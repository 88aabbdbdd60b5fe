/** Campaigns: how many random runs a core does, what a second one adds, whether memory stays flat, and how long a failure takes to shrink. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type FuzzCase, fuzzCase, seedOfCase, shrinkStory } from '../../scenarios/index.ts';
import { cpuSeconds } from '../measure.ts';
import { atLeast, atMost, type Row, row } from '../row.ts';

const ROUNDS = 5;
const RUNS = 100;
const SPLIT_BRAIN = { profile: 'split-brain', servers: 5 } as const;

/** Runs of the profile `split-brain`, from the drawing of a story to its verdict. */
export function fuzz(): readonly Row[] {
  const rates: number[] = [];
  const seconds: number[] = [];
  const events: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const worlds: FuzzCase['played']['run']['world'][] = [];
    const spent = cpuSeconds(() => {
      for (let index = 0; index < RUNS; index++)
        worlds.push(fuzzCase(SPLIT_BRAIN, seedOfCase(`bench-${round}`, index)).played.run.world);
    });
    if (round === 0) continue;
    rates.push((RUNS * 60) / spent);
    seconds.push(worlds.reduce((sum, { nowUs }) => sum + nowUs, 0) / RUNS / 1_000_000);
    events.push(worlds.reduce((sum, { eventCount }) => sum + eventCount, 0) / RUNS);
  }
  return [
    row('runs', 'runs/min', rates, atLeast(3_000)),
    row('a run', 'virtual s', seconds),
    row('a run', 'events', events),
  ];
}

const WORKERS_ROUNDS = 3;
const WORKERS_RUNS = 1_000;

/** The command, with one thread and with two; of its own clock, for CPU time does not see what two do at once. */
export function workers(): readonly Row[] {
  const rates: number[] = [];
  const gains: number[] = [];
  for (let round = 0; round < WORKERS_ROUNDS; round++) {
    const one = campaignSeconds(1);
    rates.push((WORKERS_RUNS * 60) / one);
    gains.push(one / campaignSeconds(2));
  }
  return [
    row('one thread, start of the program included', 'runs/min', rates),
    row('two threads', '× one', gains, atLeast(1.8)),
  ];
}

function campaignSeconds(threads: number): number {
  const program = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
  const words = ['fuzz', '--profile', 'split-brain', '--servers', '5', '--workers', `${threads}`];
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, ...words, '--runs', `${WORKERS_RUNS}`, '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 24 },
  );
  if (status !== 0) throw new Error(`the campaign ended with ${String(status)}: ${stderr.slice(-200)}`);
  return Number(process.hrtime.bigint() - before) / 1e9;
}

const MEMORY_RUNS = 3_000;
const MEMORY_WARM_UP = 1_000;

/** What is kept of each run that is over. */
export function memoryOfCampaign(): readonly Row[] {
  const play = (from: number, to: number): void => {
    for (let index = from; index < to; index++)
      fuzzCase({ profile: 'everything' }, seedOfCase('bench', index));
  };
  play(0, MEMORY_WARM_UP);
  const before = keptBytes();
  play(MEMORY_WARM_UP, MEMORY_WARM_UP + MEMORY_RUNS);
  const kept = (keptBytes() - before) / MEMORY_RUNS;
  return [
    row('kept of a run that is over', 'bytes/run', [kept], atMost(100)),
    row('resident after all of them', 'MB', [process.memoryUsage().rss / 1_000_000]),
  ];
}

function keptBytes(): number {
  if (globalThis.gc === undefined) throw new Error('memory is measured under --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bugs that lose what was committed, and how many of their failures are shrunk. */
const SHRUNK_BUGS = ['ZOOKEEPER-2845', 'ZOOKEEPER-1154', 'no-trunc'] as const;
const LONG_EVENTS = 10_000;

/** Failures late in a run of more than ten thousand events, and the time from there to a story that is read in a minute. */
export function shrinking(): readonly Row[] {
  const seconds: number[] = [];
  const before: number[] = [];
  const steps: number[] = [];
  for (const bug of SHRUNK_BUGS) {
    const { story, played } = longFailure(bug);
    const property = played.failure?.property ?? '';
    let shrunk: ReturnType<typeof shrinkStory> = null;
    seconds.push(
      cpuSeconds(() => {
        shrunk = shrinkStory(story, property);
      }),
    );
    before.push(played.failure?.event ?? 0);
    steps.push((shrunk as ReturnType<typeof shrinkStory>)?.steps ?? 0);
  }
  return [
    row('a failure', 'events', before),
    row('to its shortest story', 'CPU s', seconds),
    row('that story', 'steps', steps),
  ];
}

function longFailure(bug: string): FuzzCase {
  for (let index = 0; index < 5_000; index++) {
    const one = fuzzCase({ ...SPLIT_BRAIN, variants: [bug] }, seedOfCase('bench', index));
    if ((one.played.failure?.event ?? 0) >= LONG_EVENTS) return one;
  }
  throw new Error(`${bug} breaks nothing late in a run`);
}
