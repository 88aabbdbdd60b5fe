/** The page's own words: Chinese. */
import { branchesInChinese } from '../branches/wordsInChinese.ts';
import { clusterInChinese } from '../cluster/wordsInChinese.ts';
import { minimapInChinese } from '../minimap/wordsInChinese.ts';
import { votesInChinese } from '../votes/wordsInChinese.ts';
import { whyInChinese } from '../why/wordsInChinese.ts';
import type { FirstWords } from './english.ts';
import { pageInChinese } from './pageInChinese.ts';

export const chinese: FirstWords = {
  ...pageInChinese,
  rooms: {
    cluster: clusterInChinese,
    minimap: minimapInChinese,
    votes: votesInChinese,
    why: whyInChinese,
    branches: branchesInChinese,
  },
};
