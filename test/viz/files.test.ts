/** Opening files, and taking home what is shown. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../cli/readTrace.ts';
import {
  CAPSULE_BYTES_MAX,
  readStory,
  resolveScenario,
  ScenarioError,
  STORY_BYTES_MAX,
  storyNamed,
  storyToLink,
  writeCapsule,
} from '../../scenarios/index.ts';
import type { Scenario } from '../../scenarios/index.ts';
import { tellErrorFrom } from '../../scenarios/language/tellErrorFrom.ts';
import { englishMistakes } from '../../scenarios/language/mistakesInEnglish.ts';
import type { Opened, RunRequest } from '../../viz/app/protocol.ts';
import { commandLine, commandWords, shellWord } from '../../viz/files/commandLine.ts';
import { isMemoryLink, LINK_CHARACTERS_MAX, memoryLink } from '../../viz/files/memoryLink.ts';
import { open, sizeMistake } from '../../viz/files/opening.ts';
import { fileName } from '../../viz/files/saving.ts';
import { answerers } from '../../viz/worker/answers.ts';
import { storyText, traceFile } from '../../viz/worker/exports.ts';
import { openFile } from '../../viz/worker/openFile.ts';
import { perform } from '../../viz/worker/perform.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { capsuleNamed } from '../capsules/capsules.ts';

const plain: RunRequest = {
  source: { kind: 'story', name: 'fresh-five' },
  seed: null,
  settings: {},
  interventions: [],
};
const changed: RunRequest = {
  ...plain,
  seed: '7',
  settings: { 'start.4': '0.5s' },
  interventions: ['3s kill 3', '4.5s partition 1|2,3,4,5'],
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const runOf = ({ source }: Opened) => runStory({ ...plain, source });

describe('the command line of a run', () => {
  it('is what one would type', () => {
    expect(commandLine(changed, 'x.yaml')).toBe(
      "npx zablab run fresh-five --seed 7 --set start.4=0.5s --do '3s kill 3' --do '4.5s partition 1|2,3,4,5'",
    );
    expect(commandLine({ ...changed, source: { kind: 'file', link: 'abc' } }, 'mine.yaml')).toBe(
      'npx zablab run mine.yaml',
    );
  });

  it('comes whole through a shell, whatever is in it', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'\'"\\$`!*?~;&|<>()[]{}# \n\t-=é汉'.split('')),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    // No argument can hold a NUL, and what is no character does not come through a pipe.
    const argument = text.map((one) => one.replaceAll(/\0|\p{Surrogate}/gu, ''));
    const words = fc.array(argument, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, (all) => {
        const line = `printf '%s\\0' ${all.map(shellWord).join(' ')}`;
        expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it('has no value that would be taken for an option', () => {
    const words = commandWords({ ...plain, seed: '--help', interventions: ['-x'] }, 'x.yaml');
    expect(words).toEqual(['zablab', 'run', 'fresh-five', '--seed=--help', '--do=-x']);
  });
});

describe('a story that is saved', () => {
  it('is read again as the same run, with all that was done to it', () => {
    const text = storyText(changed);
    expect(text).toContain('kill: 3');
    expect(() => readStory(text)).not.toThrow();
    expect(runOf(openFile('fresh-five.yaml', bytesOf(text))).summary.digest).toBe(
      runStory(changed).summary.digest,
    );
  });

  it('of a failure is its story', () => {
    const opened = openFile('half.zsim', bytesOf(writeCapsule(capsuleNamed('half-is-a-quorum'))));
    expect(opened).toMatchObject({ source: { kind: 'capsule' }, isLinkable: true });
    const text = storyText({ ...plain, source: opened.source });
    expect(readStory(text).scenario.ensemble).toEqual(capsuleNamed('half-is-a-quorum').story.ensemble);
  });
});

describe('a trace that is saved', () => {
  const performed = runStory(changed);
  const inFile = async (file: Blob, look: (path: string) => void): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'zablab-'));
    try {
      const path = join(folder, 'run.ndjson');
      writeFileSync(path, await file.text());
      look(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('is one that the command line reads, with every row of the run', async () => {
    const { file, rows, isWhole } = traceFile(changed, performed);
    expect([rows, isWhole]).toEqual([performed.columns.length, true]);
    await inFile(file, (path) => {
      const times: number[] = [];
      const header = readTrace(path, 'run.ndjson', (row) => times.push(row.t));
      expect(header).toMatchObject({ digest: performed.summary.digest, story: 'fresh-five', seed: '7' });
      expect(times).toEqual([...performed.columns.times]);
    });
  });

  it('is cut where it becomes too large, and is still one', async () => {
    const { file, rows, isWhole } = traceFile(changed, performed, 100_000, 100);
    expect(isWhole).toBe(false);
    expect(rows).toBeLessThan(performed.columns.length);
    await inFile(file, (path) => {
      let read = 0;
      readTrace(path, 'run.ndjson', () => read++);
      expect(read).toBe(rows);
    });
  });
});

describe('a file that is opened', () => {
  const story = storyNamed('one-write') as Scenario;

  it('is the story in it, as a link that opens again', () => {
    const opened = openFile('mine.json', bytesOf(JSON.stringify(story)));
    expect(opened).toEqual({ source: { kind: 'file', link: storyToLink(story) }, isLinkable: true });
  });

  it('gives a story without a name its own, if it can be one', () => {
    const { name: _name, ...nameless } = story;
    const nameOf = (file: string): string =>
      runOf(openFile(file, bytesOf(JSON.stringify(nameless)))).summary.name;
    expect(nameOf('my-story.yaml')).toBe('my-story');
    expect(nameOf('<img src=x onerror=alert(1)>.yaml')).not.toContain('<');
  });

  it('that is too large for an address is known by a number, and runs as any other', () => {
    // What looks like chance gets hardly smaller.
    let state = 1;
    const letter = (): string => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(97 + (state % 26));
    };
    const writes = Array.from({ length: 110 }, (_, k) => ({
      at: `${3_000 + k}ms` as const,
      write: { through: 1, path: '/x', value: Array.from({ length: 600 }, letter).join('') },
    }));
    const large: Scenario = { ...story, steps: [...story.steps, ...writes] };
    const opened = openFile('large.yaml', bytesOf(JSON.stringify(large)));
    expect(opened.isLinkable).toBe(false);
    expect(isMemoryLink('link' in opened.source ? opened.source.link : '')).toBe(true);
    expect(runOf(opened).summary.digest).toBe(perform(resolveScenario(large)).summary.digest);
  });

  it.each([
    ['empty.yaml', '', 'empty.yaml:1:1: this file is empty'],
    ['bad.yaml', 'zablab: 1\nensemble: {servers: 3}\nsteps:\n  - {at: 1s, kil: 3}\n', 'bad.yaml:4:14: '],
    ['proto.json', '{"__proto__": {"polluted": 1}, "zablab": 1}', 'proto.json:1:2: '],
    ['deep.yaml', '['.repeat(20_000), 'deep.yaml:1:'],
    ['aliases.yaml', 'zablab: 1\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\n', 'aliases.yaml:2:1: '],
    ['html.yaml', 'zablab: 1\n<img src=x onerror=alert(1)>: 1\n', 'html.yaml:2:1: '],
    ['no.zsim', '{"capsule": 1}', 'no.zsim:1:1: '],
    ['nothing.zsim', '', 'nothing.zsim'],
  ])('that is wrong (%s) is told on one line, with its place', (name, text, told) => {
    const sentence = toldOf(() => openFile(name, bytesOf(text)), name);
    expect(sentence).toContain(told);
    expect(sentence).not.toContain('\n');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it.each(['x.yaml', 'x.zsim'])('that is no text (%s) is told as such', (name) => {
    expect(toldOf(() => openFile(name, new Uint8Array([0xff, 0xfe, 0, 1])), name)).toMatch(/text/);
    expect(toldOf(() => openFile(name, new Uint8Array([0x7b, 0, 0x7d])), name)).toMatch(/text/);
  });

  it('is looked at for its size before it is read', async () => {
    expect(sizeMistake('a.yaml', STORY_BYTES_MAX)).toBeNull();
    expect(sizeMistake('a.zsim', CAPSULE_BYTES_MAX)).toBeNull();
    expect(sizeMistake('a.YAML', STORY_BYTES_MAX + 1)?.problem.id).toBe('error.fileTooLarge');
    expect(sizeMistake('a.ZSIM', CAPSULE_BYTES_MAX + 1)?.problem.id).toBe('capsule.tooLarge');
    const fileOf = (size: number): File =>
      ({
        name: 'huge.yaml',
        size,
        arrayBuffer: () => Promise.reject(new Error('it was read')),
      }) as unknown as File;
    const act = { query: () => Promise.reject(new Error('it was sent')) } as never;
    expect(await open({ act }, fileOf(10_000_000_000))).toMatchObject({ kind: 'wrong' });
    expect(await open({ act }, fileOf(10))).toEqual({ kind: 'unreadable' });
  });

  it('links have no number of a file, and numbers are no links', () => {
    expect(isMemoryLink(memoryLink(12))).toBe(true);
    expect(isMemoryLink(storyToLink(story))).toBe(false);
    expect(storyToLink(story).length).toBeLessThan(LINK_CHARACTERS_MAX);
    expect(() => runStory({ ...plain, source: { kind: 'file', link: memoryLink(999_999) } })).toThrow(
      ScenarioError,
    );
  });
});

describe('what the page asks of the worker', () => {
  it('is where an intervention stands among the events that nobody made', async () => {
    const request = { ...plain, interventions: ['2s/1 kill 1', '2s/1 kill 2'] };
    expect(await answerers.behind({ request, us: 2_000_000, events: 3 }, null)).toBe(1);
    expect(await answerers.behind({ request: plain, us: 2_000_000, events: 3 }, null)).toBe(3);
  });

  it('is nothing where nothing has run', async () => {
    expect(await answerers.trace({ request: plain }, null)).toBeNull();
  });
});

it('names of files are such that every system takes them', () => {
  expect(fileName('fresh-five', 'yaml')).toBe('fresh-five.yaml');
  expect(fileName('../../Etc/Passwd', 'ndjson')).toBe('etc-passwd.ndjson');
  expect(fileName('故事', 'yaml')).toBe('story.yaml');
});

function toldOf(act: () => unknown, file: string): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ScenarioError) return tellErrorFrom(englishMistakes, error, file);
    throw error;
  }
  return '';
}
