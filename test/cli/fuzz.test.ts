/** `zablab fuzz`, and what becomes of what it finds: replay, explain, shrink. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../cli/context.ts';
import { FailureFolder } from '../../cli/failureFolder.ts';
import type { Io } from '../../cli/io.ts';
import { widthOf } from '../../cli/width.ts';
import { bugNames, properties } from '../../model/index.ts';
import { capsuleFromLink, readCapsule, readStory, replayCapsule } from '../../scenarios/index.ts';
import { type Answer, folderWith, smallStory, zablab } from './terminal.ts';

const folder = folderWith({ 'calm.yaml': smallStory });
afterAll(() => folder.remove());

const typed = ['fuzz', '--bug', 'half-is-a-quorum', '--servers', '4', '--seed', 'a b', '--runs', '6'];
const type = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  zablab(argv, { directory: folder.path, env });

/** What stands behind a label of the last failure. */
const behind = (label: string, out: string): string =>
  new RegExp(`^${label} +(.*)$`, 'm').exec(out)?.[1] ?? '';

let found: Answer;
beforeAll(async () => {
  found = await type(typed);
});

describe('a campaign that finds something', () => {
  it('exits with 1 and tells the failure as a story of a dozen lines', () => {
    expect(found.code).toBe(1);
    expect(found.out).toMatch(
      /^profile everything · bug half-is-a-quorum · ZooKeeper 3\.9\.5 · 4 servers ·\nseed a b · 2 workers\n/,
    );
    expect(found.out).toMatch(/✗ quorum behind a decision: broken in run \d+/);
    expect(found.out).toMatch(/swarm {3}· 4 servers/);
    expect(found.out).not.toMatch(/busyMs|privateWrites|bimodal|[{]append/);
    expect(found.out).toMatch(/shrunk {2}from \d+ steps to \d+, \d+ events/);
    expect(found.out).toMatch(/\d\.\d{3} s {2}Broken: A server becomes leader only by the votes of a quorum/);
    const told = found.out.match(/^ +\d+\.\d{3} s {2}/gm) ?? [];
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThanOrEqual(13);
  });

  it('shows the story that is left, step by step', () => {
    const steps = found.out.match(/^ {2}- [{] (?:at|after|every|when): .*[}]$/gm) ?? [];
    const [, left = ''] = /shrunk {2}from \d+ steps to (\d+)/.exec(found.out) ?? [];
    expect(steps.length).toBe(Number(left));
  });

  it('sums up: runs, verdicts, probes, properties, digest', () => {
    expect(found.out).toMatch(/^runs {8}6 with [\d,]+ events in/m);
    expect(found.out).toMatch(/recoverable/);
    expect(found.out).toMatch(/^probes {6}· \d+ of \d+ reached$/m);
    expect(found.out).toMatch(/^properties {2}✗ \d+ of \d+ broken$/m);
    expect(found.out).toMatch(/^digest {6}[0-9a-f]{16}$/m);
  });

  it('fits 80 columns, but for what is to be copied', () => {
    const wide = found.out.split('\n').filter((line) => widthOf(line) > 80);
    expect(wide.filter((line) => !/^(again|replay|link| {2}- [{]) /.test(line))).toEqual([]);
  });

  it('says on standard error at once what breaks, and no more where there is no terminal', () => {
    expect(found.err).toMatch(/^run \d+ breaks: quorum behind a decision$/m);
    // Where a campaign takes long, a line every ten seconds tells how far it is: on a slow machine this one does.
    const others = found.err
      .trimEnd()
      .split('\n')
      .filter((line) => !/^\d+ of \d+ runs/.test(line));
    expect(others.every((line) => line.startsWith('run '))).toBe(true);
  });

  it('ends with a line that reproduces it: the run alone breaks the same', async () => {
    const again = behind('again', found.out);
    expect(again).toMatch(/^zablab fuzz .* --seed 'a b' --only \d+$/);
    const words = again.replace("'a b'", 'a_b').split(' ').slice(1);
    const { code, out } = await type(words.map((word) => (word === 'a_b' ? 'a b' : word)));
    expect(code).toBe(1);
    expect(out).toContain('quorum behind a decision');
    // Of the one run there is the configuration is told once.
    expect(out.match(/^swarm/gm)?.length).toBe(1);
    expect(behind('replay', out)).toBe(behind('replay', found.out));
  });

  it('is the same campaign with one worker as with two', async () => {
    const one = await type([...typed, '--workers', '1']);
    const two = await type([...typed, '--workers', '2']);
    const withoutTimes = ({ out }: Answer): string =>
      out
        .replace(/^runs .*$/m, '')
        .replace(/\d workers?/, '')
        .replace(/events in.*\n.*events\/s\)/, '');
    expect(withoutTimes(two)).toBe(withoutTimes(one));
  });

  it('prints one JSON document, the same again but for the clock of the wall', async () => {
    const { code, out, err } = await type([...typed, '--json']);
    expect(code).toBe(1);
    expect(err).toContain('quorum behind a decision');
    const document = JSON.parse(out) as Record<string, unknown>;
    const { elapsedMs, failures, ...rest } = document;
    expect(elapsedMs).toBeGreaterThan(0);
    expect(rest).toMatchObject({
      version: '0.1.0',
      profile: 'everything',
      bug: 'half-is-a-quorum',
      release: '3.9.5',
      variants: ['half-is-a-quorum'],
      servers: 4,
      seed: 'a b',
      firstRun: 0,
      runs: 6,
      ok: false,
      digest: behind('digest', found.out),
    });
    const probes = properties.filter(({ mood }) => mood === 'sometimes').map(({ name }) => name);
    expect((rest['probes'] as readonly { name: string }[]).map(({ name }) => name)).toEqual(probes);
    const [failure] = failures as readonly Record<string, unknown>[];
    expect(failure).toMatchObject({
      property: 'quorum behind a decision',
      seed: expect.stringMatching(/^a b\/\d$/) as string,
      shrunk: { steps: expect.any(Number) as number },
      explanation: { lines: expect.any(Array) as unknown[] },
      again: behind('again', found.out),
    });
  });

  it('in Chinese is Chinese', async () => {
    const { code, out } = await type(typed, { ZABLAB_LANG: 'zh-CN' });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ .*（quorum behind a decision）：在运行 \d 中被破坏/);
    expect(
      out
        .split('\n')
        .filter(
          (line) => !line.includes('http') && /\b(runs?|broken|reached|swarm|recoverable)\b/.test(line),
        ),
    ).toEqual([]);
  });
});

