/** Words about an election and what would have changed it: English. */
import { list } from '../../scenarios/language/format.ts';

const wins = (leader: number | null): string =>
  leader === null ? 'nobody would lead' : `${leader} would lead`;

export const electionInEnglish = {
  firstCounted: 'It first counted a quorum',
  decidedThen: 'And decided',
  comparisons: 'The last comparison of each of them that was no tie',
  comparedNothing: (p: { server: number }) => `${p.server} heard of no other candidate.`,
  whatIf: 'What would have changed it?',
  whatIfRuns: 'Running it with other starts and other seeds …',
  hadStarted: (p: { server: number; time: string; leader: number | null; changes: boolean }) =>
    `Had ${p.server} started at ${p.time}, ${p.changes ? '' : 'still '}${wins(p.leader)}`,
  otherSeeds: (p: { seeds: number; wins: readonly { leader: number | null; count: number }[] }) =>
    `With ${p.seeds} other seeds: ${list(
      p.wins.map(
        ({ leader, count }) =>
          `${leader ?? 'nobody'} wins ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`}`,
      ),
      'en',
    )}.`,
  withSeed: (p: { seed: string; leader: number | null }) => `With seed ${p.seed}, ${wins(p.leader)}`,
  executed: 'Each of these was executed, until a leader was established. Press one to open it.',
  nothingElse: 'No start of this story can be moved.',
};
