/** Words of this room: Chinese. */
import type { spaceTimeInEnglish } from './words.ts';

export const spaceTimeInChinese: typeof spaceTimeInEnglish = {};
