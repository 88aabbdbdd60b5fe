/** Words of this room: Chinese. */
import type { clusterInEnglish } from './words.ts';

export const clusterInChinese: typeof clusterInEnglish = {};
