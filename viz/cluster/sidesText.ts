/** The sides of a partition in words. */
import type { Shown } from '../app/lab.ts';
import type { Words } from '../words/laterEnglish.ts';
import { seatsOf } from './ring.ts';
import { sideMarks } from './sideMarks.ts';
import { wallMark } from './wallMarks.ts';

/** @returns Nothing where everybody can reach everybody. */
export function sidesText(shown: Shown | null, words: Words): string {
  if (shown === null || shown.state.network.cuts.length === 0) return '';
  const { cast } = shown.replay.summary;
  const seats = new Map(seatsOf(cast).map((seat) => [seat.id, seat]));
  const sides = sideMarks(shown.state, cast.quorum, seats);
  if (sides.length < 2) return '';
  const { waiting } = wallMark(
    sides.map(({ members }) => members),
    shown.state.network,
    seats,
  );
  return words.rooms.cluster.partition({
    sides: sides.map(({ name, members, running, votersInAll, hasQuorum }) => ({
      name,
      members,
      running,
      total: votersInAll,
      hasQuorum,
    })),
    waiting,
  });
}
