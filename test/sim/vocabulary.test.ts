/** The kernel has never heard of ZooKeeper: none of its words are in `sim`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../sim');
const words =
  /zab(?!lab)|zxid|zookeeper|zk|leader|follower|observer|learner|quorum|(?<!de)vot(?:e|ing)|epoch|(?<!s)elect|ballot|looking|proposal|sync ?limit|init ?limit|tick ?time|ensemble/iu;

/** Comments that name one as an example of what a protocol may mean. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'actor.ts': ['What symbolic targets such as `leader` mean'],
  'fault.ts': ['by a word that the protocol resolves when the fault happens: `leader`, `a follower`.'],
  'faults.ts': ['(kill a server that is down, a leader where there is none)'],
};

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

it('finds the files of the kernel', () => {
  expect(files.length).toBeGreaterThan(20);
});

it.each(files)('sim/%s knows no word of ZooKeeper', (file) => {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const found = lines.filter(
    (line) => words.test(line) && !(examples[file] ?? []).some((example) => line.includes(example)),
  );
  expect(found).toEqual([]);
});

it('no example is kept that is no longer there', () => {
  for (const [file, sentences] of Object.entries(examples)) {
    for (const sentence of sentences) expect(readFileSync(join(folder, file), 'utf8')).toContain(sentence);
  }
});

it('would notice such a word', () => {
  for (const line of [
    'const leader = 1;',
    'lastZxid',
    'isQuorum(',
    'currentEpoch',
    '// asks its followers',
    'voteOf',
    "'ZooKeeper'",
  ]) {
    expect(words.test(line), line).toBe(true);
  }
  for (const line of ['zablab', 'selected', 'pivot', 'devoted']) expect(words.test(line), line).toBe(false);
});
