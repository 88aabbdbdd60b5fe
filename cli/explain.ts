/** `zablab explain`: the shortest causal chain from a fault to the breach. */
import { basename, extname } from 'node:path';
import { explainFailure } from '../scenarios/index.ts';
import { findBrokenRun } from './brokenRun.ts';
import type { Context } from './context.ts';
import { EXIT } from './errors.ts';
import { explanationLines } from './explanationTelling.ts';
import { oneLine } from './oneLine.ts';
import { fullName } from './propertyText.ts';
import { wrap } from './width.ts';

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;

export function explain(word: string, context: Context): number {
  const { stdout } = context.io;
  const { resolved, failure, begin, path } = findBrokenRun(word, context.io);
  const explanation = explainFailure(resolved, failure, begin);
  const paint = context.paint(stdout);
  const columns = Math.min(stdout.columns, COLUMNS_MAX);
  // A story that was drawn has no name of its own.
  const params = {
    story: path === null ? resolved.name : basename(word, extname(word)),
    seed: resolved.run.seed,
  };
  const heading = oneLine(context.tell({ id: 'run.heading', params }));
  const lines = [
    paint.bold(fullName(failure.property, context)),
    ...wrap(heading, columns).map((line) => paint.dim(line)),
    '',
    ...explanationLines(explanation, columns, context, paint),
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}