describe('a capsule', () => {
  const capsules = (): readonly string[] =>
    readdirSync(join(folder.path, 'zablab-failures')).filter((name) => name.endsWith('.zsim'));

  it('is kept under a name that says what it is, and not written twice', () => {
    expect(capsules()[0]).toMatch(/^everything-half-is-a-quorum-3-9-5-a-b-\d-[a-z-]+\.zsim$/);
    // The same campaign has been run several times by now.
    expect(capsules().filter((name) => name.endsWith('-2.zsim'))).toEqual([]);
    expect(
      readdirSync(join(folder.path, 'zablab-failures')).filter((name) => name.endsWith('.part')),
    ).toEqual([]);
  });

  it('and the link hold the same failure', () => {
    const path = behind('replay', found.out).split(' ').at(-1) ?? '';
    const kept = readCapsule(readFileSync(join(folder.path, path), 'utf8'));
    const link = behind('link', found.out);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4173\/#run=[\w-]+$/);
    const linked = capsuleFromLink(link.split('#run=')[1] ?? '');
    expect(linked.failure).toEqual(kept.failure);
    expect(linked.digest).toBe(kept.digest);
    expect(replayCapsule(linked).isExact).toBe(true);
  });

  it('breaks as recorded when it is replayed', async () => {
    const path = behind('replay', found.out).split(' ').at(-1) ?? '';
    const { code, out, err } = await type(['replay', path]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/✓ breaks as recorded: /);
    expect(out).toMatch(/^fidelity {2}exact: /m);
    const json = await type(['replay', path, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ breaks: true, exact: true, ok: true });
  });

  it('that breaks no more is told so: exit code 1', async () => {
    const path = behind('replay', found.out).split(' ').at(-1) ?? '';
    const text = readFileSync(join(folder.path, path), 'utf8');
    writeFileSync(
      join(folder.path, 'mended.zsim'),
      text.replaceAll('"half-is-a-quorum"', '"never-change-vote"'),
    );
    const { code, out } = await type(['replay', 'mended.zsim']);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ does not break any more: quorum behind a decision/);
    expect(out).toMatch(/^fidelity {2}\d+(\.\d)? %: \d+ of \d+ decisions and faults/m);
    expect((await type(['explain', 'mended.zsim'])).code).toBe(2);
  });

  it('is explained', async () => {
    const path = behind('replay', found.out).split(' ').at(-1) ?? '';
    const { code, out } = await type(['explain', path]);
    expect(code).toBe(0);
    expect(out).toMatch(/^quorum behind a decision\n/);
    expect(out).toMatch(/pass for a quorum/);
  });
});

