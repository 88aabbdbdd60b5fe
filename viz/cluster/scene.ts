/**
 * The picture as data: a pure function of the story's cast, the trace and the cursor. However one arrives at a cursor, playing, stepping
 * back or jumping, the marks are the same.
 */
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

/** Layers from the back to the front. */
export interface Scene {
  readonly frame: Frame;
  readonly sides: readonly SideMark[];
  readonly links: readonly LinkMark[];
  readonly bonds: readonly BondMark[];
  readonly focus: FocusMark | null;
  readonly clients: readonly ClientMark[];
  readonly servers: readonly ServerMark[];
  readonly messages: readonly MessageMark[];
}

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
export function sceneAt({ replay, seats }: Stage, cursor: Cursor): Scene {
  const { store, columns, summary, future } = replay;
  const { cast, leaders } = summary;
  const state: ClusterState = store.stateAfter(cursor.i);
  const row = store.row(cursor.i);
  const focus: Focus | null = row === undefined ? null : focusOf(row, timeAt(columns, row.msg));
  return {
    frame: frameOf(seats),
    sides: sideMarks(state, cast.quorum, seats),
    links: linkMarks(state, seats),
    bonds: bondMarks(state, seats),
    focus: focusMark(focus, seats),
    clients: clientMarks(state, seats, focus),
    servers: serverMarks(state, cast.quorum, seats, { leader: reignAt(leaders, cursor.i).leader, focus }),
    messages: messageMarks(state, future, seats, { ...cursor, focus }),
  };
}
