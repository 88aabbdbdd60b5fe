/** Words of this room: Chinese. */
import type { faultsInEnglish } from './words.ts';

export const faultsInChinese: typeof faultsInEnglish = {};
