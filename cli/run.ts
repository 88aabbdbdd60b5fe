/** `zablab run`: executes a story and tells it while it happens. */
import { resolve } from 'node:path';
import {
  moment,
  resultDocument,
  resultOf,
  type RunResult,
  ScenarioError,
  type Setting,
  tellWarning,
} from '../scenarios/index.ts';
import type { TraceRow } from '../sim/index.ts';
import { type Context, ownVersion } from './context.ts';
import { drive } from './drive.ts';
import { EXIT, InputError, inputErrorLine, OurFault } from './errors.ts';
import { isSameFile } from './files.ts';
import { oneLine } from './oneLine.ts';
import { Progress } from './progress.ts';
import { findRunnable, type Runnable } from './runnable.ts';
import { RunTelling } from './telling.ts';
import { TraceFile } from './traceFile.ts';

export interface RunOptions {
  readonly seed?: string;
  readonly servers?: string;
  readonly until?: string;
  readonly set: readonly string[];
  /** Interventions. */
  readonly do: readonly string[];
  readonly json?: boolean;
  readonly trace?: string;
  readonly detail?: boolean;
}

/** @returns The exit code. */
export async function run(word: string, options: RunOptions, context: Context): Promise<number> {
  const { io, language } = context;
  const runnable = findRunnable(word, settingsOf(options), io, options.do);
  let interrupted = false;
  // From before there is a file of ours that nobody would take away.
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  let trace: TraceFile | null = null;
  try {
    if (options.trace === '') throw new InputError({ id: 'wrong.emptyPath', params: { option: '--trace' } });
    trace = options.trace === undefined ? null : openTrace(options.trace, runnable, context);
    const result = await execute(
      word,
      runnable,
      options,
      { trace, isInterrupted: () => interrupted },
      context,
    );
    if (result === null) return EXIT.interrupted;
    return result.isOk ? EXIT.ok : EXIT.broken;
  } catch (error) {
    if (inputErrorLine(error, language) !== null) throw error;
    throw new OurFault(error, ['run', word, '--seed', runnable.resolved.run.seed, ...otherSettings(options)]);
  } finally {
    stopListening();
    trace?.abandon();
  }
}

/** Everybody talks to everybody: 99 servers take seconds, the 255 that ZooKeeper allows take minutes. A file may have them. */
const SERVERS_MAX = 99;

/** The options that change the story, `--servers` first: `--set start.7=1s` is about one of the servers it adds. */
function settingsOf({ seed, servers, until, set }: RunOptions): readonly Setting[] {
  if (servers !== undefined && /^\d{1,15}$/.test(servers) && Number(servers) > SERVERS_MAX) {
    const params = { found: Number(servers), min: 1, max: SERVERS_MAX };
    throw new ScenarioError(['--servers'], { id: 'error.outOfRange', params });
  }
  return [
    ...(servers === undefined ? [] : [{ option: '--servers', key: 'servers', value: servers } as const]),
    ...(seed === undefined ? [] : [{ option: '--seed', key: 'seed', value: seed } as const]),
    ...(until === undefined ? [] : [{ option: '--until', key: 'until', value: until } as const]),
    ...set,
  ];
}

/** The options that change the story, but for the seed, as they are typed. */
function otherSettings({ servers, until, set, do: interventions }: RunOptions): readonly string[] {
  return [
    ...(servers === undefined ? [] : ['--servers', servers]),
    ...(until === undefined ? [] : ['--until', until]),
    ...set.flatMap((setting) => ['--set', setting]),
    ...interventions.flatMap((intervention) => ['--do', intervention]),
  ];
}

/** Before the run, so that a path that cannot be written is found out at once. */
function openTrace(
  shown: string,
  { scenario, resolved, path: storyPath }: Runnable,
  { io }: Context,
): TraceFile {
  const path = resolve(io.directory, shown);
  if (storyPath !== null && isSameFile(path, storyPath))
    throw new InputError({ id: 'wrong.traceOverStory', params: { path: shown } });
  return new TraceFile(path, shown, {
    version: ownVersion(),
    story: resolved.name,
    seed: resolved.run.seed,
    scenario,
    run: resolved.run,
  });
}

/** @returns Null if the run was interrupted: then it has been told as far as it came. */
async function execute(
  word: string,
  { resolved, begin, accepts, warnedAt }: Runnable,
  options: RunOptions,
  { trace, isInterrupted }: { readonly trace: TraceFile | null; readonly isInterrupted: () => boolean },
  context: Context,
): Promise<RunResult | null> {
  const { io, language } = context;
  const output = options.json === true ? io.stderr : io.stdout;
  const about = {
    word,
    scenario: resolved,
    settings: otherSettings(options),
    seed: options.seed === undefined ? [] : ['--seed', options.seed],
    accepts,
    isDetailed: options.detail === true,
  };
  const telling = new RunTelling(about, output, context);
  const progress = new Progress(io.stderr, output.isTTY);
  const running = begin();
  const { untilUs } = resolved.run;
  resolved.warnings.forEach((warning, index) =>
    io.stderr.write(`${oneLine(tellWarning(warning, language, word, warnedAt[index]))}\n`),
  );
  telling.begin();
  const isOver = await drive(running, untilUs, {
    isInterrupted,
    onRow: (row: TraceRow) => {
      progress.clear();
      trace?.add(row);
      telling.row(row);
    },
    onSlice: () => {
      const { nowUs, eventCount } = running.world;
      const params = { at: moment(nowUs, 1), until: moment(untilUs, 1), events: eventCount };
      progress.show(context.tell({ id: 'run.progress', params }));
    },
  });
  progress.clear();
  const result = resultOf(resolved, running);
  if (isOver)
    trace?.finish({ digest: result.digest, events: result.events, endedAtMs: result.endedAtUs / 1_000 });
  telling.end(result, !isOver);
  if (options.json === true) {
    const document = { version: ownVersion(), ...resultDocument(result, language, warnedAt) };
    const report = isOver ? document : { ...document, ok: false, interrupted: true };
    io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  }
  return isOver ? result : null;
}
