/** `zablab run` and `zablab list`: what they print, and for whom. */
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../cli/width.ts';
import { stories } from '../../scenarios/index.ts';
import { folderWith, smallStory, zablab } from './terminal.ts';

const folder = folderWith({
  'small.yaml': smallStory,
  'wrong.yaml': smallStory.replace('leader: any', 'leader: 1'),
  'my story.yaml': smallStory,
  'clients.yaml': `zablab: 1
ensemble: { servers: [1, 2, { id: 3, log: 1.1-1.4 }] }
steps:
  - { at: 0s, start: all }
  - { at: 2s, write: { path: /x, value: '1', through: 2 } }
  - { at: 4s, kill: 1 }
until: 5s
`,
  'zoo.yaml': `zablab: 1
ensemble:
  zooCfg: |
    tickTime=2000
    initLimit=10
    syncLimit=5
    ticktime=3
    dataDir=/data
    clientPort=2181
    server.1=a:2888:3888
    server.2=b:2888:3888
    server.3=c:2888:3888
steps:
  - { at: 0s, start: all }
expect: [{ established: 3 }]
until: 3s
`,
});
afterAll(() => folder.remove());
const here = { directory: folder.path };

interface Document {
  readonly scenario: string;
  readonly digest: string;
  readonly leader: number | null;
  readonly [field: string]: unknown;
}
const documentOf = (out: string): Document => JSON.parse(out) as Document;

describe('zablab list', () => {
  it('names every story with its title', async () => {
    const { code, out } = await zablab(['list']);
    expect(code).toBe(0);
    for (const { name } of stories) expect(out).toMatch(new RegExp(`^${name} +\\S`, 'm'));
  });

  it('--json is an array of {name, title}, in the language asked for', async () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      const { out } = await zablab(['list', '--json', '--lang', lang]);
      expect(JSON.parse(out)).toEqual(stories.map(({ name, title }) => ({ name, title: title[lang] })));
    }
  });
});

