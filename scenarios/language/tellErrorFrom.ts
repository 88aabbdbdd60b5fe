/** What is wrong with a story, or doubtful about it, on one line, from the catalogue of one language. */
import {
  isAboutOption,
  placeIn,
  type Position,
  type ScenarioError,
  type ScenarioWarning,
} from '../format/scenarioError.ts';
import { sayFrom } from './catalogue.ts';
import type { Mistakes } from './mistakes.ts';

/**
 * @param file - Name of the file the story came from; left out where the error is about an option and not about the file.
 * @returns One line: `story.yaml:7:12: steps[2].kill: there is no server 9 (servers are 1, 2, 3)`.
 */
export function tellErrorFrom(
  mistakes: Mistakes,
  error: Pick<ScenarioError, 'path' | 'problem' | 'within' | 'position'>,
  file?: string,
): string {
  const told = sentence(mistakes, error);
  return isAboutOption(error.path) ? told : `${placeText(file, error.position)}${told}`;
}

/** @returns One line: `story.yaml:9:5: warning: ensemble.zooCfg:4:1: …`. */
export function tellWarningFrom(
  mistakes: Mistakes,
  warning: ScenarioWarning,
  file?: string,
  position: Position | null = null,
): string {
  const text = sentence(mistakes, warning);
  return `${placeText(file, position)}${sayFrom(mistakes, { id: 'error.warning', params: { text } })}`;
}

function placeText(file: string | undefined, position: Position | null): string {
  if (file === undefined) return '';
  return position === null ? `${file}: ` : `${file}:${position.line}:${position.column}: `;
}

function sentence(mistakes: Mistakes, warning: ScenarioWarning): string {
  const place = placeIn(warning);
  const told = sayFrom(mistakes, warning.problem);
  return place === '' ? told : `${place} ${told}`;
}
