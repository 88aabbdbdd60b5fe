/** Words of this room: Chinese. */
import type { propertiesInEnglish } from './words.ts';

export const propertiesInChinese: typeof propertiesInEnglish = {};
