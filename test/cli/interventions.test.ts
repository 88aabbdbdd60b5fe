/** `--do`: interventions in a run, and in the second of two that are compared. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  interventionVerbs,
  resolveScenario,
  runScenario,
  storyNamed,
  withInterventions,
} from '../../scenarios/index.ts';
import { folderWith, smallStory, zablab } from './terminal.ts';

const folder = folderWith({ 'small.yaml': smallStory });
afterAll(() => folder.remove());
const here = { directory: folder.path };
const digestIn = (out: string): string => /^digest +([0-9a-f]{16})$/m.exec(out)?.[1] ?? 'no digest';

describe('zablab run STORY --do INTERVENTION', () => {
  it('is the run of the story with that step', async () => {
    const texts = ['6s kill leader', '6.5s/1 pause 1 for 1s'];
    const { out } = await zablab(['run', 'fresh-five', ...texts.flatMap((text) => ['--do', text])]);
    const story = storyNamed('fresh-five');
    if (story === undefined) throw new Error('the first story is gone');
    expect(digestIn(out)).toBe(runScenario(resolveScenario(withInterventions(story, texts))).digest);
  });

  it('says what was changed, and what it suggests does the same', async () => {
    const { out } = await zablab(['run', 'fresh-five', '--do', '6s cut 1>3'], { columns: 120 });
    expect(out.replaceAll('\u00a0', ' ')).toContain("The story, changed for this run: --do '6s cut 1>3'");
    expect(out).toContain("zablab run fresh-five --do '6s cut 1>3' --seed 2");
    expect(out).toContain("zablab run fresh-five --do '6s cut 1>3' --detail");
    const detailed = await zablab(['run', 'fresh-five', '--do', '6s cut 1>3', '--detail']);
    expect(digestIn(detailed.out)).toBe(digestIn(out));
  });

  it('comes after the settings: a server that one of them adds may be killed; an end that was asked for stays', async () => {
    const { code, out } = await zablab([
      'run',
      'fresh-five',
      '--servers',
      '7',
      '--until',
      '8s',
      '--do',
      '7.5s kill 7',
      '--json',
    ]);
    const report = JSON.parse(out) as {
      readonly endedAtMs: number;
      readonly servers: readonly { readonly up: boolean }[];
    };
    expect(code).toBeLessThan(2);
    expect(report.servers.map(({ up }) => up)).toEqual([true, true, true, true, true, true, false]);
    expect(report.endedAtMs).toBe(8_000);
  });

  it('is in the trace: what was kept can be run again', async () => {
    const typed = [
      'run',
      'small.yaml',
      '--do',
      '1s/1 kill 1',
      '--do',
      '2s write 2 /a=1',
      '--trace',
      'done.ndjson',
    ];
    const { out } = await zablab(typed, here);
    const compared = await zablab(
      ['diff', 'done.ndjson', 'small.yaml', '--do', '1s/1 kill 1', '--do', '2s write 2 /a=1'],
      here,
    );
    expect({ code: compared.code, err: compared.err }).toEqual({ code: 0, err: '' });
    expect(compared.out).toContain(digestIn(out));
    expect(readFileSync(join(folder.path, 'done.ndjson'), 'utf8')).toContain('"behind":1');
  });

  it.each([
    ['6s kil 3', 'zablab: --do "6s kil 3":1:4: unknown verb "kil": did you mean "kill"?\n'],
    ['6s kill 9', 'zablab: --do "6s kill 9":1:9: there is no server 9 (servers are 1, 2, 3, 4, 5)\n'],
    ['', 'zablab: --do "":1:1: an intervention was expected, such as "1.24s kill 3"\n'],
    ['6s letGo \u001b[31m', 'zablab: --do "6s letGo \\x1b[31m":1:10: '],
  ])('answers %j with one line', async (text, told) => {
    const { code, out, err } = await zablab(['run', 'fresh-five', '--do', text]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses what comes behind an end that was asked for', async () => {
    const { code, err } = await zablab([
      'run',
      'fresh-five',
      '--until',
      '5s',
      '--do',
      '6s kill 1',
      '--lang',
      'zh-CN',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/^zablab: --do "6s kill 1":1:1: .*[\u4e00-\u9fff]/);
  });

  it('needs a value, and the page of help lists every verb in both languages', async () => {
    expect((await zablab(['run', 'fresh-five', '--do'])).err).toContain(
      `"--do" needs a value: --do '1.24s kill 3'`,
    );
    for (const language of ['en', 'zh-CN']) {
      const { out } = await zablab(['run', '--help', '--lang', language]);
      const lines = out.split('\n').map((line) => line.trim().split(' ')[0]);
      expect(interventionVerbs.map(({ verb }) => verb).filter((verb) => !lines.includes(verb))).toEqual([]);
    }
  });
});

describe('zablab diff A --do INTERVENTION', () => {
  it('shows the first event that the intervention changes: itself', async () => {
    const { code, out } = await zablab(['diff', 'fresh-five', '--do', '6s kill leader'], { columns: 120 });
    expect(code).toBe(1);
    expect(out).toContain("B  fresh-five --do '6s kill leader', seed 1");
    expect(out).toMatch(/^B +6\.000000 s +fault/m);
  });

  it('takes a second side, of another seed say; none that was recorded', async () => {
    const { code, out } = await zablab(['diff', 'fresh-five@2', 'fresh-five@2', '--do', '6s heal all'], {
      columns: 120,
    });
    expect(code).toBe(1);
    expect(out).toContain("B  fresh-five --do '6s heal all', seed 2");
    writeFileSync(join(folder.path, 'kept.ndjson'), '');
    const refused = await zablab(['diff', 'small.yaml', 'kept.ndjson', '--do', '1s kill 1'], here);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('kept.ndjson is a trace');
  });
});
