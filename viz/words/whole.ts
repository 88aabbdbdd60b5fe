/** All words of the page in both languages, for those who do not mind what they weigh. */
import { chinese as firstChinese } from './chinese.ts';
import { english as firstEnglish } from './english.ts';
import { laterChinese } from './laterChinese.ts';
import { laterEnglish } from './laterEnglish.ts';
import { wordsOf } from './wordsOf.ts';

export const english = wordsOf(firstEnglish, laterEnglish);
export const chinese = wordsOf(firstChinese, laterChinese);
