/** Something is wrong with a story: where, and what, as a message that can be told in any language. */
import type { Mistake } from '../language/mistakes.ts';

/** Keys and indices from the root of the story: `['steps', 2, 'kill']`. */
export type Path = readonly (string | number)[];

/** A position in the text of a story, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly path: Path;
  readonly problem: Mistake;
  /** Whether the error is about the key at the end of the path and not about its value. */
  readonly atKey: boolean;
  /** Where in the text, if the story came as text. */
  readonly position: Position | null;
  /** Where in the value, if that is a text of its own. */
  readonly within: Position | null;

  constructor(
    path: Path,
    problem: Mistake,
    at: { key?: boolean; position?: Position | null; within?: Position | null } = {},
  ) {
    // For a stack trace: it is told to people by `tellError`, in their language.
    super(
      `${placeIn({ path, within: at.within ?? null })} ${problem.id} ${JSON.stringify(problem.params)}`.trimStart(),
    );
    this.path = path;
    this.problem = problem;
    this.atKey = at.key ?? false;
    this.position = at.position ?? null;
    this.within = at.within ?? null;
  }
}

/** Something that is doubtful about a story. It runs all the same. */
export interface ScenarioWarning {
  readonly path: Path;
  readonly problem: Mistake;
  readonly within: Position | null;
}

/** Whether an error is about an option of the command line: its path begins with `--set tickTime`, say. */
export const isAboutOption = (path: Path): boolean => path[0]?.toString().startsWith('--') ?? false;

/** @returns The place within the story, `steps[2].kill:` or `ensemble.zooCfg:4:1:`; empty for the whole of it. */
export function placeIn({ path, within }: Pick<ScenarioWarning, 'path' | 'within'>): string {
  const place = pathText(path) + (within === null ? '' : `:${within.line}:${within.column}`);
  return place === '' ? '' : `${place}:`;
}

/** `steps[2].kill`; keys that are no identifiers are quoted: `ensemble.weights["1.5"]`. */
function pathText(path: Path): string {
  let text = '';
  for (const key of path) {
    if (text.startsWith('--') && !text.includes(':')) text += ': ';
    if (typeof key === 'number') text += `[${key}]`;
    else if (key.startsWith('--') || /^[A-Za-z0-9_][\w-]*$/.test(key))
      text += text === '' || text.endsWith(' ') ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}
