/** `zablab shrink`: a story that breaks, as short as it can be. */
import { basename, dirname, extname, resolve } from 'node:path';
import { capsuleOf, type Scenario, type Shrunk, writeCapsule, writeStory } from '../scenarios/index.ts';
import { type BrokenRun, findBrokenRun } from './brokenRun.ts';
import type { Context } from './context.ts';
import { EXIT, InputError, inputErrorLine, OurFault } from './errors.ts';
import { FailureFolder, requireWritable, writeWhole } from './failureFolder.ts';
import { isSameFile } from './files.ts';
import { commandLines, stepsOf } from './fuzzTelling.ts';
import { oneLine, shellWords } from './oneLine.ts';
import { crewOf } from './pool.ts';
import { fullName } from './propertyText.ts';
import { Progress } from './progress.ts';
import { beginShrinking, shrunkBy } from './shrinking.ts';
import { clipped, wrap } from './width.ts';

export interface ShrinkOptions {
  readonly out?: string;
}

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;
/** What the result can be written as, by the end of the name. */
const KNOWN = /\.(?:zsim|ya?ml|json)$/i;
/** Executions, at most: whoever waits for one story alone may wait longer than for those of a campaign. */
const ATTEMPTS_MAX = 20_000;

export async function shrink(word: string, options: ShrinkOptions, context: Context): Promise<number> {
  const { io, language } = context;
  const broken = findBrokenRun(word, io);
  const story = broken.shrinkable();
  if (story === null) throw new InputError({ id: 'wrong.onlyByPlaces', params: { path: word } });
  const keep = targetOf(word, options.out, broken, context);
  let interrupted = false;
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  const crew = crewOf(1);
  const progress = new Progress(io.stderr, false);
  try {
    const { property } = broken.failure;
    const shrunk = await shrunkBy(beginShrinking(crew, story, property, ATTEMPTS_MAX), {
      msMax: Number.POSITIVE_INFINITY,
      isInterrupted: () => interrupted,
      onProgress: (soFar) => {
        const line = context.tell({ id: 'shrink.progress', params: soFar });
        progress.show(clipped(line, io.stderr.columns - 1));
      },
    });
    progress.clear();
    if (shrunk !== null) tellShrunk(broken, shrunk, keep(shrunk.story), interrupted, context);
    return interrupted || shrunk === null ? EXIT.interrupted : EXIT.ok;
  } catch (error) {
    if (inputErrorLine(error, language) !== null) throw error;
    throw new OurFault(error, ['shrink', word]);
  } finally {
    stopListening();
    await crew.dismiss();
  }
}

/**
 * Before the search, so that a path that cannot be written is found out at once.
 *
 * @returns What writes the result, and says where.
 */
function targetOf(
  word: string,
  out: string | undefined,
  { path, failure: { property } }: BrokenRun,
  { io }: Context,
): (story: Scenario) => string {
  if (out === '') throw new InputError({ id: 'wrong.emptyPath', params: { option: '--out' } });
  if (out === undefined) {
    const folder = new FailureFolder(path === null ? '.' : dirname(word), io);
    const name = `${basename(word, extname(word)).replace(/\.short$/, '')}.short`;
    return (story) => folder.keep(name, bytesOf(story, property, '.zsim'));
  }
  const target = resolve(io.directory, out);
  if (path !== null && isSameFile(target, path))
    throw new InputError({ id: 'wrong.outOverInput', params: { path: out } });
  requireWritable(target, out);
  if (!KNOWN.test(out)) throw new InputError({ id: 'wrong.outKind', params: { path: out } });
  return (story) => {
    writeWhole(target, out, bytesOf(story, property, extname(out).toLowerCase()));
    return out;
  };
}

function bytesOf(story: Scenario, property: string, extension: string): Uint8Array {
  if (extension === '.json') return Buffer.from(`${JSON.stringify(story, null, 2)}\n`);
  if (extension === '.yaml' || extension === '.yml') return Buffer.from(writeStory(story));
  const capsule = capsuleOf(story, { property });
  if (capsule === null) throw new Error('what was shrunk breaks no more');
  return Buffer.from(writeCapsule(capsule));
}

function tellShrunk(
  { story, resolved, failure, path }: BrokenRun,
  shrunk: Shrunk,
  written: string,
  isInterrupted: boolean,
  context: Context,
): void {
  const { stdout } = context.io;
  const paint = context.paint(stdout);
  const columns = Math.min(stdout.columns, COLUMNS_MAX);
  const heading = context.tell({
    id: 'run.heading',
    params: {
      story: path === null ? resolved.name : basename(path, extname(path)),
      seed: resolved.run.seed,
    },
  });
  const done = context.tell({
    id: 'shrink.done',
    params: {
      before: story.steps.length,
      after: shrunk.steps,
      attempts: shrunk.attempts,
      eventsBefore: shrunk.eventsBefore,
      eventsAfter: shrunk.eventsAfter,
    },
  });
  const label = (id: 'shrink.written' | 'fuzz.replay' | 'shrink.explain'): string =>
    context.tell({ id, params: {} });
  const isCapsule = extname(written) === '.zsim';
  const lines = [
    paint.bold(fullName(failure.property, context)),
    ...wrap(oneLine(heading), columns).map((line) => paint.dim(line)),
    ...(isInterrupted ? [paint.yellow(context.tell({ id: 'shrink.interrupted', params: {} }))] : []),
    ...stepsOf(shrunk.story),
    '',
    ...wrap(done, columns),
    '',
    ...commandLines(
      [
        [label('shrink.written'), oneLine(written)],
        ...(isCapsule ? [[label('fuzz.replay'), shellWords(['zablab', 'replay', written])] as const] : []),
        [label('shrink.explain'), shellWords(['zablab', 'explain', written])],
      ],
      paint,
    ),
  ];
  stdout.write(`${lines.join('\n')}\n`);
}
