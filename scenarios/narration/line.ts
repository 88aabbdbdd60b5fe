/** One narrated line: plain data, told in a language when somebody wants to read it. */
import type { Language } from '../language/language.ts';
import { type Message, say } from '../language/message.ts';

/** `key` lines alone tell the story; with the `detail` lines, everything. */
export type Weight = 'key' | 'detail';

export type Line = Message & {
  /** Index of the row it tells of. */
  readonly row: number;
  readonly atUs: number;
  /** Whose line it is; 0 is the outside world. */
  readonly node: number;
  readonly weight: Weight;
};

/** @returns The sentence, without time or full stop. */
export const tell = (line: Line, language: Language): string => say(line, language);
