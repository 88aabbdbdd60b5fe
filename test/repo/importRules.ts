/**
 * The import rules of the repository, checked by dependency-cruiser in the folder this is run in: imports go
 * one way, nothing imports `test`, no cycles. Exits 1 and names the files where a rule is broken, and also when
 * the cruiser has not seen every source file, because a check of nothing must not pass.
 */
import { existsSync, readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';

/** Each folder, and the folders it may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  sim: [],
  model: ['sim'],
  scenarios: ['model', 'sim'],
  viz: ['scenarios', 'model', 'sim'],
  cli: ['scenarios', 'model', 'sim'],
  bench: ['scenarios', 'model', 'sim'],
  test: ['sim', 'model', 'scenarios', 'viz', 'cli', 'bench'],
};
const folders = Object.keys(mayImport);

const oneWay: IForbiddenRuleType[] = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder} imports only ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: `^(${folders.filter((other) => other !== folder && !allowed.includes(other)).join('|') || '$'})/`,
  },
}));

const forbidden: IForbiddenRuleType[] = [
  ...oneWay,
  {
    // A type alone is erased: files that only name each other's types do not load each other.
    name: 'no cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'imports resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'sim, model and scenarios know no node module',
    severity: 'error',
    from: { path: '^(sim|model|scenarios)/' },
    to: { dependencyTypes: ['core'] },
  },
];

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => posix.join(folder, path.replaceAll(sep, '/')));
}

const result = await cruise(folders.filter(existsSync), {
  ruleSet: { forbidden },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
  },
});
if (typeof result.output === 'string') throw new Error('dependency-cruiser gave text where a result was due');
const { modules, summary } = result.output;

const seen = new Set(modules.map((module) => module.source));
const onDisk = folders.flatMap(sourceFiles);
const unseen = onDisk.filter((path) => !seen.has(path));

for (const { rule, from, to } of summary.violations) console.error(`${from} -> ${to}: ${rule.name}`);
for (const path of unseen) console.error(`${path}: the cruiser did not see this file`);
if (onDisk.length === 0) console.error('no source files here: nothing was checked');

const red = summary.violations.length + unseen.length > 0 || onDisk.length === 0;
if (!red)
  console.log(`import rules hold: ${onDisk.length} files, ${summary.totalDependenciesCruised ?? 0} imports`);
process.exitCode = red ? 1 : 0;
