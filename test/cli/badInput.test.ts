/** Bad input: one clear line on standard error, exit code 2, nothing on standard output, no stack trace. */
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, smallStory, zablab } from './terminal.ts';

const header = JSON.stringify({
  version: '0.0.1',
  story: 'x',
  seed: '1',
  digest: '0123456789abcdef',
  rows: 2,
  events: 1,
  endedAtMs: 1,
  trace: 1,
  scenario: {},
});
const row = (i: number): string =>
  JSON.stringify({
    i,
    t: 0,
    node: 1,
    kind: 'start',
    peer: 0,
    cause: -1,
    prevLocal: -1,
    event: 1,
    msg: -1,
    data: null,
  });

const files: Readonly<Record<string, string | Uint8Array>> = {
  'good.yaml': smallStory,
  'bad.yaml': 'zablab: 1\nensemble: { servers: 3\nsteps: []\n',
  'contradiction.yaml':
    'zablab: 1\nensemble: { servers: 3, observers: [1, 2, 3] }\nsteps:\n  - { at: 0s, start: all }\n',
  'unknownServer.yaml':
    'zablab: 1\nensemble: { servers: 3 }\nsteps:\n  - { at: 0s, start: all }\n  - { at: 1s, kill: 9 }\n',
  'negative.yaml': 'zablab: 1\nensemble: { servers: 3 }\nsteps:\n  - { at: -1s, start: all }\n',
  'late.yaml': 'zablab: 1\nensemble: { servers: 3 }\nsteps:\n  - { at: 20s, start: all }\nuntil: 10s\n',
  'large.yaml': `${smallStory}# ${'x'.repeat(1_100_000)}\n`,
  'binary.yaml': Uint8Array.from([0x7a, 0xff, 0xfe, 0x00, 0xc3, 0x28]),
  'nul.yaml': 'zablab: 1\0\n',
  'breaks.yaml': smallStory.replace('servers: 3', 'servers: 2, variants: [half-is-a-quorum]'),
  'empty.zsim': '',
  'binary.zsim': Uint8Array.from([0x7b, 0xff, 0xfe, 0x00]),
  'cut.zsim': '{"capsule": 1,\n "zablab": "0.1.0", "fail',
  'foreign.zsim': '{"hello": "world"}\n',
  'empty.yaml': '',
  'empty.ndjson': '',
  'foreign.ndjson': '{"hello":"world"}\n',
  'text.ndjson': 'not JSON at all\n',
  'binary.ndjson': Uint8Array.from([0x7b, 0xff, 0xfe, 0x0a]),
  'format.ndjson': `${header.replace('"trace":1', '"trace":9')}\n`,
  'truncated.ndjson': `${header}\n${row(0)}\n`,
  'cut.ndjson': `${header}\n${row(0)}\n${row(1).slice(0, 20)}`,
  'row.ndjson': `${header}\n${row(0)}\n{"i":7}\n`,
  'more.ndjson': `${header}\n${row(0)}\n${row(1)}\n${row(2)}\n`,
};

const folder = folderWith(files);
beforeAll(() => {
  mkdirSync(join(folder.path, 'directory'));
  mkdirSync(join(folder.path, 'locked'));
  chmodSync(join(folder.path, 'locked'), 0o500);
  symlinkSync('/dev/zero', join(folder.path, 'endless.yaml'));
});
afterAll(() => folder.remove());

