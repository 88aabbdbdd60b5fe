/** Words of this room: Chinese. */
import type { branchesInEnglish } from './words.ts';

export const branchesInChinese: typeof branchesInEnglish = {};
