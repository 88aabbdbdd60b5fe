/** All words of the page in both languages, for those who do not mind what they weigh. */
import { chinese as firstChinese } from './chinese.ts';
import { english as firstEnglish } from './english.ts';
import { laterChinese } from './laterChinese.ts';
import { laterEnglish, type Words } from './laterEnglish.ts';

export const english: Words = { ...firstEnglish, rooms: { ...firstEnglish.rooms, ...laterEnglish } };
export const chinese: Words = { ...firstChinese, rooms: { ...firstChinese.rooms, ...laterChinese } };
