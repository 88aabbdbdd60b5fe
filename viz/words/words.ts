/** The page's own words, in both languages. What happens in a run is told by the narration of the stories, not here. */
import type { Language } from '../../scenarios/index.ts';
import { chinese } from './wordsInChinese.ts';
import { english } from './wordsInEnglish.ts';

export type Words = typeof english;

export const words: Readonly<Record<Language, Words>> = { en: english, 'zh-CN': chinese };

/** Those that stand in the page as they are. */
export type PlainWord = {
  [Key in keyof Words]: Words[Key] extends string ? Key : never;
}[keyof Words];
