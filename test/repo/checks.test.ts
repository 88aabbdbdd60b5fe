/**
 * A check that cannot fail checks nothing. Here the commands of package.json, with the configuration files of
 * this repository, run over a small tree in a temporary folder: once as it should be (all must pass), and once
 * with one file planted for each thing that is forbidden (each must be named).
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const configuration = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'tsconfig.tools.json',
  'vitest.config.ts',
  '.oxlintrc.json',
  'biome.json',
  'knip.json',
  '.gitignore',
  'sim/tsconfig.json',
  'model/tsconfig.json',
  'scenarios/tsconfig.json',
  'cli/tsconfig.json',
  'bench/tsconfig.json',
  'viz/tsconfig.json',
  'viz/tsconfig.worker.json',
  'viz/vite.config.ts',
  'test/tsconfig.json',
  'test/repo/importRules.ts',
  'test/repo/lintRules.mjs',
  'test/support/markExecutable.mjs',
];

/** A tree that breaks no rule: something in each folder, used by the next. */
const innocent: Readonly<Record<string, string>> = {
  'sim/double.ts': 'export const double = (n: number): number => 2 * n;\nexport const mask = 2n ** 64n;\n',
  'sim/index.ts': "export { double, mask } from './double.ts';\n",
  'model/index.ts': "import { double } from '../sim/index.ts';\n\nexport const four = double(2);\n",
  'scenarios/index.ts': "export { four } from '../model/index.ts';\n",
  'cli/main.ts': "import { four } from '../scenarios/index.ts';\n\nconsole.log(four, Date.now());\n",
  'bench/main.ts': "import { four } from '../model/index.ts';\n\nconsole.log(four, performance.now());\n",
  'viz/index.html': '<!doctype html><script type="module" src="./app/main.tsx"></script>\n',
  'viz/app/main.tsx':
    "const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });\n" +
    "worker.postMessage('start');\n",
  'viz/worker/worker.ts':
    "import { four } from '../../scenarios/index.ts';\n\nself.onmessage = () => {\n  self.postMessage(four);\n};\n",
  'test/four.test.ts':
    "import { expect, it } from 'vitest';\nimport { four } from '../model/index.ts';\n\n" +
    "it('is four', () => {\n  expect(four).toBe(4);\n});\n",
};

/** What is planted: the check that must go red, the file, and what must stand beside its name. */
type Check = 'types' | 'lint' | 'format' | 'imports' | 'unused';
const planted: readonly (readonly [Check, path: string, text: string, because: string])[] = [
  ['types', 'sim/plantedType.ts', "export const n: number = 'one';\n", 'TS2322'],
  ['types', 'model/plantedType.ts', "export const n: number = 'one';\n", 'TS2322'],
  ['types', 'cli/plantedType.ts', "export const n: number = 'one';\n", 'TS2322'],
  ['types', 'viz/plantedType.ts', 'export const p = process.pid;\n', "'process'"],
  ['types', 'sim/plantedHost.ts', 'export const d = document.title;\n', "'document'"],
  ['types', 'test/plantedType.ts', "export const n: number = 'one';\n", 'TS2322'],
  ['types', 'bench/plantedType.ts', "export const n: number = 'one';\n", 'TS2322'],

  ['imports', 'sim/plantedUp.ts', "export { four } from '../model/index.ts';\n", 'sim imports only'],
  ['imports', 'model/plantedUp.ts', "export { four } from '../scenarios/index.ts';\n", 'model imports only'],
  ['imports', 'cli/plantedAcross.ts', "export * from '../viz/app/main.tsx';\n", 'cli imports only'],
  ['imports', 'viz/plantedAcross.ts', "export * from '../cli/main.ts';\n", 'viz imports only'],
  ['imports', 'bench/plantedTest.ts', "export * from '../test/four.test.ts';\n", 'bench imports only'],
  ['imports', 'sim/plantedCycle.ts', "import './plantedCycleBack.ts';\n", 'no cycles'],
  ['imports', 'sim/plantedCycleBack.ts', "import './plantedCycle.ts';\n", 'no cycles'],
  ['imports', 'model/plantedNode.ts', "export { readFileSync } from 'node:fs';\n", 'no node module'],

  ['lint', 'sim/plantedDate.ts', 'export const now = (): number => Date.now();\n', 'no-restricted-globals'],
  [
    'lint',
    'model/plantedRandom.ts',
    'export const draw = (): number => Math.random();\n',
    'no-restricted-properties',
  ],
  [
    'lint',
    'sim/plantedLog.ts',
    'export const log = (n: number): number => Math.log(n);\n',
    'no-restricted-properties',
  ],
  [
    'lint',
    'sim/plantedPow.ts',
    'export const pow = (n: number): number => Math.pow(n, 2);\n',
    'no-restricted-properties',
  ],
  ['lint', 'sim/plantedPower.ts', 'export const pow = (n: number): number => n ** 2;\n', 'no-power'],
  ['lint', 'sim/plantedTimer.ts', 'setTimeout(() => 1, 1);\n', 'no-restricted-globals'],
  ['lint', 'model/plantedMicrotask.ts', 'queueMicrotask(() => 1);\n', 'no-restricted-globals'],
  ['lint', 'model/plantedPerformance.ts', 'export const at = performance.now();\n', 'no-restricted-globals'],
  ['lint', 'scenarios/plantedProcess.ts', 'export const id = process.pid;\n', 'no-restricted-globals'],
  ['lint', 'scenarios/plantedConsole.ts', "console.log('hello');\n", 'no-restricted-globals'],
  ['lint', 'scenarios/plantedIntl.ts', 'export const c = new Intl.Collator();\n', 'no-restricted-globals'],
  [
    'lint',
    'model/plantedLocale.ts',
    "export const c = 'a'.localeCompare('b');\n",
    'no-restricted-properties',
  ],
  ['lint', 'model/plantedAsync.ts', 'export async function f(): Promise<void> {}\n', 'no-async-await'],
  ['lint', 'cli/plantedFloating.ts', 'Promise.resolve(1);\n', 'no-floating-promises'],
  ['lint', 'cli/plantedAny.ts', 'export const n = JSON.parse("1") as any;\n', 'no-explicit-any'],
  ['lint', 'cli/plantedNonNull.ts', 'export const n = [1][0]!;\n', 'no-non-null-assertion'],
  ['lint', 'viz/plantedDefault.ts', 'export default 1;\n', 'no-default-export'],
  ['lint', 'bench/plantedSort.ts', 'export const s = [2, 10].sort();\n', 'require-array-sort-compare'],
  ['lint', 'viz/plantedLong.ts', 'export {};\n'.repeat(401), 'max-lines'],
  [
    'lint',
    'test/plantedOnly.test.ts',
    "import { it } from 'vitest';\n\nit.only('x', () => {});\n",
    'no-focused-tests',
  ],

  ['format', 'sim/plantedFormat.ts', 'export const  spaced = "twice"\n', ''],
  ['unused', 'model/plantedDead.ts', 'export const dead = 1;\n', ''],
];
const checks: readonly Check[] = ['types', 'lint', 'format', 'imports', 'unused'];

