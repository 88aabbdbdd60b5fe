/** Words of this room: Chinese. */
import type { filesInEnglish } from './words.ts';

export const filesInChinese: typeof filesInEnglish = {};
