// Builds what is older than its sources, then runs a built file as if it had been typed: `node runBuilt.mjs dist/cli/main.js view`.
// In this process, so that Ctrl-C reaches nobody else.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PAGE = 'dist/page/index.html';
/** What the page is made of; the compiler knows by itself what the code is made of. */
const PAGE_SOURCES = ['viz', 'scenarios', 'model', 'sim', 'package-lock.json'];

/** @returns The latest change below `path`, in milliseconds; that of a folder is when something came into it or went. */
function changedMs(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedMs(join(path, name))));
}

function isPageStale() {
  const page = statSync(PAGE, { throwIfNoEntry: false });
  return page === undefined || PAGE_SOURCES.some((source) => changedMs(source) > page.mtimeMs);
}

function build(script) {
  // What npm is called on Windows, only a shell can start.
  const { status } = spawnSync(`npm run --silent ${script}`, { shell: true, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

build('build:code');
if (isPageStale()) build('build:page');
const [, , file, ...argv] = process.argv;
process.argv.splice(1, process.argv.length, resolve(file), ...argv);
await import(pathToFileURL(resolve(file)).href);
