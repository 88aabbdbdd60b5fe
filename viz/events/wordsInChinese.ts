/** Words of this room: Chinese. */
import type { eventsInEnglish } from './words.ts';

export const eventsInChinese: typeof eventsInEnglish = {};
