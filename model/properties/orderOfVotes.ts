import { property } from '../../sim/index.ts';
import type { VoteCompared } from '../electionObservation.ts';
import type { ZabProcess } from '../server.ts';
import { isSameVote, type Vote } from '../vote.ts';

/** Two votes that somebody compared, linked to the pair before. */
interface Preference {
  readonly better: Vote;
  readonly worse: Vote;
  readonly row: number;
  readonly before: Preference | undefined;
}

/** At most so many pairs are kept, and as many of the time before: votes of long ago name zxids that nobody has any more. */
const KEPT = 64;

interface Ghost {
  newest: Preference | undefined;
  count: number;
  /** The pairs before the present ones. */
  previous: Preference | undefined;
}

/** Otherwise each of two servers adopts the other's vote, for ever (ZOOKEEPER-1419). */
export const orderOfVotes = property<Ghost, ZabProcess>({
  name: 'order of votes',
  // No vote is better than another and worse than it, too.
  mood: 'always',
  watches: ['voteCompared'],
  init: () => ({ newest: undefined, count: 0, previous: undefined }),
  copy: ({ newest, count, previous }) => ({ newest, count, previous }),
  observe(ghost, { row, data }) {
    const { accepted, theirs: better, mine: worse } = data as VoteCompared;
    if (!accepted || worse === null) return null;
    for (const newest of [ghost.newest, ghost.previous]) {
      for (let known = newest; known !== undefined; known = known.before) {
        if (isSameVote(known.better, better) && isSameVote(known.worse, worse)) return null;
        if (isSameVote(known.better, worse) && isSameVote(known.worse, better))
          return { rows: [known.row, row], values: { votes: [better, worse] } };
      }
    }
    const isFull = ghost.count === KEPT;
    if (isFull) ghost.previous = ghost.newest;
    ghost.newest = { better, worse, row, before: isFull ? undefined : ghost.newest };
    ghost.count = isFull ? 1 : ghost.count + 1;
    return null;
  },
});
