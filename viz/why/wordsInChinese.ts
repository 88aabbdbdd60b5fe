/** Words of this room: Chinese. */
import type { whyInEnglish } from './words.ts';

export const whyInChinese: typeof whyInEnglish = {};
