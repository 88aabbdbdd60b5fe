/** What is wrong with a story, or doubtful about it, on one line in either language. */
import type { Position, ScenarioError, ScenarioWarning } from '../format/scenarioError.ts';
import type { Language } from './language.ts';
import type { Mistakes } from './mistakes.ts';
import { chineseMistakes } from './mistakesInChinese.ts';
import { englishMistakes } from './mistakesInEnglish.ts';
import { tellErrorFrom, tellWarningFrom } from './tellErrorFrom.ts';

const catalogues: Readonly<Record<Language, Mistakes>> = { en: englishMistakes, 'zh-CN': chineseMistakes };

/**
 * @param file - Name of the file the story came from; left out where the error is about an option and not about the file.
 * @returns One line: `story.yaml:7:12: steps[2].kill: there is no server 9 (servers are 1, 2, 3)`.
 */
export const tellError = (error: ScenarioError, language: Language, file?: string): string =>
  tellErrorFrom(catalogues[language], error, file);

/** @returns One line: `story.yaml:9:5: warning: ensemble.zooCfg:4:1: …`. */
export const tellWarning = (
  warning: ScenarioWarning,
  language: Language,
  file?: string,
  position: Position | null = null,
): string => tellWarningFrom(catalogues[language], warning, file, position);
