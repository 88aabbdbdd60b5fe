/** Words of this room: Chinese. */
import type { serversInEnglish } from './words.ts';

export const serversInChinese: typeof serversInEnglish = {};
