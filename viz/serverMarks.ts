/** A server: its state by colour, shape, outline and letter; its ballot; the votes it has heard; how far they are from a quorum. */
import type { QuorumSystem, Vote } from '../model/index.ts';
import type { ProcessId } from '../sim/index.ts';
import type { ClusterState, ServerView } from './clusterState.ts';
import type { Focus } from './focus.ts';
import { type Glyph, type Look, looks, type Outline, type Shape } from './palette.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';
import { arcPath, shapePath } from './shapes.ts';
import { type Tally, tallyOf } from './tally.ts';

export interface ServerMark extends Point {
  readonly key: string;
  readonly id: ProcessId;
  readonly radius: number;
  readonly look: Look;
  readonly shape: Shape;
  readonly outline: Outline;
  readonly path: string;
  readonly glyph: Glyph;
  readonly badge: Point;
  /** It leads with the votes of a quorum. */
  readonly isCrowned: boolean;
  readonly isFocused: boolean;
  /** The leader it votes for. */
  readonly ballot: (Point & { readonly digit: number }) | null;
  /** While it looks for a leader: how many agree with it. */
  readonly tally: Tally | null;
  /** One arc for each vote that a quorum takes. */
  readonly gauge: readonly { readonly path: string; readonly isFilled: boolean }[];
  readonly pips: readonly Pip[];
}

/** A vote that was heard: it lies towards its voter. */
export interface Pip extends Point {
  readonly voter: ProcessId;
  readonly digit: number;
  readonly agrees: boolean;
}

export function serverMarks(
  { servers }: ClusterState,
  quorum: QuorumSystem,
  seats: Seats,
  at: { readonly leader: ProcessId | null; readonly focus: Focus | null },
): readonly ServerMark[] {
  return servers.map((server) => {
    const seat = seatIn(seats, server.id);
    const look = lookOf(server);
    const { outline, glyph } = looks[look];
    const { shape } = looks[look === 'PAUSED' ? (server.state ?? 'PAUSED') : look];
    const tally = server.state === 'LOOKING' ? tallyOf(server, quorum) : null;
    return {
      key: `s${server.id}`,
      id: server.id,
      x: seat.x,
      y: seat.y,
      radius: seat.radius,
      look,
      shape,
      outline,
      path: shapePath(shape, seat.radius),
      glyph,
      badge: badgePlace(seat),
      isCrowned: at.leader === server.id,
      isFocused: at.focus?.server === server.id,
      ballot: ballotOf(server, seat),
      tally,
      gauge: tally === null ? [] : gaugeOf(tally, seat.radius),
      pips: tally === null ? [] : pipsOf(server, seat, seats),
    };
  });
}

export function lookOf({ isUp, isPaused, lives, state }: ServerView): Look {
  if (!isUp) return lives === 0 ? 'ABSENT' : 'CRASHED';
  return isPaused ? 'PAUSED' : (state ?? 'ABSENT');
}

/** Beside the ballot, on the upper side. */
function badgePlace({ angle, radius }: Seat): Point {
  const isOnTheRight = Math.cos(angle) > 0.01;
  return towards({ x: 0, y: 0 }, angle + (isOnTheRight ? -0.95 : 0.95), radius * 1.08);
}

/** An observer that has found a leader keeps its vote in mind, but casts none. */
export const ballotCastBy = ({ isObserver, vote }: ServerView): Vote | null => (isObserver ? null : vote);

function ballotOf(server: ServerView, seat: Seat): ServerMark['ballot'] {
  const vote = ballotCastBy(server);
  if (vote === null) return null;
  return { digit: vote.leader, ...towards({ x: 0, y: 0 }, seat.angle, seat.radius + 25) };
}

function pipsOf({ id, vote, heard }: ServerView, seat: Seat, seats: Seats): readonly Pip[] {
  return heard
    .filter(({ from }) => from !== id && seats.has(from))
    .map(({ from, vote: theirs }) => ({
      voter: from,
      digit: theirs.leader,
      agrees: theirs.leader === vote?.leader,
      ...towards({ x: 0, y: 0 }, directionFrom(seat, seatIn(seats, from)), seat.radius + 21),
    }));
}

const GAUGE_OUTSIDE = 6;

function gaugeOf({ count, needed }: Tally, radius: number): ServerMark['gauge'] {
  const gap = needed === 1 ? 0.001 : 0.025;
  return Array.from({ length: needed }, (_, k) => ({
    path: arcPath(radius + GAUGE_OUTSIDE, k / needed + gap, (k + 1) / needed - gap),
    isFilled: k < count,
  }));
}
