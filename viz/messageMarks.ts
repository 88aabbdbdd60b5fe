/** Messages on their way: a circle with the digit of the leader that is proposed. The digit is the whole story of an election. */
import type { ServerState, ZabMessage } from '../model/index.ts';
import { type ClusterState, cutSince } from './clusterState.ts';
import { type Flight, type Flights, progressOf } from './flights.ts';
import type { Focus } from './focus.ts';
import { type Lane, laneBetween, pointOn, xy } from './lane.ts';
import { type Point, type Seats, seatIn } from './ring.ts';

export interface MessageMark extends Point {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly progress: number;
  readonly family: 'notification' | 'handshake';
  /** The leader it proposes; null: nobody. */
  readonly digit: number | null;
  /** State of its sender, which it carries. */
  readonly senderState: ServerState | null;
  /** A short piece of its way behind it: direction without motion. */
  readonly tail: string;
  readonly isDropped: boolean;
}

const TAIL = 0.14;
/** Where a message waits that was sent into a cut. */
const AT_THE_CUT = 0.42;

export function messageMarks(
  state: ClusterState,
  flights: Flights,
  seats: Seats,
  { us, focus }: { readonly us: number; readonly focus: Focus | null },
): readonly MessageMark[] {
  const dropped = focus?.droppedSend ?? null;
  const shown = dropped === null ? state.inFlight : [...state.inFlight, dropped];
  return shown.flatMap((send) => {
    const flight = flights.get(send);
    if (flight === undefined) return [];
    const { from, to, sentUs } = flight;
    const sinceUs = cutSince(state, from, to);
    const isHeld = sinceUs !== null && sentUs >= sinceUs;
    const progress = Math.min(progressOf(flight, us), isHeld ? AT_THE_CUT : 1);
    return [
      messageMark(flight, laneBetween(seatIn(seats, from), seatIn(seats, to)), progress, send === dropped),
    ];
  });
}

function messageMark(
  { send, from, to, message }: Flight,
  lane: Lane,
  progress: number,
  isDropped: boolean,
): MessageMark {
  const point = pointOn(lane, progress);
  return {
    key: `m${send}`,
    from,
    to,
    progress,
    ...point,
    ...contentOf(message),
    tail: `M${xy(pointOn(lane, Math.max(0, progress - TAIL)))}L${xy(point)}`,
    isDropped,
  };
}

function contentOf(message: ZabMessage): Pick<MessageMark, 'family' | 'digit' | 'senderState'> {
  return message.type === 'notification'
    ? { family: 'notification', digit: message.vote?.leader ?? null, senderState: message.state }
    : { family: 'handshake', digit: null, senderState: null };
}
