/** A server: its state by colour, shape, outline and letter; its crown; its ballot, and the votes it has heard; its epoch and zxid. */
import { type Phase, type QuorumSystem, zxidAsPair } from '../model/index.ts';
import type { ProcessId } from '../sim/index.ts';
import type { ClusterState } from './clusterState.ts';
import type { Focus } from './focus.ts';
import { type Glyph, type Look, looks, type Outline, type Shape } from './palette.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';
import { ballotCastBy, type DiskTrouble, lookOf, type ServerView } from './serverView.ts';
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
  /** It has found its leader, or is it, and does not serve yet, or not any more. */
  readonly isHollow: boolean;
  readonly crown: Crown | null;
  readonly isFocused: boolean;
  /** Where it is between its election and its service, or that it leaves its role. */
  readonly phase: Exclude<Phase, 'election' | 'broadcast'> | 'leaving' | null;
  /** The leader it votes for, while it looks. */
  readonly ballot: (Point & { readonly digit: number }) | null;
  /** Its current epoch and the last transaction in its memory. */
  readonly plate: (Point & { readonly epoch: string; readonly zxid: string }) | null;
  readonly disk: (Point & { readonly troubles: readonly DiskTrouble[] }) | null;
  /** While it looks for a leader: how many agree with it. */
  readonly tally: Tally | null;
  /** One arc for each vote that a quorum takes. */
  readonly gauge: readonly { readonly path: string; readonly isFilled: boolean }[];
  readonly pips: readonly Pip[];
}

/** `open`: elected, not established. `full`: established, a quorum behind it. `deserted`: established, and no quorum behind it any more. */
type Crown = 'open' | 'full' | 'deserted';

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
    const isLooking = server.state === 'LOOKING' && !server.isStandalone;
    const tally = isLooking ? tallyOf(server, quorum) : null;
    const ballot = isLooking ? (ballotCastBy(server)?.leader ?? null) : null;
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
      badge: {
        x: sideOf(seat) * 1.06 * seat.radius,
        y: 0.24 * (isPlateAbove(seat.angle) ? -1 : 1) * seat.radius,
      },
      isHollow: server.isUp && !isLooking && !server.isServing,
      crown: crownOf(server, at.leader),
      isFocused: at.focus?.server === server.id,
      phase: phaseShown(server),
      ballot: ballot === null ? null : { digit: ballot, ...outside(seat, -PLATE_WIDTH / 2 - 3) },
      plate: plateOf(server, seat, ballot !== null),
      disk:
        server.facts.disk.length === 0
          ? null
          : {
              troubles: server.facts.disk,
              ...towards({ x: 0, y: 0 }, sideOf(seat) > 0 ? Math.PI : 0, 1.02 * seat.radius),
            },
      tally,
      gauge: tally === null ? [] : gaugeOf(tally, seat.radius),
      pips: tally === null ? [] : pipsOf(server, seat, seats),
    };
  });
}

function phaseShown({ isUp, isLeaving, phase }: ServerView): ServerMark['phase'] {
  if (!isUp) return null;
  if (isLeaving) return 'leaving';
  return phase === 'election' || phase === 'broadcast' ? null : phase;
}

function crownOf({ id, isUp, state, supporters }: ServerView, leader: ProcessId | null): Crown | null {
  if (!isUp || state !== 'LEADING') return null;
  if (supporters === null) return 'open';
  return id === leader ? 'full' : 'deserted';
}

// Outside the ring nothing is in the way: links, and votes that were heard, lie inside.

const PLATE_WIDTH = 74;
const BALLOT_WIDTH = 42;
const PLATE_OUTSIDE = 23;

const isPlateAbove = (angle: number): boolean => Math.sin(angle) < 0.2;
const sideOf = ({ angle }: Seat): 1 | -1 => (Math.cos(angle) < -0.01 ? -1 : 1);

/** @returns A place above a server of the upper half, below one of the lower, a little away from the ring. */
const outside = ({ angle, radius }: Seat, shift: number): Point => ({
  x: 14 * Math.cos(angle) + shift,
  y: (isPlateAbove(angle) ? -1 : 1) * (radius + PLATE_OUTSIDE),
});

function plateOf({ facts: { memory } }: ServerView, seat: Seat, hasBallot: boolean): ServerMark['plate'] {
  if (memory === null) return null;
  const place = outside(seat, hasBallot ? BALLOT_WIDTH / 2 + 3 : 0);
  return { ...place, epoch: `e${memory.currentEpoch}`, zxid: zxidAsPair(memory.lastProcessedZxid) };
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
