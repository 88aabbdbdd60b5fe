/** The words of an intervention, each with its place in the text. */
import { ScenarioError } from '../format/scenarioError.ts';
import { clip } from '../format/time.ts';
import type { Mistake } from '../language/mistakes.ts';

export interface Word {
  readonly text: string;
  /** Of its first character, counted from 1. */
  readonly column: number;
}

/** What an intervention is called where something is wrong with it. */
export const labelOf = (text: string): string => `--do "${clip(text.trim())}"`;

/** @returns The error about what stands at a column of an intervention. */
export const mistakeAt = (text: string, column: number, problem: Mistake): ScenarioError =>
  new ScenarioError([labelOf(text)], problem, { within: { line: 1, column } });

/** Blanks part words, but not those between quotation marks. */
const WORD = /(?:"(?:[^"\\]|\\.)*"|[^\s"])+|"/gu;

/** @throws ScenarioError where a quotation mark is left open. */
export function wordsOf(text: string): readonly Word[] {
  const words = [...text.matchAll(WORD)].map((match) => ({ text: match[0], column: match.index + 1 }));
  const open = words.find((word) => word.text === '"');
  if (open !== undefined) throw mistakeAt(text, open.column, { id: 'intervention.openQuote', params: {} });
  return words;
}
