/**
 * The picture as data: a pure function of the story's cast, the trace and the cursor. However one arrives at a cursor, playing, stepping
 * back or jumping, the marks are the same.
 */
import type { ProcessId } from '../../sim/index.ts';
import { type ClientMark, clientMarks } from './clientMarks.ts';
import type { Cast, ClusterState } from '../trace/clusterState.ts';
import { type Flights, flightsOf } from '../trace/flights.ts';
import { type Focus, focusOf } from './focus.ts';
import type { FactsFrom } from '../worker/factsFrom.ts';
import { History } from '../trace/history.ts';
import {
  type BondMark,
  bondMarks,
  type FocusMark,
  focusMark,
  type LinkMark,
  linkMarks,
} from './linkMarks.ts';
import { type MessageMark, messageMarks } from './messageMarks.ts';
import type { Cursor } from '../trace/pace.ts';
import { type Frame, frameOf, type Seats, seatsOf } from './ring.ts';
import { type Rows, rowAt } from '../trace/rows.ts';
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
  readonly cast: Cast;
  readonly rows: Rows;
  readonly history: History;
  readonly flights: Flights;
  readonly seats: Seats;
  /** From each row on, who leads according to the model; ascending. */
  readonly leaders: readonly LeaderFrom[];
}

export interface LeaderFrom {
  readonly row: number;
  readonly leader: ProcessId | null;
}

/** What the model says of a run, beside its rows. */
export interface ToldByModel {
  readonly cast: Cast;
  readonly leaders: readonly LeaderFrom[];
  readonly facts: readonly FactsFrom[];
}

export const stageOf = ({ cast, leaders, facts }: ToldByModel, rows: Rows): Stage => ({
  cast,
  rows,
  history: new History(rows, cast, facts),
  flights: flightsOf(rows),
  seats: new Map(seatsOf(cast).map((seat) => [seat.id, seat])),
  leaders,
});

export interface Reign {
  readonly leader: ProcessId | null;
  /** Whoever led last, if only until now. */
  readonly lastLeader: ProcessId | null;
}

/** @returns Who leads with the votes of a quorum after row `i`, as the model says it. */
export function reignAt({ leaders }: Stage, i: number): Reign {
  const past = leaders.filter(({ row }) => row <= i);
  const lastLeader = past.findLast(({ leader }) => leader !== null)?.leader ?? null;
  return { leader: past.at(-1)?.leader ?? null, lastLeader };
}

export function sceneAt(stage: Stage, cursor: Cursor): Scene {
  const { cast, rows, history, flights, seats } = stage;
  const state: ClusterState = history.after(cursor.i);
  const focus: Focus | null = rows.length === 0 ? null : focusOf(rowAt(rows, cursor.i));
  return {
    frame: frameOf(seats),
    sides: sideMarks(state, cast.quorum, seats),
    links: linkMarks(state, seats),
    bonds: bondMarks(state, seats),
    focus: focusMark(focus, seats),
    clients: clientMarks(state, seats, focus),
    servers: serverMarks(state, cast.quorum, seats, { leader: reignAt(stage, cursor.i).leader, focus }),
    messages: messageMarks(state, flights, seats, { ...cursor, focus }),
  };
}