describe('explain and shrink', () => {
  it('explain a story of ours by its name', async () => {
    const { code, out, err } = await type(['explain', 'ack-outlives-log']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^nothing answered is lost\nack-outlives-log · seed 1\n/);
    expect(out).toContain('1 cuts 1.3 off its log');
  });

  it('shrink a story, as a story that breaks the same and can be edited', async () => {
    const { code, out } = await type(['shrink', 'half-is-a-quorum', '--out', 'short.yaml']);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}- \{ at: /m);
    expect(out).toMatch(/From \d+ steps to \d/);
    const { scenario } = readStory(readFileSync(join(folder.path, 'short.yaml'), 'utf8'));
    expect(scenario.breaks?.length).toBeGreaterThan(0);
    expect((await type(['explain', 'short.yaml'])).code).toBe(0);
  });

  it('shrink to a capsule beside it unless told otherwise', async () => {
    const { out } = await type(['shrink', 'half-is-a-quorum']);
    expect(behind('written', out)).toBe('half-is-a-quorum.short.zsim');
    expect((await type(['replay', 'half-is-a-quorum.short.zsim'])).code).toBe(0);
  });
});

/** Copies a recorded failure; its story by itself is another run by now, as it is when the code has changed. */
function otherSeed(name: string): void {
  const text = readFileSync(join(import.meta.dirname, `../capsules/${name}.zsim`), 'utf8');
  writeFileSync(
    join(folder.path, `${name}.zsim`),
    text.replaceAll(/"seed": ?"capsule\/\d+"/g, '"seed": "other"'),
  );
}

