/**
 * `npm run bench`: measures, prints a table, and with `--json FILE` writes it down. Values stand beside their targets and nothing fails
 * because of them: a timing is a fact about a machine, not a claim about the code.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import type { Row, SectionReport } from './row.ts';
import { type Section, sections } from './sections.ts';
import { heading, line, summary } from './table.ts';

const options = readOptions();

if (options.section !== undefined) console.log(JSON.stringify(await sectionNamed(options.section).measure()));
else report((options.only ?? sections.map(({ name }) => name)).map(sectionNamed), options.json);

function readOptions() {
  try {
    return parseArgs({
      options: {
        /** File to write the report to. */
        json: { type: 'string' },
        /** Measure this section only; may be repeated. */
        only: { type: 'string', multiple: true },
        /** Used by this program itself: measure one section here and print its rows as JSON. */
        section: { type: 'string' },
      },
    }).values;
  } catch {
    return refuse('usage: npm run bench -- [--only SECTION …] [--json FILE]');
  }
}

function sectionNamed(name: string): Section {
  const section = sections.find((candidate) => candidate.name === name);
  return (
    section ?? refuse(`no section "${name}": there are ${sections.map((known) => known.name).join(', ')}`)
  );
}

/** Ends with one line, and the exit code of bad input. */
function refuse(why: string): never {
  console.error(`bench: ${why}`);
  process.exit(2);
}

function report(wanted: readonly Section[], jsonFile: string | undefined): void {
  const { version } = process;
  const cores = availableParallelism();
  console.log(
    `Node ${version}, ${cores} cores. CPU time, medians of interleaved rounds, ${pc.dim('min – max')}.`,
  );
  const reports = wanted.map(({ name, title }): SectionReport => {
    console.log(heading(title));
    const rows = measureApart(name);
    for (const row of rows) console.log(line(row));
    return { section: name, title, rows };
  });
  console.log(summary(reports));
  if (jsonFile === undefined) return;
  writeFileSync(jsonFile, `${JSON.stringify({ node: version, cores, sections: reports }, null, 2)}\n`);
}

function measureApart(name: string): readonly Row[] {
  const program = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', program, '--section', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (status !== 0) throw new Error(`the section ${name} could not be measured`);
  return JSON.parse(stdout) as readonly Row[];
}
