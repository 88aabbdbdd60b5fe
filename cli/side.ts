/** One of the two runs that are compared: executed, or read from a trace file that cannot be executed again. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  checkScenario,
  type Expectation,
  type ResolvedScenario,
  ScenarioError,
  stories,
  type ZabRun,
} from '../scenarios/index.ts';
import type { ZabProcess, ZabVocabulary } from '../model/index.ts';
import { Recording, type TraceRow } from '../sim/index.ts';
import { type Context, ownVersion } from './context.ts';
import { InputError } from './errors.ts';
import type { CliMessage } from './language/message.ts';
import { type FoundHeader, looksLikeTrace, readTrace } from './readTrace.ts';
import { shellWords } from './oneLine.ts';
import { findRunnable, type Runnable, runnableOf } from './runnable.ts';

interface About {
  readonly story: string;
  readonly seed: string;
  readonly digest: string;
  readonly events: number;
  /** The trace file it comes from, as typed. */
  readonly path: string | null;
}

export interface ExecutedSide extends About {
  readonly kind: 'executed';
  readonly scenario: ResolvedScenario;
  readonly recording: Recording<ZabProcess, ZabVocabulary, Expectation>;
  /** Executes it once more. @returns All rows, those behind the last event among them. */
  rows(): Iterable<TraceRow>;
}

interface ReadSide extends About {
  readonly kind: 'read';
  readonly rows: readonly TraceRow[];
  /** Why it was not executed. */
  readonly why: CliMessage;
}

/** As the story format has it. */
const SEED_CHARACTERS_MAX = 64;

export type Side = ExecutedSide | ReadSide;

/**
 * @param interventions - What is done in this run beside its story.
 * @throws What is wrong with the story, the file, or an intervention.
 */
export function sideOf(word: string, context: Context, interventions: readonly string[] = []): Side {
  const path = resolve(context.io.directory, word);
  const isOurs = stories.some(({ name }) => name === word);
  const recorded = (): Side => {
    if (interventions.length > 0) throw new InputError({ id: 'wrong.doInTrace', params: { path: word } });
    return traceSide(path, word);
  };
  if (!isOurs && word !== '' && existsSync(path) && looksLikeTrace(path, word)) return recorded();
  const { story, seed } = splitSeed(word, context);
  if (seed === null && /\.(ndjson|jsonl)$/i.test(word)) return recorded();
  if (seed !== null && (seed.length < 1 || seed.length > SEED_CHARACTERS_MAX))
    throw new InputError({ id: 'wrong.seed', params: { word, found: seed.length } });
  const settings = seed === null ? [] : [{ option: word, key: 'seed', value: seed } as const];
  const side = executed(findRunnable(story, settings, context.io, interventions), null);
  const words = interventions.flatMap((one) => ['--do', one]);
  return words.length === 0 ? side : { ...side, story: `${side.story} ${shellWords(words)}` };
}

/** `STORY@SEED`: the seed is what stands behind the first `@` whose left side can be run; without one, the story's own. */
function splitSeed(word: string, { io }: Context): { readonly story: string; readonly seed: string | null } {
  const isKnown = (story: string): boolean =>
    stories.some(({ name }) => name === story) || (story !== '' && existsSync(resolve(io.directory, story)));
  if (isKnown(word)) return { story: word, seed: null };
  for (let at = word.indexOf('@'); at >= 0; at = word.indexOf('@', at + 1))
    if (isKnown(word.slice(0, at))) return { story: word.slice(0, at), seed: word.slice(at + 1) };
  const at = word.indexOf('@');
  return at < 0 ? { story: word, seed: null } : { story: word.slice(0, at), seed: word.slice(at + 1) };
}

function executed({ resolved, begin }: Runnable, path: string | null): ExecutedSide {
  const run: ZabRun = begin();
  const recording = Recording.of(run, resolved.run.untilUs);
  return {
    kind: 'executed',
    story: resolved.name,
    seed: resolved.run.seed,
    digest: recording.end.world.digest(),
    events: recording.eventCount,
    path,
    scenario: resolved,
    recording,
    rows: () => Recording.of(begin(), resolved.run.untilUs, { withTrace: true }).trace?.rows() ?? [],
  };
}

/** Executes it again where that gives what is written: rows tell what happened, but not in which state. */
function traceSide(path: string, shown: string): Side {
  const header = readTrace(path, shown, () => {});
  const { version, story, seed, digest, events } = header;
  const own = ownVersion();
  const again = version === own ? executeAgain(header, shown) : null;
  if (again !== null && again.digest === digest && hasTheseRows(path, shown, again)) return again;
  const rows: TraceRow[] = [];
  readTrace(path, shown, (row) => rows.push(row));
  const why: CliMessage =
    version === own
      ? { id: 'diff.notAsWritten', params: { path: shown, isStory: again !== null } }
      : { id: 'diff.otherVersion', params: { path: shown, version, own } };
  return { kind: 'read', story, seed, digest, events, path: shown, rows, why };
}

function hasTheseRows(path: string, shown: string, side: ExecutedSide): boolean {
  const expected = side.rows()[Symbol.iterator]();
  let areEqual = true;
  readTrace(path, shown, (row) => {
    const next = expected.next();
    areEqual &&= next.done !== true && JSON.stringify(next.value) === JSON.stringify(row);
  });
  return areEqual && expected.next().done === true;
}

/** @returns Null if the story in the header is none: somebody changed the file. */
function executeAgain(header: FoundHeader, shown: string): ExecutedSide | null {
  try {
    return executed(runnableOf(checkScenario(header.scenario), { fallbackName: header.story }), shown);
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
