/** Words of this room: Chinese. */
import type { minimapInEnglish } from './words.ts';

export const minimapInChinese: typeof minimapInEnglish = {};
