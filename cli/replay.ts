/** `zablab replay`: a failure that was found, once more. */
import { basename, extname, resolve } from 'node:path';
import {
  type Capsule,
  decisionLine,
  duration,
  moment,
  type RecordedDecision,
  type Replay,
  replayCapsule,
} from '../scenarios/index.ts';
import { readCapsuleFile } from './capsuleFile.ts';
import { type Context, ownVersion } from './context.ts';
import { EXIT, InputError, inputErrorLine, OurFault } from './errors.ts';
import { isExistingPath } from './files.ts';
import { oneLine } from './oneLine.ts';
import type { Paint } from './paint.ts';
import { fullName } from './propertyText.ts';
import { isStoryWord } from './storySource.ts';
import { table } from './table.ts';
import { unbroken, wrap } from './width.ts';

export interface ReplayOptions {
  readonly json?: boolean;
}

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;

/** @returns The exit code: 0 if the same property breaks, 1 if it does not. */
export function replay(word: string, options: ReplayOptions, context: Context): number {
  const { io } = context;
  if (!isExistingPath(resolve(io.directory, word)) && isStoryWord(word, io))
    throw new InputError({ id: 'wrong.storyReplayed', params: { word } });
  const capsule = readCapsuleFile(word, io);
  try {
    const replayed = replayCapsule(capsule);
    const output = options.json === true ? io.stderr : io.stdout;
    const columns = Math.min(output.columns, COLUMNS_MAX);
    output.write(
      `${replayLines(word, capsule, replayed, columns, context, context.paint(output)).join('\n')}\n`,
    );
    if (options.json === true)
      io.stdout.write(`${JSON.stringify(replayDocument(capsule, replayed), null, 2)}\n`);
    return replayed.breaks ? EXIT.ok : EXIT.broken;
  } catch (error) {
    if (inputErrorLine(error, context.language) !== null) throw error;
    throw new OurFault(error, ['replay', word]);
  }
}

function replayLines(
  word: string,
  capsule: Capsule,
  replayed: Replay,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const { failure, seed, zablab: version } = capsule;
  const heading = context.tell({
    id: 'capsule.heading',
    params: { name: basename(word, extname(word)), seed, version },
  });
  const { fidelity, isExact } = replayed;
  const fidelityText = isExact
    ? context.tell({ id: 'capsule.exact', params: {} })
    : context.tell({ id: 'capsule.matched', params: fidelity });
  const outcome = outcomeText(capsule, replayed, context);
  const mark = replayed.breaks ? paint.green('✓') : paint.red('✗');
  return [
    paint.bold(fullName(failure.property, context)),
    ...wrap(oneLine(heading), columns).map((line) => paint.dim(line)),
    '',
    ...wrap(`${mark} ${outcome}`, columns, '  '),
    ...table(
      [
        [context.tell({ id: 'capsule.fidelity', params: {} }), [fidelityText]],
        [context.tell({ id: 'capsule.difference', params: {} }), differenceTexts(capsule, replayed, context)],
      ],
      columns,
      paint,
    ),
  ];
}

function outcomeText(
  { failure: recorded }: Capsule,
  { breaks, failure: found }: Replay,
  context: Context,
): string {
  const property = fullName(recorded.property, context);
  if (found === null || !breaks) {
    const objection = found?.message ?? null;
    return context.tell({ id: 'capsule.holds', params: { property, objection } });
  }
  const at = unbroken(moment(found.atUs));
  return context.tell({ id: 'capsule.breaks', params: { property, at, event: found.event } });
}

function differenceTexts(
  capsule: Capsule,
  { firstDifference, parting, isSameStory }: Replay,
  context: Context,
): readonly string[] {
  return [
    ...(isSameStory ? [] : [context.tell({ id: 'capsule.otherStory', params: {} })]),
    ...(firstDifference === null
      ? []
      : [
          context.tell({
            id: 'capsule.firstDifference',
            params: {
              recorded: decisionText(firstDifference.recorded, capsule),
              came: decisionText(firstDifference.came, capsule),
            },
          }),
        ]),
    ...(parting === null ? [] : [context.tell({ id: 'capsule.parting', params: parting })]),
  ];
}

/** As a story writes it, with its time. A fault has its kind, and what it happened behind. */
function decisionText(decision: RecordedDecision | null, capsule: Capsule): string | null {
  if (decision === null) return null;
  const { meaning, atUs } = decision;
  const isFault = !/ #\d+$/u.test(meaning) || meaning.includes(' behind ');
  return unbroken(oneLine(isFault ? `${meaning} @${duration(atUs)}` : decisionLine(decision, capsule)));
}

function replayDocument({ zablab, failure, seed, digest }: Capsule, replayed: Replay) {
  return {
    version: ownVersion(),
    capsule: { version: zablab, seed, digest, failure },
    breaks: replayed.breaks,
    exact: replayed.isExact,
    fidelity: replayed.fidelity,
    sameStory: replayed.isSameStory,
    firstDifference: replayed.firstDifference,
    parting: replayed.parting,
    failure: replayed.failure,
    ok: replayed.breaks,
  };
}
