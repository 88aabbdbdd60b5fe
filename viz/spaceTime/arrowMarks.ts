/** Messages as arrows between lifelines, and what is done from outside. */
import type { ZabMessage } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import { type Family, messageLook } from '../cluster/messageLook.ts';
import { type Columns, causeAt, kindAt, nodeAt } from '../trace/columns.ts';
import { type Cones, type Relation, relationTo } from '../trace/cones.ts';
import { type Happenings, isToldMessage, type Quiet } from '../trace/happenings.ts';
import type { Replay } from '../trace/replay.ts';
import type { Page } from './page.ts';

/** `plain`: what it says has not come yet. `outside`: no message, but something done to a process. */
export type ArrowFamily = Family | 'plain' | 'outside';

type Outcome =
  | 'arrives'
  /** Its end is the row that lost it. */
  | 'lost'
  /** Still on its way when the run ends. */
  | 'waits';

export interface Arrow {
  /** The row that sent it, or did it. */
  readonly send: number;
  /** The row in which it ends; −1: in none. */
  readonly end: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly family: ArrowFamily;
  /** A step of the story has held it for a while. */
  readonly isHeld: boolean;
  readonly outcome: Outcome;
  readonly relation: Relation | null;
  /** Its name on the wire, or the leader that a vote proposes. */
  readonly label: string;
}

/** Messages that are on their way for longer than this are looked for on every page that they cross. */
const LONG_ROWS = 200;
/** Of those that cross a whole page so many are drawn. */
const CROSSING_MAX = 24;

interface Journeys {
  /** Sends of messages that took long and came to an end, ascending. */
  readonly long: readonly number[];
  /** Sends of messages that were held. */
  readonly held: ReadonlySet<number>;
}

const known = new WeakMap<Columns, Journeys>();

/** @returns What has to be known of all of a run, found when it is first asked for. */
function journeysOf(columns: Columns, clients: readonly ProcessId[]): Journeys {
  const found = known.get(columns) ?? findJourneys(columns, clients);
  known.set(columns, found);
  return found;
}

function findJourneys(columns: Columns, clients: readonly ProcessId[]): Journeys {
  const { length, ends, kinds, kindNames } = columns;
  const holding = kindNames.indexOf('messageHeld');
  const long: number[] = [];
  const held = new Set<number>();
  for (let i = 0; i < length; i++) {
    if ((ends[i] ?? -1) - i > LONG_ROWS && isToldMessage(columns, i, clients)) long.push(i);
    if (kinds[i] === holding) held.add(causeAt(columns, i));
  }
  return { long, held };
}

/** @returns Arrows that begin or end on a page, and those that cross it. */
export function arrowsOn(
  { columns, store, summary }: Pick<Replay, 'columns' | 'store' | 'summary'>,
  { firsts, lasts }: Happenings,
  page: Page,
  quiet: Quiet,
  cones: Cones | null,
): readonly Arrow[] {
  const { clients } = summary.cast;
  const { long, held } = journeysOf(columns, clients);
  const first = firsts[page.first] ?? 0;
  const end = (lasts[page.end - 1] ?? -1) + 1;
  const isShown = (send: number): boolean => quiet === 'shown' || isToldMessage(columns, send, clients);
  const arrows: Arrow[] = [];
  const note = (send: number): void => {
    arrows.push(arrowOf(columns, send, store.row(send)?.data, held.has(send), cones));
  };
  long
    .filter((send) => send < first && (columns.ends[send] ?? 0) >= end)
    .slice(-CROSSING_MAX)
    .forEach(note);
  for (let i = first; i < end; i++) {
    const kind = kindAt(columns, i);
    const cause = causeAt(columns, i);
    const node = nodeAt(columns, i);
    if (kind === 'send') {
      if (isShown(i)) note(i);
    } else if (kind === 'deliver' || kind === 'drop') {
      if (cause < first && isShown(cause) && columns.ends[cause] === i) note(cause);
    } else if (cause >= 0 && node !== 0 && nodeAt(columns, cause) === 0 && (columns.weights[i] ?? 0) > 0)
      arrows.push(deedOf(columns, cause, i, cones));
  }
  return arrows;
}

function arrowOf(columns: Columns, send: number, data: unknown, isHeld: boolean, cones: Cones | null): Arrow {
  const end = columns.ends[send] ?? -1;
  const from = nodeAt(columns, send);
  const look = data === undefined ? null : messageLook(data as ZabMessage);
  const outcome = end < 0 ? 'waits' : kindAt(columns, end) === 'deliver' ? 'arrives' : 'lost';
  return {
    send,
    end,
    from,
    to: columns.peers[send] ?? from,
    family: look?.family ?? 'plain',
    isHeld,
    outcome,
    relation: relationOfArrow(columns, send, outcome === 'arrives' ? end : -1, cones),
    label: look === null ? '' : labelOf(look),
  };
}

const deedOf = (columns: Columns, cause: number, row: number, cones: Cones | null): Arrow => ({
  send: cause,
  end: row,
  from: 0,
  to: nodeAt(columns, row),
  family: 'outside',
  isHeld: false,
  outcome: 'arrives',
  relation: relationOfArrow(columns, cause, row, cones),
  label: '',
});

const labelOf = ({ family, sign, name, detail }: ReturnType<typeof messageLook>): string =>
  family === 'notification'
    ? sign
    : [name === '' && family === 'client' ? sign : name, detail].join(' ').trim();

/** It led to the row if its arrival did; it comes from the row if its sending does. */
function relationOfArrow(columns: Columns, send: number, end: number, cones: Cones | null): Relation | null {
  if (cones === null) return null;
  const sent = relationTo(cones, columns, send);
  const arrived = end < 0 ? 'concurrent' : relationTo(cones, columns, end);
  if (arrived === 'before' || arrived === 'self') return 'before';
  return sent === 'after' || sent === 'self' ? 'after' : 'concurrent';
}
