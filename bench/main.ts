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
import { sections } from './sections.ts';
import { heading, line, summary } from './table.ts';

const { values: options } = parseArgs({
  options: {
    /** File to write the report to. */
    json: { type: 'string' },
    /** Measure this section only; may be repeated. */
    only: { type: 'string', multiple: true },
    /** Used by this program itself: measure one section here and print its rows as JSON. */
    section: { type: 'string' },
  },
});

if (options.section !== undefined) {
  const section = sections.find(({ name }) => name === options.section);
  if (section === undefined) throw new RangeError(`no section is called ${options.section}`);
  console.log(JSON.stringify(section.measure()));
} else report(options.only ?? sections.map(({ name }) => name), options.json);

function report(wanted: readonly string[], jsonFile: string | undefined): void {
  const { version } = process;
  const cores = availableParallelism();
  console.log(
    `Node ${version}, ${cores} cores. CPU time, medians of interleaved rounds, ${pc.dim('min – max')}.`,
  );
  const reports = sections
    .filter(({ name }) => wanted.includes(name))
    .map(({ name, title }): SectionReport => {
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
