/** What can go wrong, as the exit code and the one line that says so. */
import { type Language, ScenarioError, tellError } from '../scenarios/index.ts';
import { type CliMessage, tell } from './language/message.ts';

export const EXIT = {
  ok: 0,
  /** An expectation was not met, a property broke that the story does not expect to break, or two runs differ. */
  broken: 1,
  wrongInput: 2,
  ourFault: 70,
  interrupted: 130,
} as const;

/** Somebody typed, named or wrote something that we cannot use. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problem: CliMessage;

  constructor(problem: CliMessage) {
    super(tell(problem, 'en'));
    this.problem = problem;
  }
}

/** A story that contradicts itself, with the file it was read from. */
export class StoryFileError extends Error {
  override readonly name = 'StoryFileError';
  readonly file: string;
  readonly error: ScenarioError;

  constructor(file: string, error: ScenarioError) {
    super(error.message);
    this.file = file;
    this.error = error;
  }
}

/** A mistake of our own, with what to type to see it again. */
export class OurFault extends Error {
  override readonly name = 'OurFault';
  readonly argv: readonly string[];

  constructor(cause: unknown, argv: readonly string[]) {
    super('a fault of zablab', { cause });
    this.argv = argv;
  }
}

/** @returns The line that tells what is wrong with the input, or null if `error` is none of the user's. */
export function inputErrorLine(error: unknown, language: Language): string | null {
  if (error instanceof InputError) return `zablab: ${tell(error.problem, language)}`;
  // As compilers have it, file first: editors jump to it.
  if (error instanceof StoryFileError) return tellError(error.error, language, error.file);
  if (error instanceof ScenarioError) return `zablab: ${tellError(error, language)}`;
  return null;
}

/** @returns The code of a failed call of the system, such as ENOENT; null for any other error. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : null;
}
