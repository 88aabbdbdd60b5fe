/** Words of this room: Chinese. */
import type { logInEnglish } from './words.ts';

export const logInChinese: typeof logInEnglish = {};
