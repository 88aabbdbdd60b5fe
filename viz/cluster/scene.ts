/**
 * The picture as data: a pure function of the story's cast, the trace and the cursor. However one arrives at a cursor, playing, stepping
 * back or jumping, the marks are the same.
 */
import type { ProcessId } from '../../sim/index.ts';
import type { Selection } from '../app/address.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { timeAt } from '../trace/columns.ts';
import type { Cursor } from '../trace/pace.ts';
import { reignAt } from '../trace/reign.ts';
import type { Replay } from '../trace/replay.ts';
import { type ClientMark, clientMarks } from './clientMarks.ts';
import { type Focus, focusOf } from './focus.ts';
import {
  type BondMark,
  bondMarks,
  type FocusMark,
  focusMark,
  type LinkMark,
  linkMarks,
} from './linkMarks.ts';
import { type MessageMark, messageMarks } from './messageMarks.ts';
import { type Frame, frameOf, type Seats, seatsOf } from './ring.ts';
import { type ServerMark, serverMarks } from './serverMarks.ts';
import { type SideMark, sideMarks } from './sideMarks.ts';
import { type TimerMark, timerMarks } from './timerMarks.ts';
import { type WallMark, wallMark } from './wallMarks.ts';

/** What changes with the row alone. Layers from the back to the front. */
export interface StillScene {
  readonly frame: Frame;
  readonly sides: readonly SideMark[];
  readonly links: readonly LinkMark[];
  readonly wall: WallMark | null;
  readonly bonds: readonly BondMark[];
  readonly focus: FocusMark | null;
  readonly clients: readonly ClientMark[];
  readonly servers: readonly ServerMark[];
}

/** What changes with the time between two rows, too. */
export interface MovingScene {
  readonly timers: readonly TimerMark[];
  readonly messages: readonly MessageMark[];
}

export type Scene = StillScene & MovingScene;

/** What can be chosen about the picture. */
export interface SceneOptions {
  readonly selection: Selection;
  readonly hasFlight: boolean;
  readonly showsQuiet: boolean;
}

export const plain: SceneOptions = { selection: null, hasFlight: true, showsQuiet: false };

/** A run, ready to be drawn at any cursor. */
export interface Stage {
  readonly replay: Replay;
  readonly seats: Seats;
}

export const stageOf = (replay: Replay): Stage => ({
  replay,
  seats: new Map(seatsOf(replay.summary.cast).map((seat) => [seat.id, seat])),
});

/** @param cursor - At a row whose window is here. */
export const sceneAt = (stage: Stage, cursor: Cursor, options: SceneOptions = plain): Scene => ({
  ...stillAt(stage, cursor.i, options),
  ...movingAt(stage, cursor, options),
});

export function stillAt({ replay, seats }: Stage, i: number, { selection }: SceneOptions): StillScene {
  const { store, summary } = replay;
  const { cast, leaders } = summary;
  const state: ClusterState = store.stateAfter(i);
  const focus = focusAt(replay, i);
  const selected: ProcessId | null = selection?.kind === 'process' ? selection.id : null;
  const sides = sideMarks(state, cast.quorum, seats);
  const members = sides.map((side) => side.members);
  return {
    frame: frameOf(seats),
    sides,
    links: linkMarks(state, seats, members),
    wall: sides.length < 2 ? null : wallMark(members, state.network, seats),
    bonds: bondMarks(state, seats),
    focus: focusMark(focus, seats),
    clients: clientMarks(state, seats, { focus, selected }),
    servers: serverMarks(state, cast.quorum, seats, {
      leader: reignAt(leaders, i).leader,
      focus,
      selected,
    }),
  };
}

export function movingAt(
  { replay, seats }: Stage,
  { i, us }: Cursor,
  { selection, hasFlight, showsQuiet }: SceneOptions,
): MovingScene {
  const state = replay.store.stateAfter(i);
  const selectedSend = selection?.kind === 'message' ? selection.send : null;
  const at = { i, us, focus: focusAt(replay, i) };
  return {
    timers: timerMarks(state.servers, seats, us),
    messages: messageMarks(state, (message) => replay.future(message), seats, at, {
      hasFlight,
      showsQuiet,
      selectedSend,
    }),
  };
}

function focusAt({ store, columns }: Replay, i: number): Focus | null {
  const row = store.row(i);
  return row === undefined ? null : focusOf(row, timeAt(columns, row.msg));
}