interface Outcome {
  readonly failed: boolean;
  readonly output: string;
}

const folder = mkdtempSync(join(tmpdir(), 'zablab-checks-'));
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  await Promise.all(
    (['innocent', 'planted'] as const).map(async (name) => {
      const root = join(folder, name);
      for (const file of configuration) cpSync(join(repository, file), join(root, file));
      symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
      write(root, Object.entries(innocent));
      if (name === 'planted')
        write(
          root,
          planted.map(([, path, text]) => [path, text] as const),
        );
      for (const check of checks) outcomes.set(`${name} ${check}`, await run(check, root));
    }),
  );
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(checks)('npm run check:%s', (check) => {
  it('passes where nothing is wrong', () => {
    const { failed, output } = outcomeOf('innocent', check);
    expect(failed, output).toBe(false);
  });

  it.each(planted.filter(([by]) => by === check))('is red: %s %s', (_check, path, _text, because) => {
    const { failed, output } = outcomeOf('planted', check);
    expect(failed).toBe(true);
    const named = output.split('\n').some((line) => line.includes(path) && line.includes(because));
    expect(named, `${path} (${because}) is not named in\n${output}`).toBe(true);
  });

  it('does not blame the innocent', () => {
    const { output } = outcomeOf('planted', check);
    expect(output).not.toContain('sim/double.ts');
  });
});

function write(root: string, files: readonly (readonly [path: string, text: string])[]): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function outcomeOf(tree: 'innocent' | 'planted', check: Check): Outcome {
  const outcome = outcomes.get(`${tree} ${check}`);
  if (outcome === undefined) throw new Error(`${check} has not run on the ${tree} tree`);
  return outcome;
}

/** Runs the command exactly as package.json has it, but reporting plainly and in full. */
async function run(check: Check, cwd: string): Promise<Outcome> {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const more = {
    types: ' --pretty false',
    lint: ' --format=unix --quiet',
    format: ' --colors=off',
    imports: '',
    unused: ' --include files,exports,types --no-config-hints', // the small tree does not use every dependency
  };
  const script = `${scripts[`check:${check}`] ?? 'exit 99'}${more[check]}`;
  const path = [join(repository, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(script, { cwd, shell: true, env: { ...process.env, PATH: path, NO_COLOR: '1' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { failed: code !== 0, output };
}
