/** One story of many, checked: what became of it. */
import {
  breachesOf,
  type Language,
  type Position,
  propertyName,
  resultOf,
  type RunResult,
  say,
  tellWarning,
} from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { drive } from './drive.ts';
import { inputErrorLine, StoryFileError } from './errors.ts';
import type { Runnable } from './runnable.ts';

interface About {
  /** A name of ours, or the file. */
  readonly shown: string;
  /** The folder that it was found in as it was typed; null of one of ours. */
  readonly folder: string | null;
}

/** It ran: as expected, or not. */
export interface Ran extends About {
  readonly kind: 'passed' | 'failed';
  readonly result: RunResult;
  /** Why it was not as expected. */
  readonly failures: readonly string[];
  /** Of each of the warnings of `result`, where in the file it stands. */
  readonly warnedAt: readonly (Position | null)[];
}

/** Its file cannot be read, or holds no story. */
interface Wrong extends About {
  readonly kind: 'wrong';
  /** One line, with file, line and column. */
  readonly error: string;
  readonly position: Position | null;
}

/** We failed. */
interface Fault extends About {
  readonly kind: 'fault';
  readonly error: unknown;
}

export type Checked = Ran | Wrong | Fault;

/** A story that may be checked. */
export interface Candidate extends About {
  /** @throws What is wrong with its file. */
  readonly find: () => Runnable;
}

/** @returns What became of the story; null if it was interrupted. */
export async function check(
  { shown, folder, find }: Candidate,
  isInterrupted: () => boolean,
  context: Context,
): Promise<Checked | null> {
  const about = { shown, folder };
  try {
    const { resolved, begin, warnedAt } = find();
    const run = begin();
    const isOver = await drive(run, resolved.run.untilUs, {
      onRow: null,
      onSlice: () => {},
      isInterrupted,
    });
    if (!isOver) return null;
    const result = resultOf(resolved, run);
    const failures = failuresOf(result, breachesOf(resolved.run), context);
    return { ...about, kind: result.isOk ? 'passed' : 'failed', result, failures, warnedAt };
  } catch (error) {
    const line = inputErrorLine(error, context.language);
    if (line === null) return { ...about, kind: 'fault', error };
    const position = error instanceof StoryFileError ? error.error.position : null;
    return { ...about, kind: 'wrong', error: line, position };
  }
}

/** @returns What is doubtful about a story, one line each, with the file. */
export const warningLines = ({ shown, result, warnedAt }: Ran, language: Language): readonly string[] =>
  result.warnings.map((warning, index) => tellWarning(warning, language, shown, warnedAt[index]));

function failuresOf(
  { expectations, properties }: RunResult,
  expected: readonly string[],
  context: Context,
): readonly string[] {
  return [
    ...expectations
      .filter(({ met }) => !met)
      .map(({ text, unjudged }) => {
        const claim = say(text, context.language);
        const why = unjudged === null ? '' : aside(say(unjudged, context.language), context);
        return context.tell({ id: 'check.unmet', params: { text: claim + why } });
      }),
    ...properties
      .filter(({ name, mood, held }) => mood !== 'sometimes' && !held && !expected.includes(name))
      .map(({ name }) => {
        const own = say(propertyName(name), context.language);
        const full = own === name ? name : own + aside(name, context);
        return context.tell({ id: 'check.broken', params: { name: full } });
      }),
  ];
}

const aside = (text: string, context: Context): string =>
  context.tell({ id: 'text.aside', params: { text } });
