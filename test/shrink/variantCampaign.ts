/**
 * How soon each variant is found, and how short its story becomes: `npm run campaign:variants`, with names behind `--` for some of them.
 *
 * With `--write`, the shrunk stories become `test/shrink/golden`: the regression suite of `golden.test.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bugNamed } from '../../model/index.ts';
import {
  type FuzzCase,
  fuzzCase,
  seedOfCase,
  shrinkStory,
  type Shrunk,
  writeStory,
} from '../../scenarios/index.ts';

const VARIANTS = [
  'ZOOKEEPER-2845',
  'ZOOKEEPER-3911',
  'ZOOKEEPER-4643',
  'ZOOKEEPER-4646',
  'ZOOKEEPER-1154',
  'ZOOKEEPER-2355',
  'ZOOKEEPER-1282',
  'ZOOKEEPER-335',
  'ZOOKEEPER-1192',
  'ZOOKEEPER-2959',
  'ZOOKEEPER-962',
  'ZOOKEEPER-4712',
  'ZOOKEEPER-1156',
  'ZOOKEEPER-1549',
  'ack-before-sync',
  'half-is-a-quorum',
  'no-trunc',
  'observers-count',
  'deliver-at-proposal',
  'vote-ignores-zxid',
];
const CAMPAIGN = 'variants';
const SEEDS_MAX = 400;
const ATTEMPTS_MAX = 20_000;
const SHRINK_MS_MAX = 120_000;

interface Found {
  readonly seeds: number;
  readonly one: FuzzCase;
  readonly property: string;
}

/** Variants stand on the default release, so that nothing but the variant is to blame; one that needs another has it. */
function firstFailure(name: string): Found | null {
  const bug = bugNamed(name);
  if (bug === null) throw new Error(`there is no variant ${name}`);
  for (let index = 0; index < SEEDS_MAX; index++) {
    const one = fuzzCase({ profile: 'everything', variants: bug.variants }, seedOfCase(CAMPAIGN, index));
    const { failure } = one.played;
    if (failure !== null) return { seeds: index + 1, one, property: failure.property };
  }
  return null;
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function report(name: string, { seeds, one, property }: Found, result: Shrunk, ms: number): string {
  const { steps, attempts, eventsBefore, eventsAfter, isDone } = result;
  const before = one.story.steps.length;
  const time = `${(ms / 1_000).toFixed(1)} s${isDone ? '' : ', unfinished'}`;
  return row(name, property, seeds, before, steps, eventsBefore, eventsAfter, attempts, time);
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isWriting = process.argv.includes('--write');

console.log(row('variant', 'property', 'seeds', 'steps', '→', 'events', '→', 'attempts', 'time'));
console.log(row(...Array.from({ length: 9 }, () => '---')));
for (const name of asked.length === 0 ? VARIANTS : asked) {
  const found = firstFailure(name);
  if (found === null) {
    console.log(row(name, `nothing in ${SEEDS_MAX}`, '', '', '', '', '', '', ''));
    continue;
  }
  const began = performance.now();
  const isOver = (): boolean => performance.now() - began > SHRINK_MS_MAX;
  const result = shrinkStory(found.one.story, found.property, { attemptsMax: ATTEMPTS_MAX, isOver });
  if (result === null) throw new Error(`${name}: the story of ${found.one.seed} does not break again`);
  console.log(report(name, found, result, performance.now() - began));
  if (!isWriting) continue;
  const folder = new URL('golden/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.yaml`, folder), writeStory({ ...result.story, name: name.toLowerCase() }));
}
