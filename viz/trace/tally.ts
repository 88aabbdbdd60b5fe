/** How far a server has come towards a quorum: the votes that agree with its own, counted by the model's own rule. */
import { countTowardsQuorum, isSameVote, neededForQuorum, type QuorumSystem } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ServerView } from './serverView.ts';

export interface Tally {
  readonly voters: readonly ProcessId[];
  readonly count: number;
  readonly needed: number;
}

/** @returns Null for a server that counts nothing: it is down, observes, or has just begun. */
export function tallyOf(server: ServerView, quorum: QuorumSystem): Tally | null {
  const { isUp, isObserver, state, vote, heard, voters } = server;
  if (!isUp || isObserver || state === null || vote === null) return null;
  const agreeing = voters ?? heard.filter((other) => isSameVote(other.vote, vote)).map(({ from }) => from);
  return { voters: agreeing, count: countTowardsQuorum(quorum, agreeing), needed: neededForQuorum(quorum) };
}
