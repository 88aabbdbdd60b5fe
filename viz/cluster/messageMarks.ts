/** Messages on their way: where each is, and what it looks like. */
import { group } from 'd3';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { type Flight, hasEnded, isAtStop, progressOf } from '../trace/flights.ts';
import { directionKey, type InFlight, isCut } from '../trace/networkState.ts';
import type { Focus } from './focus.ts';
import { arrowHead, laneBetween, lanePath, pointOn, xy } from './lane.ts';
import { type MessageLook, messageLook } from './messageLook.ts';
import { type Point, type Seats, seatIn } from './ring.ts';

export interface MessageMark extends Point, MessageLook {
  readonly key: string;
  /** Row that sent it. */
  readonly send: number;
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
  /** Where nothing flies, its whole way. */
  readonly way: { readonly path: string; readonly arrowHead: string } | null;
  readonly isHeld: boolean;
  readonly isDropped: boolean;
  readonly isSelected: boolean;
  /** It does not come through; small, for those of its lane that wait with it. */
  readonly isWaiting: boolean;
}

export interface MessageOptions {
  /** Messages fly. Otherwise each stays where it was sent, with an arrow along its way. */
  readonly hasFlight: boolean;
  /** Pings and handshakes are shown even beside other messages. */
  readonly showsQuiet: boolean;
  /** Row that sent the message that somebody has picked. */
  readonly selectedSend: number | null;
}

const TAIL = 0.14;
/** Further on its text would cover the receiver. */
const TEXT_UNTIL = 0.85;
/** Where a message stays that does not fly: before any wall. */
const STILL_AT = 0.2;

/** Knows the future of a message. */
export type Future = (message: InFlight) => Flight;

/** @returns What is on its way after row `i`, in the order in which it was sent. */
export const onTheWay = ({ network }: ClusterState, future: Future, i: number): readonly Flight[] =>
  network.inFlight.map(future).filter((flight) => !hasEnded(flight, i));

/** @returns Pings and handshakes first, behind all others; else as they were sent. */
export function messageMarks(
  state: ClusterState,
  future: Future,
  seats: Seats,
  at: { readonly i: number; readonly us: number; readonly focus: Focus | null },
  options: MessageOptions,
): readonly MessageMark[] {
  const { i, us, focus } = at;
  const dropped = focus === null || focus.dropped === null ? undefined : future(focus.dropped);
  const flights = onTheWay(state, future, i);
  const isQuiet = ({ message }: Flight): boolean => messageLook(message).family === 'quiet';
  const loud = flights.filter((flight) => !isQuiet(flight));
  const isQuietShown = options.showsQuiet || (loud.length === 0 && dropped === undefined);
  const isWanted = ({ send }: Flight): boolean => send === options.selectedSend;
  const quiet = flights.filter((flight) => isQuiet(flight) && (isQuietShown || isWanted(flight)));
  const moment: Moment = { state, us, held: new Set(state.network.held.map(({ send }) => send)), options };
  const placed = (all: readonly Flight[]): readonly MessageMark[] =>
    [...group(all, ({ from, to }) => directionKey(from, to)).values()]
      .flatMap((queue) => queued(queue, moment))
      .map((place) => markOf(place, seats, moment))
      .toSorted((a, b) => a.send - b.send);
  return [
    ...placed(quiet),
    ...placed(loud),
    ...(dropped === undefined ? [] : [{ ...markOf(alone(dropped, us), seats, moment), isDropped: true }]),
  ];
}

interface Moment {
  readonly state: ClusterState;
  readonly us: number;
  /** Rows that sent what is held. */
  readonly held: ReadonlySet<number>;
  readonly options: MessageOptions;
}

/** Two messages on one lane are at least so far apart, or nobody could tell them apart. */
const GAP = 0.09;

interface Place {
  readonly flight: Flight;
  readonly progress: number;
  readonly text: readonly string[];
  /** It stands for so many that there is no room above or below it. */
  readonly isLong: boolean;
  readonly isWaiting: boolean;
}

/**
 * @param queue - What is on its way on one lane, as it was sent.
 * @returns One behind the other, as far as there is room: the rest has not left its sender's hand yet. Those that move as one have one text. Of those
 * that a cut has stopped, the first.
 */
function queued(queue: readonly Flight[], { state, us, held, options }: Moment): readonly Place[] {
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
  const isStopped = (flight: Flight): boolean =>
    isCut(state.network, flight.from, flight.to) && !held.has(flight.send) && isAtStop(flight, us);
  let isFirstStopped = true;
  for (const flight of queue) {
    const look = messageLook(flight.message);
    const own = options.hasFlight ? progressOf(flight, us) : STILL_AT;
    const isBehind = own > aheadAt - GAP;
    const progress = isBehind ? aheadAt - GAP : own;
    if (isStopped(flight)) {
      // Others that wait are counted at the wall; they keep their places in the queue.
      if (isFirstStopped && progress >= 0)
        places.push({ flight, progress, text: [], isLong: false, isWaiting: true });
      isFirstStopped = false;
      aheadAt = progress;
      continue;
    }
    if (look.family === 'quiet') {
      places.push({ flight, progress: own, text: [], isLong: false, isWaiting: false });
      continue;
    }
    if (!isBehind || train.first < 0) {
      if (train.first >= 0) endTrain();
      train = { first: places.length, texts: [] };
    }
    train.texts.push(textOf(look));
    aheadAt = progress;
    if (progress >= 0) places.push({ flight, progress, text: [], isLong: false, isWaiting: false });
  }
  if (train.first >= 0) endTrain();
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
  isWaiting: false,
});

function markOf(
  { flight, progress, text, isLong, isWaiting }: Place,
  seats: Seats,
  { state, held, options }: Moment,
): MessageMark {
  const { send, from, to, message } = flight;
  const sender = seatIn(seats, from);
  const lane = laneBetween(sender, seatIn(seats, to));
  const point = pointOn(lane, progress);
  const look = messageLook(message);
  return {
    key: `m${send}`,
    send,
    from,
    to,
    progress,
    ...point,
    ...look,
    text: progress > TEXT_UNTIL ? [] : text,
    textSide: isLong ? 'right' : sideFrom(sender, lane.start),
    colour: colourOf(look, state, from),
    tail: `M${xy(pointOn(lane, Math.max(0, progress - TAIL)))}L${xy(point)}`,
    way: options.hasFlight ? null : { path: lanePath(lane), arrowHead: arrowHead(lane) },
    isHeld: held.has(send),
    isDropped: false,
    isSelected: options.selectedSend === send,
    isWaiting,
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
