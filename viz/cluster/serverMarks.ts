/** A server: its state by colour, shape, outline and letter; its crown; its ballot, and the votes it has heard; its epoch and zxid. */
import { type Phase, type QuorumSystem, weightOf } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import { type BesideServer, besideServer } from './besideServer.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { Focus } from './focus.ts';
import { type Glyph, type Look, looks, type Outline, type Shape } from '../style/palette.ts';
import { directionFrom, type Point, type Seat, type Seats, seatIn, towards } from './ring.ts';
import { lookOf, type ServerView } from '../trace/serverView.ts';
import { type Standing, standingOf } from './serverText.ts';
import { arcPath, bracketsPath, shapePath } from './shapes.ts';
import { type Tally, tallyOf } from '../trace/tally.ts';

export interface ServerMark extends Point, BesideServer {
  readonly key: string;
  readonly id: ProcessId;
  readonly radius: number;
  readonly look: Look;
  /** Of a paused server: the state it was in. */
  readonly was: Look | null;
  readonly shape: Shape;
  readonly outline: Outline;
  readonly path: string;
  readonly glyph: Glyph;
  /** It has found its leader, or is it, and does not serve yet, or not any more. */
  readonly isHollow: boolean;
  readonly crown: Crown | null;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  /** What brackets it when it is selected. */
  readonly brackets: string;
  /** Where it is between its election and its service, or that it leaves its role. */
  readonly phase: Exclude<Phase, 'election' | 'broadcast'> | 'leaving' | null;
  /** What its vote weighs, where votes differ in weight. */
  readonly weight: number | null;
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
  at: {
    readonly leader: ProcessId | null;
    readonly focus: Focus | null;
    readonly selected: ProcessId | null;
  },
): readonly ServerMark[] {
  return servers.map((server) => {
    const seat = seatIn(seats, server.id);
    const look = lookOf(server);
    const { outline, glyph } = looks[look];
    const shape = shapeOf(server, look);
    const isLooking = server.state === 'LOOKING' && !server.isStandalone;
    const tally = isLooking ? tallyOf(server, quorum) : null;
    return {
      key: `s${server.id}`,
      id: server.id,
      x: seat.x,
      y: seat.y,
      radius: seat.radius,
      look,
      was: look === 'PAUSED' ? server.state : null,
      shape,
      outline,
      path: shapePath(shape, seat.radius),
      glyph,
      isHollow: server.isUp && !isLooking && !server.isServing,
      crown: crownOf(server, at.leader),
      isFocused: at.focus?.server === server.id,
      isSelected: at.selected === server.id,
      brackets: bracketsPath(seat.radius + BRACKETS_OUTSIDE),
      phase: phaseShown(server),
      weight: quorum.kind === 'hierarchical' && !server.isObserver ? weightOf(quorum, server.id) : null,
      ...besideServer(server, seat, isLooking),
      tally,
      gauge: tally === null ? [] : gaugeOf(tally, seat.radius),
      pips: tally === null ? [] : pipsOf(server, seat, seats),
    };
  });
}

/** Of a paused server: that of the state it was in. A circle is a voter: an observer that looks for a leader votes for nobody. */
function shapeOf({ state, isObserver }: ServerView, look: Look): Shape {
  const beneath = look === 'PAUSED' ? (state ?? 'PAUSED') : look;
  return looks[isObserver && beneath === 'LOOKING' ? 'OBSERVING' : beneath].shape;
}

function phaseShown({ isUp, isLeaving, phase }: ServerView): ServerMark['phase'] {
  if (!isUp) return null;
  if (isLeaving) return 'leaving';
  return phase === 'election' || phase === 'broadcast' ? null : phase;
}

function crownOf(server: ServerView, leader: ProcessId | null): Crown | null {
  const standing = standingOf(server, leader);
  return standing === null ? null : crowns[standing];
}

const crowns: Readonly<Record<Standing, Crown>> = {
  elected: 'open',
  established: 'full',
  deserted: 'deserted',
};

function pipsOf({ id, vote, heard }: ServerView, seat: Seat, seats: Seats): readonly Pip[] {
  return heard
    .filter(({ from }) => from !== id && seats.has(from))
    .map(({ from, vote: theirs }) => ({
      voter: from,
      digit: theirs.leader,
      agrees: theirs.leader === vote?.leader,
      ...towards({ x: 0, y: 0 }, directionFrom(seat, seatIn(seats, from)), seat.radius + 26),
    }));
}

const GAUGE_OUTSIDE = 5;
const BRACKETS_OUTSIDE = 20;

function gaugeOf({ count, needed }: Tally, radius: number): ServerMark['gauge'] {
  const gap = needed === 1 ? 0.001 : 0.025;
  return Array.from({ length: needed }, (_, k) => ({
    path: arcPath(radius + GAUGE_OUTSIDE, k / needed + gap, (k + 1) / needed - gap),
    isFilled: k < count,
  }));
}
