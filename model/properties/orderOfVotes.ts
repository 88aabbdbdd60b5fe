import { property } from '../../sim/index.ts';
import type { VoteCompared } from '../observation.ts';
import type { Server } from '../server.ts';
import { isSameVote, type Vote } from '../vote.ts';

/** Two votes that somebody compared, linked to the pair before. */
interface Preference {
  readonly better: Vote;
  readonly worse: Vote;
  readonly row: number;
  readonly before: Preference | undefined;
}

interface Ghost {
  newest: Preference | undefined;
}

/** Otherwise each of two servers adopts the other's vote, for ever (ZOOKEEPER-1419). */
export const orderOfVotes = property<Ghost, Server>({
  name: 'order of votes',
  sentence: 'No vote is better than another and worse than it, too.',
  mood: 'always',
  watches: ['voteCompared'],
  init: () => ({ newest: undefined }),
  copy: ({ newest }) => ({ newest }),
  observe(ghost, { row, data }) {
    const { accepted, theirs: better, mine: worse } = data as VoteCompared;
    if (!accepted || worse === null) return null;
    for (let known = ghost.newest; known !== undefined; known = known.before) {
      if (isSameVote(known.better, better) && isSameVote(known.worse, worse)) return null;
      if (isSameVote(known.better, worse) && isSameVote(known.worse, better)) {
        return { rows: [known.row, row], values: { votes: [better, worse] } };
      }
    }
    ghost.newest = { better, worse, row, before: ghost.newest };
    return null;
  },
});
