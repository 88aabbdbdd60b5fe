/** A narrated line as a sentence, where both languages are at hand. */
import type { Language } from '../language/language.ts';
import { say } from '../language/message.ts';
import type { Line } from './line.ts';

/** @returns The sentence, without time or full stop. */
export const tell = (line: Line, language: Language): string => say(line, language);
