/** Messages on their way: where each is, and what it looks like. */
import { group } from 'd3';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { type Flight, hasEnded, progressOf } from '../trace/flights.ts';
import type { InFlight } from '../trace/networkState.ts';
import type { Focus } from './focus.ts';
import { laneBetween, pointOn, xy } from './lane.ts';
import { type MessageLook, messageLook } from './messageLook.ts';
import { directionKey } from '../trace/networkState.ts';
import { type Point, type Seats, seatIn } from './ring.ts';

export interface MessageMark extends Point, MessageLook {
  readonly key: string;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly progress: number;
  /** Its colour: a look in lower case, or `client`, `quiet`. */
  readonly colour: string;
  /** Its name, and in a second line of those that move with it; nothing where its sign says all. */
  readonly text: readonly string[];
  readonly textSide: 'above' | 'below' | 'left' | 'right';
  /** A short piece of its way behind it: direction without motion. */
  readonly tail: string;
  readonly isHeld: boolean;
  readonly isDropped: boolean;
}

const TAIL = 0.14;
/** Further on its text would cover the receiver. */
const TEXT_UNTIL = 0.85;

/** Knows the future of a message. */
export type Future = (message: InFlight) => Flight;

/** @returns What is on its way after row `i`, in the order in which it was sent. */
export const onTheWay = ({ network }: ClusterState, future: Future, i: number): readonly Flight[] =>
  network.inFlight.map(future).filter((flight) => !hasEnded(flight, i));

export function messageMarks(
  state: ClusterState,
  future: Future,
  seats: Seats,
  { i, us, focus }: { readonly i: number; readonly us: number; readonly focus: Focus | null },
): readonly MessageMark[] {
  const dropped = focus?.dropped == null ? undefined : future(focus.dropped);
  const held = new Set(state.network.held.map(({ send }) => send));
  const lanes = group(onTheWay(state, future, i), ({ from, to }) => directionKey(from, to));
  const marks = [...lanes.values()].flatMap((queue) =>
    queued(queue, us).map((place) => ({
      ...markOf(state, seats, place),
      isHeld: held.has(place.flight.send),
    })),
  );
  const isQuiet = ({ family }: MessageMark) => family === 'quiet';
  return [
    ...marks.filter(isQuiet), // behind all others
    ...marks.filter((mark) => !isQuiet(mark)),
    ...(dropped === undefined ? [] : [{ ...markOf(state, seats, alone(dropped, us)), isDropped: true }]),
  ];
}

/** Two messages on one lane are at least so far apart, or nobody could tell them apart. */
const GAP = 0.09;

interface Place {
  readonly flight: Flight;
  readonly progress: number;
  readonly text: readonly string[];
  /** It stands for so many that there is no room above or below it. */
  readonly isLong: boolean;
}

/**
 * @param queue - What is on its way on one lane, as it was sent.
 * @returns One behind the other, as far as there is room: the rest has not left its sender's hand yet. Those that move as one have one text.
 */
function queued(queue: readonly Flight[], us: number): readonly Place[] {
  const places: Place[] = [];
  let aheadAt = Number.POSITIVE_INFINITY;
  let train: { readonly first: number; readonly texts: string[] } = { first: -1, texts: [] };
  /** Its text is in its middle. */
  const endTrain = (): void => {
    const middle = Math.floor((train.first + places.length - 1) / 2);
    const place = places[middle];
    const isLong = places.length - train.first > 2;
    if (place !== undefined) places[middle] = { ...place, text: together(train.texts), isLong };
  };
  for (const flight of queue) {
    const look = messageLook(flight.message);
    const own = progressOf(flight, us);
    if (look.family === 'quiet') {
      places.push({ flight, progress: own, text: [], isLong: false });
      continue;
    }
    const isBehind = own > aheadAt - GAP;
    if (!isBehind) {
      endTrain();
      train = { first: places.length, texts: [] };
    }
    train.texts.push(textOf(look));
    aheadAt = isBehind ? aheadAt - GAP : own;
    if (aheadAt >= 0) places.push({ flight, progress: aheadAt, text: [], isLong: false });
  }
  endTrain();
  return places;
}

/** Two lines, and no more. */
const together = (texts: readonly string[]): readonly string[] => {
  const [first = '', second = '', ...others] = texts.filter((text) => text !== '');
  const lines = [first, others.length === 0 ? second : `${second} +${others.length}`];
  return lines.filter((line) => line !== '');
};

const textOf = ({ name, detail }: MessageLook): string =>
  [name, detail].filter((word) => word !== '').join(' ');

const alone = (flight: Flight, us: number): Place => ({
  flight,
  progress: progressOf(flight, us),
  text: [textOf(messageLook(flight.message))],
  isLong: false,
});

function markOf(state: ClusterState, seats: Seats, { flight, progress, text, isLong }: Place): MessageMark {
  const { send, from, to, message } = flight;
  const sender = seatIn(seats, from);
  const lane = laneBetween(sender, seatIn(seats, to));
  const point = pointOn(lane, progress);
  const look = messageLook(message);
  return {
    key: `m${send}`,
    from,
    to,
    progress,
    ...point,
    ...look,
    text: progress > TEXT_UNTIL ? [] : text,
    textSide: isLong ? 'right' : sideFrom(sender, lane.start),
    colour: colourOf(look, state, from),
    tail: `M${xy(pointOn(lane, Math.max(0, progress - TAIL)))}L${xy(point)}`,
    isHeld: false,
    isDropped: false,
  };
}

/** Away from its sender, so that the text does not cover it. */
function sideFrom(sender: Point, start: Point): MessageMark['textSide'] {
  const [dx, dy] = [start.x - sender.x, start.y - sender.y];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'below' : 'above';
}

function colourOf(
  { family, isFilled, senderState }: MessageLook,
  { servers }: ClusterState,
  from: ProcessId,
): string {
  if (senderState !== null) return senderState.toLowerCase();
  if (family === 'client' || family === 'quiet') return family;
  if (isFilled) return 'leading';
  return servers.find(({ id }) => id === from)?.isObserver === true ? 'observing' : 'following';
}