describe('a capsule as a story', () => {
  const capsule = (): string => behind('replay', found.out).split(' ').at(-1) ?? '';

  it('is told by run: it breaks what it says', async () => {
    const { code, out, err } = await type(['run', capsule()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/pass for a quorum/);
    expect(out).toMatch(/✓ .*quorum behind a decision/);
  });

  it('is no story that check could check, and check says so', async () => {
    const whole = await type(['check', capsule()]);
    expect(whole.code).toBe(2);
    expect(whole.err).toMatch(/this is a capsule, and "check" runs stories: "zablab replay" runs it/);
    const context = contextOf({} as Io, 'en');
    expect(context.tell({ id: 'check.capsules', params: { capsules: 1 } })).toBe(
      '1 capsule not looked at: "zablab replay" takes them one by one.',
    );
  });

  // Each takes ten seconds: both where there is time.
  it.each(process.env['ZABLAB_FULL'] === undefined ? ['no-trunc'] : ['ZOOKEEPER-1154', 'no-trunc'])(
    'that only breaks by what was decided in it is shrunk with that: %s',
    async (name) => {
      otherSeed(name);
      expect((await type(['replay', `${name}.zsim`])).out).toMatch(/^fidelity {2}100 %/m);
      const { code, out } = await type(['shrink', `${name}.zsim`]);
      expect(code).toBe(0);
      expect(out).toContain(`history consistency\n${name} · seed other\n`);
      expect(behind('written', out)).toBe(`${name}.short.zsim`);
      expect((await type(['replay', `${name}.short.zsim`])).code).toBe(0);
    },
  );
});

it('what ends earlier while it is made short has fewer steps, and is made short nonetheless', async () => {
  const { code, out } = await type(['fuzz', '--bug', 'deliver-at-proposal', '--only', '47']);
  expect(code).toBe(1);
  expect(out).toMatch(/^shrunk {2}from \d+ steps to \d/m);
});

it('a path where no directory can be made is refused, not tried for ever', async () => {
  const one = [
    'fuzz',
    '--bug',
    'half-is-a-quorum',
    '--servers',
    '4',
    '--only',
    '0',
    '--out',
    '/proc/nothing',
  ];
  const { code, err } = await type(one);
  expect(code).toBe(2);
  expect(err).toMatch(/nothing can be written into this directory/);
});

it('what is written by shrink is what its name says', async () => {
  const { code, err } = await type(['shrink', 'half-is-a-quorum', '--out', 'short.txt']);
  expect(code).toBe(2);
  expect(err).toBe('zablab: --out short.txt: a capsule (….zsim) or a story (….yaml, ….json) was expected\n');
});

it('a story is not replayed, but run', async () => {
  const { code, err } = await type(['replay', 'half-is-a-quorum']);
  expect(code).toBe(2);
  expect(err).toMatch(/this is a story, and "replay" takes a capsule/);
});

it('a number of no bug is not taken for another bug', async () => {
  const { code, err } = await type(['fuzz', '--bug', '9999']);
  expect(code).toBe(2);
  expect(err).not.toMatch(/did you mean/);
  expect((await type(['fuzz', '--bug', 'no-trnc'])).err).toMatch(/did you mean "no-trunc"/);
  const { out } = await type(['fuzz', '--help']);
  for (const name of bugNames) expect(out).toContain(name.replace('ZOOKEEPER-', ''));
});

describe('a campaign that finds nothing', () => {
  it('exits with 0, says so, and leaves no folder', async () => {
    const { code, out, err } = await type(['fuzz', '--runs', '2', '--servers', '3', '--out', 'nothing']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^properties {2}✓ all \d+ held in every run$/m);
    expect(existsSync(join(folder.path, 'nothing'))).toBe(false);
  });

  it('of one run shows what was drawn for it', async () => {
    const { code, out } = await type(['fuzz', '--only', '3', '--servers', '3']);
    expect(code).toBe(0);
    expect(out).toMatch(/^swarm {2}· 3 servers/m);
    expect(out).toMatch(/\n {7}· tickTime \d+ ms, /);
    // Of one run it says nothing where it has not been.
    expect(out).not.toContain('not reached');
  });

  it('tells its progress on a terminal, in one line', async () => {
    const { err } = await zablab(['fuzz', '--for', '1s', '--servers', '3'], {
      directory: folder.path,
      isErrorTTY: true,
    });
    expect(err).toMatch(/\d+ runs? · [\d,]+\/s · [\d,]+ events\/s · \d+ of \d+ probes .*left/);
    expect(err).not.toContain('\n');
  });
});

describe('an interruption', () => {
  it('ends a campaign with what was done: 130', async () => {
    const { code, out } = await zablab(['fuzz', '--runs', '100000', '--servers', '3'], {
      directory: folder.path,
      interrupts: true,
    });
    expect(code).toBe(130);
    expect(out).toMatch(/Interrupted after \d+ runs?\. What was done so far:/);
    expect(out).not.toMatch(/^digest/m);
  });

  it('is told in the JSON document, too', async () => {
    const { code, out } = await zablab(['fuzz', '--json'], { directory: folder.path, interrupts: true });
    expect(code).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ interrupted: true, ok: false, digest: null });
  });
});

it('a folder keeps what is there', () => {
  const io = { directory: folder.path } as ConstructorParameters<typeof FailureFolder>[1];
  const kept = new FailureFolder('kept', io);
  const [one, other] = [Buffer.from('one'), Buffer.from('other')];
  expect([kept.keep('x', one), kept.keep('x', one), kept.keep('x', other), kept.keep('x', other)]).toEqual([
    'kept/x.zsim',
    'kept/x.zsim',
    'kept/x-2.zsim',
    'kept/x-2.zsim',
  ]);
});
