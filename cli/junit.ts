/**
 * A report in the format that JUnit made common: one suite for our own stories, one for those of the folder, one case for each story.
 *
 * Its times are virtual, and it holds no date: the same stories give the same report, byte by byte, on every machine.
 */
import { basename } from 'node:path';
import { type Checked, warningLines } from './checked.ts';
import type { Context } from './context.ts';

const OURS = 'zablab';

/** @returns The report, XML 1.0 in UTF-8, with its last line ended. */
export function junitReport(done: readonly Checked[], context: Context): string {
  const folders = [...new Set(done.map(({ folder }) => folder))];
  const suites = folders.flatMap((folder) => {
    const cases = done.filter((one) => one.folder === folder);
    return [
      `  <testsuite${attributes({ name: folder ?? OURS, ...totals(cases) })}>`,
      ...cases.flatMap((one) => caseLines(one, context)),
      '  </testsuite>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: OURS, ...totals(done) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function totals(cases: readonly Checked[]): Readonly<Record<string, string>> {
  const countOf = (...kinds: readonly Checked['kind'][]): string =>
    String(cases.filter(({ kind }) => kinds.includes(kind)).length);
  return {
    tests: String(cases.length),
    failures: countOf('failed'),
    errors: countOf('wrong', 'fault'),
    skipped: '0',
    time: seconds(cases.reduce((sum, one) => sum + endedAtUs(one), 0)),
  };
}

function caseLines(checked: Checked, context: Context): readonly string[] {
  const { shown, folder } = checked;
  const named = {
    name: folder === null ? shown : basename(shown),
    classname: folder === null ? `${OURS}.stories` : classNameOf(shown),
    ...(folder === null ? {} : { file: shown }),
    time: seconds(endedAtUs(checked)),
  };
  const inside = [...problemLines(checked), ...outputLines(checked, context)];
  if (inside.length === 0) return [`    <testcase${attributes(named)}/>`];
  return [`    <testcase${attributes(named)}>`, ...inside.map((line) => `      ${line}`), '    </testcase>'];
}

/** The folders of a file, as readers that sort by package expect them. */
function classNameOf(shown: string): string {
  const folders = shown.split(/[/\\]/).slice(0, -1);
  const names = folders.filter((name) => name !== '' && name !== '.' && name !== '..');
  return [OURS, ...names.map((name) => name.replaceAll('.', '_'))].join('.');
}

function problemLines(checked: Checked): readonly string[] {
  switch (checked.kind) {
    case 'passed':
      return [];
    case 'failed': {
      const [message = ''] = checked.failures;
      return [element('failure', { message, type: 'story' }, checked.failures.join('\n'))];
    }
    case 'wrong':
      return [element('error', { message: checked.error, type: 'input' }, checked.error)];
    case 'fault': {
      const message = String(checked.error);
      return [element('error', { message, type: 'fault' }, message)];
    }
  }
}

function outputLines(checked: Checked, context: Context): readonly string[] {
  if (!('result' in checked)) return [];
  const { seed, digest, events } = checked.result;
  const out = context.tell({ id: 'check.output', params: { seed, digest, events } });
  const err = warningLines(checked, context.language).join('\n');
  return [element('system-out', {}, out), ...(err === '' ? [] : [element('system-err', {}, err)])];
}

const endedAtUs = (checked: Checked): number => ('result' in checked ? checked.result.endedAtUs : 0);

const seconds = (us: number): string =>
  `${Math.floor(us / 1_000_000)}.${String(us % 1_000_000).padStart(6, '0')}`;

const element = (name: string, values: Readonly<Record<string, string>>, text: string): string =>
  `<${name}${attributes(values)}>${escaped(text)}</${name}>`;

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(value).replaceAll(/[\n\r\t]/g, (c) => `&#${c.charCodeAt(0)};`)}"`,
    )
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 cannot hold, not even as an entity: control characters, halves of pairs, and two that are no characters. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string =>
  text
    .replaceAll(IMPOSSIBLE, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