/** What is typed, and what the line must say. */
const cases: readonly (readonly [typed: readonly string[], line: RegExp])[] = [
  // Words
  [['rnu', 'fresh-five'], /^zablab: unknown command "rnu": did you mean "run"\?$/],
  [['frobnicate'], /^zablab: unknown command "frobnicate" \(there are run, view, check, fuzz, .*, help\)$/],
  [['fresh-five'], /^zablab: unknown command "fresh-five": that is a story; type "zablab run fresh-five"$/],
  [['help', 'rnu'], /unknown command "rnu"/],
  [['rnu', '--help'], /unknown command "rnu"/],
  [['run'], /^zablab: which story\? .*zablab list/],
  [['run', '--seed', '2'], /which story/],
  [['run', 'fresh-five', '--sed', '2'], /^zablab: unknown option "--sed": did you mean "--seed"\?$/],
  [['run', 'fresh-five', '--xyzzy'], /^zablab: unknown option "--xyzzy" \(see "zablab run --help"\)$/],
  [['list', '--jsno'], /unknown option "--jsno": did you mean "--json"/],
  [['run', 'fresh-five', '--json=yes'], /"--json" takes no value/],
  [['--seed', '1', 'run', 'fresh-five'], /"--seed" belongs behind the command: zablab run … --seed$/],
  [['run', ''], /^zablab: there is no story ""/],
  [['diff', '', '@'], /there is no story ""/],
  [[''], /unknown command ""/],
  [['run', 'fresh-five', '--seed'], /^zablab: "--seed" needs a value: --seed 2$/],
  [['run', 'fresh-five', 'all-at-once'], /"all-at-once" is too much: "zablab run" takes 1 argument$/],
  [['list', 'fresh-five'], /"fresh-five" is too much: "zablab list" takes options only/],
  [['diff', 'fresh-five'], /which two runs\?/],
  [['diff', 'a', 'b', 'c'], /"c" is too much/],
  [['list', '--lang', 'fr'], /--lang: "fr" is no language of zablab: en or zh-CN$/],
  [['run', 'fresh-five', '--lang', ''], /--lang: "" is no language/],
  // Stories
  [['run', 'frsh-five'], /^zablab: there is no story "frsh-five": did you mean "fresh-five"\?$/],
  [['run', 'qqqqqqqq'], /^zablab: there is no story "qqqqqqqq" \("zablab list" shows those there are\)/],
  [['run', 'missing.yaml'], /^zablab: missing\.yaml: there is no such file$/],
  [['run', 'directory'], /^zablab: directory: this is a directory/],
  [['run', 'good.yaml/x.yaml'], /there is no such file/],
  [['run', 'bad.yaml'], /^bad\.yaml:\d+:\d+: this is neither YAML nor JSON/],
  [['run', 'contradiction.yaml'], /^contradiction\.yaml:2:\d+: .*every server is an observer/],
  [['run', 'unknownServer.yaml'], /^unknownServer\.yaml:5:21: steps\[1\]\.kill: there is no server 9/],
  [['run', 'negative.yaml'], /^negative\.yaml:4:11: .*negative/],
  [['run', 'late.yaml'], /^late\.yaml:4:\d+: .*after the end/],
  [['run', 'large.yaml'], /^large\.yaml: .*too large/],
  [['run', 'endless.yaml'], /^endless\.yaml: .*too large/],
  [['run', 'binary.yaml'], /^binary\.yaml: .*not UTF-8 text/],
  [['run', 'nul.yaml'], /^nul\.yaml: .*not UTF-8 text/],
  [['run', 'empty.yaml'], /^empty\.yaml.*empty/],
  // Changes for one run
  [['run', 'fresh-five', '--until', 'soon'], /^zablab: --until: "soon" is not a time/],
  [['run', 'fresh-five', '--until', '-5s'], /^zablab: --until: "-5s" is negative/],
  [['run', 'fresh-five', '--until', '90'], /^zablab: --until: .*unit|time/],
  [
    ['run', 'fresh-five', '--set', 'tikTime=500'],
    /^zablab: --set: unknown setting "tikTime": did you mean "tickTime"\?$/,
  ],
  [
    ['run', 'fresh-five', '--set', 'tickTime'],
    /^zablab: --set: "tickTime" is not a setting: write KEY=VALUE/,
  ],
  [['run', 'fresh-five', '--set', '=5'], /--set: "=5" is not a setting/],
  [['run', 'fresh-five', '--set', 'tickTime=fast'], /^zablab: --set tickTime: /],
  [['run', 'fresh-five', '--set', 'start.9=1s'], /^zablab: --set start\.9: there is no server 9/],
  [['run', 'fresh-five', '--servers', '0'], /^zablab: --servers: /],
  [['run', 'fresh-five', '--servers', '-3'], /^zablab: --servers: /],
  [['run', 'fresh-five', '--servers', '1.5'], /^zablab: --servers: /],
  [['run', 'fresh-five', '--servers', '1000'], /^zablab: --servers: 1000 is not between 1 and 99$/],
  [['run', 'fresh-five', '--servers', 'many'], /^zablab: --servers: /],
  [['run', 'fresh-five', '--seed', ''], /^zablab: --seed: /],
  [['run', 'fresh-five', '--seed', 'x'.repeat(65)], /^zablab: --seed: .*64/],
  [['diff', 'fresh-five@', 'fresh-five'], /fresh-five@: .*1 to 64|expected 1 to 64/],
  // Traces
  [['run', 'good.yaml', '--trace', 'directory'], /^zablab: --trace directory: .*it is a directory$/],
  [
    ['run', 'good.yaml', '--trace', 'no/such/x.ndjson'],
    /--trace no\/such\/x\.ndjson: .*there is no directory no\/such$/,
  ],
  [['run', 'good.yaml', '--trace', 'good.yaml/x'], /there is no directory good\.yaml$/],
  [['run', 'good.yaml', '--trace', '/dev/null'], /it is a device or a pipe/],
  [
    ['run', 'good.yaml', '--trace', './good.yaml'],
    /^zablab: --trace \.\/good\.yaml: this is the story itself/,
  ],
  [['diff', 'missing.ndjson', 'fresh-five'], /^zablab: missing\.ndjson: there is no such file$/],
  [['diff', 'directory', 'fresh-five'], /directory: this is a directory/],
  [['diff', 'empty.ndjson', 'fresh-five'], /^zablab: empty\.ndjson:1: this file is empty/],
  [['diff', 'fresh-five', 'foreign.ndjson'], /^zablab: foreign\.ndjson:1: this is no trace of zablab/],
  [['diff', 'text.ndjson', 'fresh-five'], /text\.ndjson:1: this is no trace/],
  [['diff', 'binary.ndjson', 'fresh-five'], /binary\.ndjson:1: this is no trace/],
  [['diff', 'format.ndjson', 'fresh-five'], /format\.ndjson:1: this trace has format 9/],
  [
    ['diff', 'truncated.ndjson', 'fresh-five'],
    /truncated\.ndjson:3: the trace ends after 1 of 2 rows: it is truncated/,
  ],
  [['diff', 'cut.ndjson', 'fresh-five'], /cut\.ndjson:3: the trace ends after 1 of 2 rows/],
  [['diff', 'row.ndjson', 'fresh-five'], /row\.ndjson:3: row 1 of the trace was expected here/],
  [['diff', 'more.ndjson', 'fresh-five'], /more\.ndjson:4: the trace goes on after its 2 rows/],
  [
    ['diff', 'fresh-five@', 'fresh-five'],
    /^zablab: fresh-five@: a seed of 1 to 64 characters was expected behind the "@", found 0$/,
  ],
  [['run', 'good.yaml', '--trace', ''], /^zablab: --trace: the name of a file was expected, found nothing$/],
  // Searching
  [
    ['fuzz', '--profile', 'elektions'],
    /^zablab: --profile: there is no profile "elektions": did you mean "elections"\?$/,
  ],
  [
    ['fuzz', '--profile', 'x'],
    /no profile "x" \(there are split-brain, elections, recovery, disk and everything\)$/,
  ],
  [['fuzz', '--servers', '0'], /^zablab: --servers: a whole number from 1 to 9 was expected, found "0"$/],
  [['fuzz', '--servers', '10'], /--servers: .* found "10"$/],
  [
    ['fuzz', '--runs', '0'],
    /^zablab: --runs: a whole number from 1 to 1,000,000,000 was expected, found "0"$/,
  ],
  [['fuzz', '--runs', '1e3'], /--runs: .* found "1e3"$/],
  [['fuzz', '--workers', 'all'], /--workers: .* found "all"$/],
  [['fuzz', '--only', '-1'], /--only: .* found "-1"$/],
  [
    ['fuzz', '--runs', '5', '--for', '60s'],
    /^zablab: --runs and --for exclude each other: give one of them$/,
  ],
  [['fuzz', '--only', '5', '--for', '60s'], /--for and --only exclude each other/],
  [['fuzz', '--for', '60'], /^zablab: --for: a time .* such as 60s, 5m or 2h, found "60"$/],
  [['fuzz', '--for', '0s'], /--for: .* found "0s"$/],
  [['fuzz', '--for', '9999999h'], /--for: .* found "9999999h"$/],
  [['fuzz', '--bug', '4634'], /^zablab: --bug: there is no bug "4634": did you mean "ZOOKEEPER-4643"\?$/],
  [['fuzz', '--bug', 'half-is-quorum'], /--bug: .*did you mean "half-is-a-quorum"\?$/],
  [['fuzz', '--bug', 'qqqqqqqqqqqq'], /--bug: there is no bug "qqqqqqqqqqqq" \(a variant or a JIRA id/],
  [
    ['fuzz', '--release', '3.6.0'],
    /^zablab: --release: zablab has no release "3\.6\.0": 3\.4\.5, .* or 3\.9\.5$/,
  ],
  [['fuzz', '--seed', ''], /^zablab: --seed: 1 to 53 characters were expected, found 0/],
  [['fuzz', '--seed', 'x'.repeat(54)], /--seed: 1 to 53 characters were expected, found 54/],
  [
    ['fuzz', '--out', 'good.yaml'],
    /^zablab: --out good\.yaml: this is a file, and a directory was expected$/,
  ],
  [['fuzz', '--out', 'good.yaml/deep'], /--out good\.yaml\/deep: this is a file/],
  [['fuzz', '--out', ''], /^zablab: --out: the name of a file was expected, found nothing$/],
  [
    ['fuzz', '--page', 'example'],
    /^zablab: --page: an address such as https:\/\/… was expected, found "example"$/,
  ],
  [['fuzz', 'everything'], /"everything" is too much: "zablab fuzz" takes options only/],
  [['fuzz', '--profile'], /^zablab: "--profile" needs a value: --profile split-brain$/],
  [['replay'], /^zablab: which failure\? Give a capsule/],
  [
    ['explain'],
    /^zablab: which failure\? Give a capsule, a story or a file: zablab explain ack-outlives-log$/,
  ],
  [['replay', 'missing.zsim'], /^zablab: missing\.zsim: there is no such file$/],
  [['replay', 'good.yaml'], /^good\.yaml:1:1: /],
  [['replay', 'directory'], /directory: this is a directory/],
  [['replay', 'empty.zsim'], /^empty\.zsim.*: /],
  [['replay', 'binary.zsim'], /^binary\.zsim: /],
  [['replay', 'cut.zsim'], /^cut\.zsim:\d+:\d+: /],
  [['explain', 'cut.zsim'], /^cut\.zsim:\d+:\d+: /],
  [['shrink', 'foreign.zsim'], /^foreign\.zsim:1:\d+: /],
  [['explain', 'fresh-five'], /^zablab: fresh-five: no property breaks in this run/],
  [['shrink', 'good.yaml'], /^zablab: good\.yaml: no property breaks in this run/],
  [['shrink', 'half-is-a-quorm'], /did you mean "half-is-a-quorum"/],
  [
    ['shrink', 'breaks.yaml', '--out', './breaks.yaml'],
    /--out \.\/breaks\.yaml: this is what is to be shrunk/,
  ],
  [
    ['shrink', 'breaks.yaml', '--out', 'no/such/x.zsim'],
    /--out no\/such\/x\.zsim: .*there is no directory no\/such$/,
  ],
  [['shrink', 'breaks.yaml', '--out', 'directory'], /--out directory: .*it is a directory$/],
  [['diff', 'frsh-five@2', 'fresh-five'], /there is no story "frsh-five": did you mean "fresh-five"\?/],
];

describe('bad input is one line and exit code 2', () => {
  it.each(cases)('zablab %j', async (typed, line) => {
    const { code, out, err } = await zablab(typed, { directory: folder.path });
    expect(err.trimEnd()).toMatch(line);
    expect(err.trimEnd()).not.toContain('\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it.each(cases)('in Chinese: zablab %j', async (typed) => {
    const { code, out, err } = await zablab(typed, { directory: folder.path, env: { ZABLAB_LANG: 'zh-CN' } });
    expect(err.trimEnd()).toMatch(/\p{Script=Han}/u);
    expect(err.trimEnd()).not.toContain('\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('a file name cannot break the line or colour the terminal', async () => {
    const { err } = await zablab(['run', 'a\n\u001b[31mb.yaml'], { directory: folder.path });
    expect(err).toBe('zablab: a\\n\\x1b[31mb.yaml: there is no such file\n');
  });

  it('a folder that may not be written', async () => {
    // Root may write anywhere, so root is somebody else for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { code, err } = await zablab(['run', 'fresh-five', '--trace', 'locked/x'], {
        directory: folder.path,
      });
      expect({ code, err }).toEqual({
        code: 2,
        err: 'zablab: --trace locked/x: this file cannot be written: permission denied\n',
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('the parser of YAML speaks English only, zablab does not', async () => {
    const mistakes = [
      'a: [1, 2',
      'a: {b: 1',
      '\ta: 1',
      'a: "b',
      'a: *x',
      'a: @b',
      'a\nb: 1',
      'a: 1\n---\nb: 1',
      'a: b: c',
      'a: "\\q"',
      'a: ]',
    ];
    for (const [index, text] of mistakes.entries()) {
      const name = `mistake${index}.yaml`;
      writeFileSync(join(folder.path, name), text);
      const { code, err } = await zablab(['run', name, '--lang', 'zh-CN'], { directory: folder.path });
      expect(code, text).toBe(2);
      const [, said = ''] = /^mistake\d+\.yaml:\d+:\d+: (?:a: )?(.*)\n$/.exec(err) ?? [];
      expect(said, text).toMatch(/\p{Script=Han}/u);
      expect(said.replaceAll(/YAML|JSON/g, ''), text).not.toMatch(/[A-Za-z]/);
    }
  });

  it('a folder of capsules that may not be written', async () => {
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { code, err } = await zablab(['fuzz', '--out', 'locked/deep'], { directory: folder.path });
      expect({ code, err }).toEqual({
        code: 2,
        err: 'zablab: --out locked/deep: nothing can be written into this directory (EACCES)\n',
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('leaves no file behind', () => {
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(join(folder.path, 'no'))).toBe(false);
  });
});
