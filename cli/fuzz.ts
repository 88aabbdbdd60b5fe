/** `zablab fuzz`: many runs with random faults, and each failure as a story of a dozen lines. */
import { campaign, type Campaigned } from './campaign.ts';
import { type Context, ownVersion } from './context.ts';
import { EXIT, inputErrorLine, OurFault } from './errors.ts';
import { FailureFolder, FOLDER_DEFAULT } from './failureFolder.ts';
import { drawnStory, failureReport } from './failureReport.ts';
import { fuzzDocument } from './fuzzDocument.ts';
import { type FuzzCommand, type FuzzSetting, fuzzSetting } from './fuzzOptions.ts';
import { FuzzProgress } from './fuzzProgress.ts';
import type { ShrinkProgress } from './fuzzTask.ts';
import { failureLines, headingLines, summaryLines, swarmLines, type ToldFailure } from './fuzzTelling.ts';
import { LOCAL_PAGE, pageAddress } from './link.ts';
import { type Crew, crewOf } from './pool.ts';
import { fullName } from './propertyText.ts';
import { beginShrinking, shrunkBy } from './shrinking.ts';

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;
/** Executions for each failure, at most; and milliseconds, where a machine is slow or a story long. */
const SHRINK_ATTEMPTS_MAX = 3_000;
const SHRINK_MS_MAX = 60_000;

/** @returns The exit code: 0 if nothing broke, 1 if something did. */
export async function fuzz(typed: FuzzCommand, context: Context): Promise<number> {
  const { io, language } = context;
  const setting = fuzzSetting(typed);
  const kept = {
    folder: new FailureFolder(typed.out ?? FOLDER_DEFAULT, io),
    page: pageAddress(typed.page, io.env) ?? LOCAL_PAGE,
  };
  let interrupted = false;
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  const crew = crewOf(setting.workers);
  try {
    const output = typed.json === true ? io.stderr : io.stdout;
    const columns = Math.min(output.columns, COLUMNS_MAX);
    const paint = context.paint(output);
    const print = (lines: readonly string[]): void => output.write(`${lines.join('\n')}\n`);
    const progress = new FuzzProgress(setting, context);
    print(headingLines(setting, columns, context, paint));
    if (setting.runs === 1) print(swarmLines(setting, columns, context, paint));
    const done = await run(setting, crew, progress, () => interrupted, context);
    const reports: ToldFailure[] = [];
    for await (const report of shortened(
      setting,
      done,
      { crew, kept, progress },
      () => interrupted,
      context,
    )) {
      reports.push(report);
      print(failureLines(report, setting, columns, context, paint));
    }
    const whole = { ...done, isInterrupted: done.isInterrupted || interrupted };
    print(summaryLines(whole, columns, context, paint));
    if (typed.json === true) {
      const document = { version: ownVersion(), ...fuzzDocument(setting, whole, reports, language) };
      io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    }
    if (done.fault !== null) throw faultOf(done.fault, setting);
    const failed = reports.find(({ fault }) => fault !== null);
    if (failed !== undefined)
      throw new OurFault(failed.fault, [
        'fuzz',
        ...setting.drawnBy,
        '--only',
        String(failed.group.first.index),
      ]);
    if (whole.isInterrupted) return EXIT.interrupted;
    return reports.length === 0 ? EXIT.ok : EXIT.broken;
  } catch (error) {
    if (error instanceof OurFault || inputErrorLine(error, language) !== null) throw error;
    throw new OurFault(error, ['fuzz', ...setting.drawnBy]);
  } finally {
    stopListening();
    await crew.dismiss();
  }
}

async function run(
  setting: FuzzSetting,
  crew: Crew,
  progress: FuzzProgress,
  isInterrupted: () => boolean,
  context: Context,
): Promise<Campaigned> {
  const done = await campaign(setting, crew, {
    onProgress: (soFar, elapsedMs) => progress.show(soFar, elapsedMs),
    onBroken: ({ property, first }) => {
      const params = { property: fullName(property, context), run: first.index };
      progress.say(context.tell({ id: 'fuzz.brokenNow', params }));
    },
    isInterrupted,
  });
  progress.clear();
  return done;
}

interface Means {
  readonly crew: Crew;
  readonly kept: { readonly folder: FailureFolder; readonly page: string };
  readonly progress: FuzzProgress;
}

/** The first failure of each property, made short as far as there is time. All at once, told in order. */
async function* shortened(
  setting: FuzzSetting,
  { summary: { groups }, isInterrupted: isStopped }: Campaigned,
  { crew, kept, progress }: Means,
  isInterrupted: () => boolean,
  context: Context,
): AsyncGenerator<ToldFailure> {
  const searches = groups.map((group) => ({
    group,
    shrinking: isStopped
      ? null
      : beginShrinking(crew, drawnStory(setting, group.first.index), group.property, SHRINK_ATTEMPTS_MAX),
  }));
  for (const [index, { group, shrinking }] of searches.entries()) {
    const params = { property: fullName(group.property, context), number: index + 1, of: groups.length };
    const showing = context.tell({ id: 'fuzz.shrinking', params });
    progress.showText(showing);
    const waiting = {
      msMax: SHRINK_MS_MAX,
      isInterrupted,
      onProgress: (soFar: ShrinkProgress) =>
        progress.showText(`${showing} · ${context.tell({ id: 'shrink.progress', params: soFar })}`),
    };
    // What was found is told and kept even where it cannot be made short.
    let fault: unknown = null;
    const shrunk =
      shrinking === null
        ? null
        : await shrunkBy(shrinking, waiting).catch((error: unknown) => {
            fault = error;
            return null;
          });
    progress.clear();
    const isInTime = shrinking !== null && !isInterrupted();
    const why = fault !== null ? 'fault' : isInTime ? 'late' : 'interrupted';
    yield { ...failureReport(setting, group, shrunk, kept), fault, why };
  }
}

function faultOf(fault: NonNullable<Campaigned['fault']>, setting: FuzzSetting): OurFault {
  const error = new Error(fault.message);
  error.name = fault.name;
  error.stack = fault.stack;
  return new OurFault(error, ['fuzz', ...setting.drawnBy, '--only', String(fault.index)]);
}