describe('zablab run', () => {
  it('tells who it is about, what happens, what came of it, and what to type next', async () => {
    const { code, out, err } = await zablab(['run', 'fresh-five']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Five fresh servers.*\nfresh-five · seed 1 · 5 servers · ZooKeeper 3\.9\.5/);
    expect(out).toMatch(/^ {2}2\.\d{3} s {2}3 is LEADING: /m);
    expect(out).toMatch(/^leader +server 3 \(epoch 1\)$/m);
    expect(out).toMatch(/^zxid +1\.0 on /m);
    expect(out).toMatch(/^digest +[0-9a-f]{16}$/m);
    expect(out).toContain('✓ leadership uniqueness');
    expect(out).toContain('zablab run fresh-five --set start.4=0.5s');
    expect(out).not.toContain('\u001b');
  });

  it.each(['en', 'zh-CN'])('fits 80 columns, with times in one column (%s)', async (lang) => {
    for (const { name } of stories) {
      const { out } = await zablab(['run', name, '--lang', lang]);
      expect(out.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
      const times = out.split('\n').filter((line) => /^ *\d+\.\d{3} s {2}/.test(line));
      expect(new Set(times.map((line) => line.indexOf(' s  ')))).toEqual(new Set([7]));
    }
  });

  it('a file whose name has a space is quoted in what to type next', async () => {
    const { out } = await zablab(['run', 'my story.yaml'], here);
    expect(out).toContain("zablab run 'my story.yaml'");
  });

  it('colours are for terminals that want them', async () => {
    const terminal = { isTTY: true };
    const { out } = await zablab(['run', 'fresh-five'], terminal);
    expect(out).toContain('\u001b[');
    expect((await zablab(['run', 'fresh-five'], { ...terminal, env: { NO_COLOR: '1' } })).out).not.toContain(
      '\u001b',
    );
    expect((await zablab(['run', 'fresh-five'], { ...terminal, env: { TERM: 'dumb' } })).out).not.toContain(
      '\u001b',
    );
    expect((await zablab(['run', 'fresh-five'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
    // oxlint-disable-next-line no-control-regex -- colours are made of escape characters
    expect(out.replace(/\u001b\[\d+m/g, '')).toBe((await zablab(['run', 'fresh-five'])).out);
  });

  it('--detail tells more, and the rest is the same', async () => {
    const { out: short } = await zablab(['run', 'fresh-five']);
    const { out: whole } = await zablab(['run', 'fresh-five', '--detail']);
    expect(whole.split('\n').length).toBeGreaterThan(2 * short.split('\n').length);
    expect(short).toMatch(/\d+ lines left out: --detail/);
    expect(whole).not.toContain('left out');
  });

  it('--seed, --set, --servers and --until change the run', async () => {
    const digests = new Set<string>();
    const changes = [
      [],
      ['--seed', '2'],
      ['--set', 'start.4=0.5s'],
      ['--servers', '7'],
      ['--until', '20s'],
      ['--set', 'tickTime=500'],
    ];
    for (const change of changes)
      digests.add(documentOf((await zablab(['run', 'fresh-five', '--json', ...change])).out).digest);
    expect(digests.size).toBe(changes.length);
    const earlier = documentOf((await zablab(['run', 'fresh-five', '--json', '--set', 'start.4=0.5s'])).out);
    expect(earlier.leader).toBe(4);
    expect(
      (await zablab(['run', 'fresh-five', '--servers', '9', '--set', 'start.9=0.2s', '--json'])).code,
    ).toBeLessThan(2);
    expect((await zablab(['run', 'fresh-five', '--seed', '种子 @/k'])).out).toContain('seed 种子 @/k');
  });

  it('loses no word of a long line', async () => {
    const { out } = await zablab(['run', 'fresh-five', '--servers', '30']);
    const lines = out.split('\n').filter((line) => line.startsWith(' ') || line.startsWith('servers'));
    expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain(
      '13 FOLLOWING 14 FOLLOWING 15 FOLLOWING 16 LEADING',
    );
    expect(out).not.toMatch(/[A-Z]{4}\d/);
  });

  it('exits with 1 if an expectation is not met', async () => {
    const { code, out } = await zablab(['run', 'wrong.yaml'], here);
    expect(code).toBe(1);
    expect(out).toMatch(/^expected +✗ .*not met/m);
  });

  it('exits with 1 if a property breaks that the story does not expect to break', async () => {
    const variant = ['--set', 'variants=half-is-a-quorum', '--servers', '4'];
    const text = `zablab: 1\nensemble: { servers: 4, variants: [half-is-a-quorum] }\nsteps:\n  - { at: 0s, partition: [[1, 2], [3, 4]] }\n  - { at: 0s, start: all }\nuntil: 3s\n`;
    writeFileSync(join(folder.path, 'split.yaml'), text);
    const { code, out } = await zablab(['run', 'split.yaml', '--json'], here);
    expect(code).toBe(1);
    expect(documentOf(out)['ok']).toBe(false);
    expect((await zablab(['run', 'split.yaml'], here)).out).toMatch(/✗ leadership uniqueness .*broken/);
    expect((await zablab(['run', 'fresh-five', ...variant])).code).toBeLessThan(2);
  });
});

describe('progress', () => {
  const long = ['run', 'fresh-five', '--servers', '40'];

  it('is a line on a terminal, and gone at the end', async () => {
    const { err } = await zablab(long, { isErrorTTY: true });
    expect(err).toMatch(/\d+\.\d s of 44\.0 s · [\d,]+ events/);
    expect(err).toMatch(/\r +\r$/);
  });

  it('is shown to nobody else', async () => {
    expect((await zablab(long)).err).toBe('');
    expect((await zablab(long, { isTTY: true })).err).toBe('');
  });
});

describe('zablab run --json', () => {
  it('prints exactly one document, with the fields that scripts rely on', async () => {
    const { code, out, err } = await zablab(['run', 'fresh-five', '--json']);
    expect(code).toBe(0);
    expect(documentOf(out)).toMatchObject({
      scenario: 'fresh-five',
      seed: '1',
      endedAtMs: 9_000,
      leader: 3,
      servers: [1, 2, 3, 4, 5].map((id) => ({
        id,
        up: true,
        paused: false,
        state: id === 3 ? 'LEADING' : 'FOLLOWING',
      })),
      ok: true,
    });
    const { digest, events, expectations, properties } = documentOf(out);
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(events).toBeGreaterThan(0);
    expect(expectations).toContainEqual({ text: '1, 2, 4 and 5 follow 3', met: true });
    expect(properties).toContainEqual({ name: 'leadership uniqueness', mood: 'always', held: true });
    expect(err).toContain('3 is LEADING');
  });

  it('says of every server how far it has come, who was elected when, and how learners were synchronised', async () => {
    const document = documentOf((await zablab(['run', 'clients.yaml', '--json'], here)).out);
    const facts = { mode: 'follower', phase: 'broadcast', acceptedEpoch: 2, currentEpoch: 2 };
    expect(document['servers']).toEqual([
      {
        id: 1,
        up: false,
        paused: false,
        state: null,
        mode: null,
        phase: null,
        acceptedEpoch: null,
        currentEpoch: null,
        lastProcessedZxid: null,
        lastLoggedZxid: null,
      },
      {
        ...facts,
        id: 2,
        up: true,
        paused: false,
        state: 'FOLLOWING',
        lastProcessedZxid: '0x200000003',
        lastLoggedZxid: '0x200000003',
      },
      {
        ...facts,
        id: 3,
        up: true,
        paused: false,
        state: 'LEADING',
        mode: 'leader',
        lastProcessedZxid: '0x200000003',
        lastLoggedZxid: '0x200000003',
      },
    ]);
    const elections = document['elections'] as readonly Readonly<Record<string, number>>[];
    expect(elections).toEqual([
      { epoch: 2, leader: 3, atMs: elections[0]?.['atMs'], tookMs: elections[0]?.['tookMs'] },
    ]);
    expect(elections[0]?.['atMs']).toBeGreaterThan(200);
    expect(elections[0]?.['tookMs']).toBeGreaterThan(200);
    expect(document['syncs']).toContainEqual({ learner: 2, leader: 3, mode: 'SNAP' });
    expect(document['warnings']).toEqual([]);
  });

  it('tells on standard error what is doubtful, and lists it', async () => {
    const { code, out, err } = await zablab(['run', 'zoo.yaml', '--json'], here);
    expect(code).toBe(0);
    const line = err.split('\n').find((one) => one.includes('ticktime')) ?? '';
    expect(line).toMatch(/^zoo\.yaml:7:5: warning: ensemble\.zooCfg:4:1: .*"ticktime"/);
    expect(documentOf(out)['warnings']).toContainEqual({
      text: line.replace('zoo.yaml:7:5: ', ''),
      line: 7,
      column: 5,
    });
    const chinese = await zablab(['run', 'zoo.yaml', '--lang', 'zh-CN'], here);
    expect(chinese.err).toMatch(/^zoo\.yaml:7:5: 警告：/m);
  });

  it('is in the language asked for, and of the same run', async () => {
    const [en, zh] = await Promise.all([
      zablab(['run', 'fresh-five', '--json']),
      zablab(['run', 'fresh-five', '--json', '--lang', 'zh-CN']),
    ]);
    expect(documentOf(zh.out).digest).toBe(documentOf(en.out).digest);
    expect(JSON.stringify(documentOf(zh.out)['expectations'])).toMatch(/\p{Script=Han}/u);
  });
});

describe('zablab run --trace', () => {
  it('writes what ran, then one row a line', async () => {
    const { code, out } = await zablab(
      ['run', 'small.yaml', '--json', '--seed', 'a/1', '--trace', 'small.ndjson'],
      here,
    );
    expect(code).toBe(0);
    const [first = '', ...lines] = readFileSync(join(folder.path, 'small.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    const header = JSON.parse(first) as Readonly<Record<string, unknown>>;
    expect(Object.keys(header).slice(0, 4)).toEqual(['version', 'story', 'seed', 'digest']);
    expect(header).toMatchObject({
      version: '0.1.0',
      story: 'small',
      seed: 'a/1',
      digest: documentOf(out).digest,
      rows: lines.length,
      scenario: { zablab: 1, seed: 'a/1' },
      run: { seed: 'a/1', untilUs: 5_000_000 },
    });
    lines.forEach((line, i) => expect(JSON.parse(line)).toMatchObject({ i }));
  });

  it('replaces a file only when it is whole, and through a link', async () => {
    writeFileSync(join(folder.path, 'target.ndjson'), 'old');
    symlinkSync('target.ndjson', join(folder.path, 'link.ndjson'));
    await zablab(['run', 'small.yaml', '--trace', 'target.ndjson'], { ...here, interrupts: true });
    await zablab(['run', 'small.yaml', '--trace', 'link.ndjson'], here);
    expect(readFileSync(join(folder.path, 'target.ndjson'), 'utf8')).toMatch(/^\{"version":/);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a fault of ours', () => {
  const failing = {
    onOut: () => {
      throw new TypeError('the pen broke');
    },
  };

  it('is told in two lines, with the command line that reproduces it', async () => {
    const { code, err } = await zablab(
      ['run', 'fresh-five', '--set', 'start.4=0.5s', '--trace', 'x.ndjson'],
      { ...here, ...failing },
    );
    expect(code).toBe(70);
    expect(err.trimEnd().split('\n')).toEqual([
      'zablab: this is a fault of zablab itself, not yours: TypeError: the pen broke',
      'zablab: it is reproduced by (zablab 0.1.0): zablab run fresh-five --seed 1 --set start.4=0.5s',
    ]);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.x') || name === 'x.ndjson')).toEqual(
      [],
    );
  });

  it('shows its stack to those who ask for it', async () => {
    const { err } = await zablab(['run', 'fresh-five'], { ...failing, env: { ZABLAB_DEBUG: '1' } });
    expect(err).toMatch(/\n {4}at /);
  });
});
