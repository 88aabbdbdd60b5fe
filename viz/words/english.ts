/** The page's own words: English. What happens in a run is told by the catalogue of the stories, not here. */
import { branchesInEnglish } from '../branches/words.ts';
import { clusterInEnglish } from '../cluster/words.ts';
import { minimapInEnglish } from '../minimap/words.ts';
import { votesInEnglish } from '../votes/words.ts';
import { whyInEnglish } from '../why/words.ts';
import { pageInEnglish } from './page.ts';

/** What the first picture needs. */
export const english = {
  ...pageInEnglish,
  rooms: {
    cluster: clusterInEnglish,
    minimap: minimapInEnglish,
    votes: votesInEnglish,
    why: whyInEnglish,
    branches: branchesInEnglish,
  },
};

export type FirstWords = typeof english;
