/** Words of this room: Chinese. */
import type { votesInEnglish } from './words.ts';

export const votesInChinese: typeof votesInEnglish = {};
