/** Words of this room: Chinese. */
import type { aboutInEnglish } from './words.ts';

export const aboutInChinese: typeof aboutInEnglish = {};
