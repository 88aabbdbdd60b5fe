import { property } from '../../sim/index.ts';
import type { StateChanged } from '../electionObservation.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { isSameVote, type Vote } from '../vote.ts';

/** One vote that a server really proposed or decided, linked to the one before. It survives the server's crashes. */
interface Cast {
  readonly vote: Vote;
  readonly round: number;
  readonly before: Cast | undefined;
}

interface Ghost {
  /** Index: sid. */
  casts: readonly (Cast | undefined)[];
}

/** Observers are exempt: a looking voter answers them with its last decision and its present round, and they may well count that. */
export const honestTally = property<Ghost, ZabProcess>({
  name: 'honest tally',
  // Every vote by which a participant decides was cast by its voter, in that round if the voter was looking too.
  mood: 'always',
  watches: ['roundStart', 'voteCompared', 'voteChanged', 'stateChanged', 'leaderActive', 'learnerActive'],
  init: () => ({ casts: [] }),
  copy: ({ casts }) => ({ casts }),
  observe(ghost, { process, row, data }, states) {
    const observation = data as ZabObservation;
    switch (observation.kind) {
      case 'roundStart':
        noteCast(ghost, process, observation.vote, observation.round);
        return null;
      case 'voteCompared': {
        if (observation.against === 'proposal') return null;
        const { accepted, mine, theirs, logicalClock } = observation; // The first proposal in an adopted round.
        noteCast(ghost, process, accepted ? theirs : mine, logicalClock);
        return null;
      }
      case 'voteChanged':
        noteCast(ghost, process, observation.after, observation.round);
        return null;
      case 'leaderActive':
      case 'learnerActive': {
        const current = asServer(states.stateOf(process))?.currentVote; // It names the new epoch from now on.
        if (current !== undefined) noteCast(ghost, process, current.vote, current.round);
        return null;
      }
      case 'stateChanged': {
        if (observation.to === 'LOOKING' || observation.to === 'OBSERVING') return null;
        noteCast(ghost, process, observation.vote, observation.round);
        const liar = observation.voters.find((voter) => !hasCast(ghost.casts[voter], observation));
        if (liar === undefined) return null;
        return { rows: [row], values: { voter: liar, vote: observation.vote, round: observation.round } };
      }
      default:
        return null;
    }
  },
});

function noteCast(ghost: Ghost, sid: number, vote: Vote | null, round: number): void {
  const before = ghost.casts[sid];
  if (vote === null || (before !== undefined && before.round === round && isSameVote(before.vote, vote)))
    return;
  const casts = ghost.casts.slice();
  while (casts.length <= sid) casts.push(undefined);
  casts[sid] = { vote, round, before };
  ghost.casts = casts;
}

/** Among servers that have decided only the leader counts: rounds may be those of different elections. */
function hasCast(newest: Cast | undefined, { reason, vote, round }: StateChanged): boolean {
  for (let cast = newest; cast !== undefined; cast = cast.before) {
    if (reason === 'joinedLeader' && cast.vote.leader === vote?.leader) return true;
    if (cast.round === round && isSameVote(cast.vote, vote)) return true;
  }
  return false;
}
