/** `zablab conform`: whether what was recorded of real ensembles can have come from the model. */
import { basename } from 'node:path';
import { type Conformity, conformityOf, type Difference } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { EXIT } from './errors.ts';
import { oneLine } from './oneLine.ts';
import type { Paint } from './paint.ts';
import { Progress } from './progress.ts';
import { readRecordings } from './recordingFile.ts';
import { wrap } from './width.ts';

export interface ConformOptions {
  readonly json?: boolean;
}

/** @returns The exit code: 0 if every case agrees, 1 if one does not. */
export function conform(file: string, options: ConformOptions, context: Context): number {
  const { io } = context;
  const recordings = readRecordings(file, io);
  const output = options.json === true ? io.stderr : io.stdout;
  const paint = context.paint(output);
  const write = (line: string): void => output.write(`${line}\n`);
  const progress = new Progress(io.stderr, false);
  write(paint.bold(`${oneLine(basename(file))} · ${context.tell({ id: 'conform.heading', params: {} })}`));
  const differing: Conformity[] = [];
  for (const [index, recording] of recordings.entries()) {
    const params = { done: index, cases: recordings.length };
    progress.show(context.tell({ id: 'conform.progress', params }));
    const conformity = conformityOf(recording);
    progress.clear();
    if (conformity.difference === null) continue;
    differing.push(conformity);
    for (const line of differenceLines(conformity, output.columns, context, paint)) write(line);
  }
  const cases = recordings.length;
  const agreeing = cases - differing.length;
  const verdict = context.tell({ id: 'conform.verdict', params: { cases, agreeing } });
  write(differing.length === 0 ? paint.green(verdict) : paint.red(verdict));
  if (options.json === true) {
    const differences = differing.map(({ name, difference }) => ({ case: name, ...difference }));
    io.stdout.write(`${JSON.stringify({ cases, agreeing, differences }, null, 2)}\n`);
  }
  return differing.length === 0 ? EXIT.ok : EXIT.broken;
}

function differenceLines(
  { name, difference }: Conformity,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  if (difference === null) return [];
  const { field } = difference;
  const params = { field, recorded: told(difference.recorded), simulated: told(difference.simulated) };
  const sentence = oneLine(context.tell({ id: 'conform.difference', params }));
  return [paint.cyan(oneLine(name)), ...wrap(sentence, columns - 2).map((line) => `  ${line}`)];
}

const told = (value: Difference['recorded']): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
