/** `zablab check`: runs every story there is, ours and those of a folder, and says of each whether it came out as expected. */
import { resolve } from 'node:path';
import { moment, stories } from '../scenarios/index.ts';
import { check as checkStory, type Candidate, type Checked, warningLines } from './checked.ts';
import { isCapsuleWord } from './capsuleFile.ts';
import { checkDocument } from './checkDocument.ts';
import { type Context, ownVersion } from './context.ts';
import { EXIT, InputError, OurFault } from './errors.ts';
import { AtomicFile, isSameFile } from './files.ts';
import { junitReport } from './junit.ts';
import { oneLine } from './oneLine.ts';
import type { Paint } from './paint.ts';
import { runnableOf } from './runnable.ts';
import { capsulesIn, storyFilesOf } from './storyFiles.ts';
import { readStoryFile } from './storySource.ts';
import { padEnd, unbroken, widthOf, wrap } from './width.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly junit?: string;
}

/**
 * @param folder - As it was typed; undefined: our own stories alone.
 * @returns The exit code.
 */
export async function check(
  folder: string | undefined,
  options: CheckOptions,
  context: Context,
): Promise<number> {
  const { io } = context;
  const candidates = [...ours(), ...(folder === undefined ? [] : ofFolder(folder, context))];
  let interrupted = false;
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  const report = options.junit === undefined ? null : openReport(options.junit, folder, context);
  try {
    const done = await checkAll(candidates, options, () => interrupted, context);
    const isWhole = done.length === candidates.length;
    tellSummary(done, candidates.length, options, context);
    if (folder !== undefined) tellCapsules(folder, options, context);
    if (isWhole) {
      report?.write(junitReport(done, context));
      report?.finish();
    }
    if (options.json === true) {
      const document = { version: ownVersion(), ...checkDocument(done, context.language) };
      const json = isWhole ? document : { ...document, ok: false, interrupted: true };
      io.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    }
    return isWhole ? exitCodeOf(done) : EXIT.interrupted;
  } finally {
    stopListening();
    report?.abandon();
  }
}

const ours = (): readonly Candidate[] =>
  stories.map((story) => ({
    shown: story.name,
    folder: null,
    find: () => runnableOf(story, { fallbackName: story.name }),
  }));

function ofFolder(folder: string, { io }: Context): readonly Candidate[] {
  if (folder === '') throw new InputError({ id: 'wrong.emptyPath', params: { option: 'check' } });
  if (isCapsuleWord(folder)) throw new InputError({ id: 'wrong.capsuleChecked', params: { path: folder } });
  return storyFilesOf(folder, io).map(({ path, shown }) => ({
    shown,
    folder,
    find: () => {
      const found = readStoryFile(path, shown);
      return runnableOf(found.scenario, found);
    },
  }));
}

/** Before the first run, so that a path that cannot be written is found out at once. */
function openReport(shown: string, folder: string | undefined, { io }: Context): AtomicFile {
  if (shown === '') throw new InputError({ id: 'wrong.emptyPath', params: { option: '--junit' } });
  const path = resolve(io.directory, shown);
  const files = folder === undefined ? [] : storyFilesOf(folder, io);
  if (files.some((file) => isSameFile(path, file.path)))
    throw new InputError({ id: 'wrong.junitOverStory', params: { path: shown } });
  return new AtomicFile(path, { option: '--junit', path: shown });
}

/** @returns What became of each, as far as it came before an interruption. */
async function checkAll(
  candidates: readonly Candidate[],
  options: CheckOptions,
  isInterrupted: () => boolean,
  context: Context,
): Promise<readonly Checked[]> {
  const output = options.json === true ? context.io.stderr : context.io.stdout;
  const paint = context.paint(output);
  const nameWidth = Math.max(...candidates.map(({ shown }) => widthOf(oneLine(shown))));
  const done: Checked[] = [];
  for (const candidate of candidates) {
    const checked = isInterrupted() ? null : await checkStory(candidate, isInterrupted, context);
    if (checked === null) break;
    done.push(checked);
    output.write(`${storyLine(checked, nameWidth, context, paint)}\n`);
  }
  return done;
}

function storyLine(checked: Checked, nameWidth: number, context: Context, paint: Paint): string {
  const mark = checked.kind === 'passed' ? paint.green('✓') : paint.red('✗');
  const name = padEnd(oneLine(checked.shown), nameWidth);
  const said = oneLine(saidOf(checked, context));
  return `${mark} ${name}  ${checked.kind === 'passed' ? paint.dim(said) : said}`;
}

function saidOf(checked: Checked, context: Context): string {
  switch (checked.kind) {
    case 'passed': {
      const { events, endedAtUs } = checked.result;
      return context.tell({ id: 'check.story', params: { events, ended: moment(endedAtUs) } });
    }
    case 'failed': {
      const [first = '', ...others] = checked.failures;
      if (others.length === 0) return first;
      return context.tell({ id: 'check.more', params: { first, more: others.length } });
    }
    case 'wrong':
      return checked.position === null
        ? context.tell({ id: 'check.wrong', params: {} })
        : context.tell({ id: 'check.wrongAt', params: checked.position });
    case 'fault':
      return context.tell({ id: 'check.fault', params: {} });
  }
}

/** The summary; then, on standard error, what is doubtful, what is wrong with files, and what went wrong with us. */
function tellSummary(done: readonly Checked[], all: number, options: CheckOptions, context: Context): void {
  const { io } = context;
  const output = options.json === true ? io.stderr : io.stdout;
  const countOf = (...kinds: readonly Checked['kind'][]): number =>
    done.filter(({ kind }) => kinds.includes(kind)).length;
  const endedUs = done.reduce((sum, one) => sum + ('result' in one ? one.result.endedAtUs : 0), 0);
  const interrupted =
    done.length < all ? [context.tell({ id: 'check.interrupted', params: { done: done.length, all } })] : [];
  const summary = context.tell({
    id: 'check.summary',
    params: {
      passed: countOf('passed'),
      failed: countOf('failed', 'fault'),
      wrong: countOf('wrong'),
      ended: unbroken(moment(endedUs, 1)),
    },
  });
  const lines = [...interrupted, summary].flatMap((line) => wrap(line, output.columns));
  output.write(`\n${lines.join('\n')}\n`);
  const problems = [
    ...done.flatMap((one) => ('result' in one ? warningLines(one, context.language) : [])),
    ...done.flatMap((one) => (one.kind === 'wrong' ? [one.error] : [])),
  ];
  for (const problem of problems) io.stderr.write(`${oneLine(problem)}\n`);
}

/** A capsule is no story with an end to expect: whoever keeps them replays them. */
function tellCapsules(folder: string, options: CheckOptions, context: Context): void {
  const { io } = context;
  const capsules = capsulesIn(folder, io);
  if (capsules === 0) return;
  const output = options.json === true ? io.stderr : io.stdout;
  const line = context.tell({ id: 'check.capsules', params: { capsules } });
  output.write(`${wrap(line, output.columns).join('\n')}\n`);
}

/** @throws OurFault where it is ours, once everything is told and written. */
function exitCodeOf(done: readonly Checked[]): number {
  const fault = done.find((one) => one.kind === 'fault');
  if (fault !== undefined) throw new OurFault(fault.error, ['run', fault.shown]);
  if (done.some(({ kind }) => kind === 'wrong')) return EXIT.wrongInput;
  return done.some(({ kind }) => kind === 'failed') ? EXIT.broken : EXIT.ok;
}
