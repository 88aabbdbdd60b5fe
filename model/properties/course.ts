/** What most properties know of a run: what leaders have proposed, what is committed, and what each server has delivered. */
import type { Knowledge } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { type Committed, COMMITTING, type Lost, nothingCommitted, noteCommitted } from './committed.ts';
import { noProposals, noteProposals, PROPOSING, type Proposals } from './proposals.ts';
import { copySequences, type Delivered, follow, noSequences, SERVING, type Sequences } from './sequences.ts';

export interface Course {
  readonly sequences: Sequences;
  readonly proposals: Proposals;
  readonly committed: Committed;
  /** What the observation under way adds to a server's sequence, if anything. */
  delivered: Delivered | null;
  /** What it shows to be lost, if anything. */
  lost: Lost | null;
  /** How much was committed before it. */
  committedBefore: number;
}

export const course: Knowledge<Course, ZabProcess> = {
  watches: [...SERVING, ...PROPOSING, ...COMMITTING],
  init: () => ({
    sequences: noSequences(),
    proposals: noProposals(),
    committed: nothingCommitted(),
    delivered: null,
    lost: null,
    committedBefore: 0,
  }),
  copy: ({ sequences, proposals, committed, delivered, lost, committedBefore }) => ({
    sequences: copySequences(sequences),
    proposals: { newest: proposals.newest, before: proposals.before },
    committed: { committed: committed.committed, epoch: committed.epoch },
    delivered,
    lost,
    committedBefore,
  }),
  note(course, seen, states) {
    course.committedBefore = course.committed.committed.length;
    noteProposals(course.proposals, seen, states);
    course.lost = noteCommitted(course.committed, seen, states);
    course.delivered = follow(course.sequences, seen, states);
  },
};
