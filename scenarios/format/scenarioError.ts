/** Something is wrong with a story: where, and what, as a message that can be told in any language. */
import type { Language } from '../language/language.ts';
import { type Message, say } from '../language/message.ts';

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
  readonly problem: Message;
  /** Whether the error is about the key at the end of the path and not about its value. */
  readonly atKey: boolean;
  /** Where in the text, if the story came as text. */
  readonly position: Position | null;
  /** Where in the value, if that is a text of its own. */
  readonly within: Position | null;

  constructor(
    path: Path,
    problem: Message,
    at: { key?: boolean; position?: Position | null; within?: Position | null } = {},
  ) {
    super(sentence({ path, problem, within: at.within ?? null }, 'en'));
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
  readonly problem: Message;
  readonly within: Position | null;
}

/**
 * @param file - Name of the file the story came from; left out where the error is about an option and not about the file.
 * @returns One line: `story.yaml:7:12: steps[2].kill: there is no server 9 (servers are 1, 2, 3)`.
 */
export function tellError(error: ScenarioError, language: Language, file?: string): string {
  if (isAboutOption(error.path)) return sentence(error, language);
  return `${placeText(file, error.position)}${sentence(error, language)}`;
}

/** @returns One line: `story.yaml:9:5: warning: ensemble.zooCfg:4:1: …`. */
export function tellWarning(
  warning: ScenarioWarning,
  language: Language,
  file?: string,
  position: Position | null = null,
): string {
  const text = say({ id: 'error.warning', params: { text: sentence(warning, language) } }, language);
  return `${placeText(file, position)}${text}`;
}

function placeText(file: string | undefined, position: Position | null): string {
  if (file === undefined) return '';
  return position === null ? `${file}: ` : `${file}:${position.line}:${position.column}: `;
}

/** Whether an error is about an option of the command line: its path begins with `--set tickTime`, say. */
export const isAboutOption = (path: Path): boolean => path[0]?.toString().startsWith('--') ?? false;

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

function sentence({ path, problem, within }: ScenarioWarning, language: Language): string {
  const place = pathText(path) + (within === null ? '' : `:${within.line}:${within.column}`);
  return place === '' ? say(problem, language) : `${place}: ${say(problem, language)}`;
}
