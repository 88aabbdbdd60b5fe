/** What lies beside a server: its ballot, a plate with its epoch and zxid, a badge with the letter of its state, its disk if that is in trouble. */
import { zxidAsPair } from '../../model/index.ts';
import type { Point, Seat } from './ring.ts';
import { ballotCastBy, type DiskTrouble, type ServerView } from '../trace/serverView.ts';

/** Places are relative to the centre of the server. */
export interface BesideServer {
  readonly badge: Point;
  /** The leader it votes for, while it looks. */
  readonly ballot: (Point & { readonly digit: number }) | null;
  /** Its current epoch and the last transaction in its memory. */
  readonly plate: Plate | null;
  readonly disk: (Point & { readonly troubles: readonly DiskTrouble[] }) | null;
}

interface Plate extends Point {
  readonly halfWidth: number;
  /** Its current epoch, and the one it has promised if that is another. */
  readonly epochs: readonly EpochChip[];
  /** The last transaction in its memory. */
  readonly zxid: string;
  /** End of its text. */
  readonly zxidX: number;
}

/** An epoch is told by its number; by a texture, too, that returns every four. */
interface EpochChip {
  /** Its left edge. */
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly texture: 0 | 1 | 2 | 3;
  readonly isPromised: boolean;
}

const BALLOT_WIDTH = 42;
const GAP = 6;
/** From the edge of a server to the middle of what lies outside. */
const OUTSIDE = 27;
/** Away from the ring. */
const ASIDE = 14;

export function besideServer(server: ServerView, seat: Seat, isLooking: boolean): BesideServer {
  const { angle, radius } = seat;
  // Outside the ring nothing is in the way: links, and votes that were heard, lie inside.
  const vertical = Math.sin(angle) < 0.2 ? -1 : 1;
  const horizontal = Math.cos(angle) < -0.01 ? -1 : 1;
  const digit = isLooking ? (ballotCastBy(server)?.leader ?? null) : null;
  const plate = plateOf(server);
  const plateWidth = plate === null ? 0 : 2 * plate.halfWidth;
  const width = plateWidth + (digit === null ? 0 : BALLOT_WIDTH + GAP);
  const [middle, y] = [ASIDE * Math.cos(angle), vertical * (radius + OUTSIDE)];
  const { disk } = server.facts;
  return {
    badge: { x: horizontal * 1.06 * radius, y: vertical * 0.24 * radius },
    ballot: digit === null ? null : { digit, x: middle - width / 2 + BALLOT_WIDTH / 2, y },
    plate: plate === null ? null : { ...plate, x: middle + width / 2 - plate.halfWidth, y },
    disk: disk.length === 0 ? null : { troubles: disk, x: -horizontal * 1.02 * radius, y: 0 },
  };
}

const CHIP_EDGE = 8;
const DIGIT_WIDTH = 9.5;
const ZXID_EDGE = 8;
const ZXID_LETTER = 10.2;

function plateOf({ facts: { memory } }: ServerView): Omit<Plate, 'x' | 'y'> | null {
  if (memory === null) return null;
  const { currentEpoch, acceptedEpoch, lastProcessedZxid } = memory;
  const zxid = zxidAsPair(lastProcessedZxid);
  const numbers = acceptedEpoch === currentEpoch ? [currentEpoch] : [currentEpoch, acceptedEpoch];
  const chips = numbers.map((epoch, at) => {
    const name = `e${epoch}`;
    return {
      width: 2 * CHIP_EDGE + DIGIT_WIDTH * name.length,
      text: name,
      texture: (epoch % 4) as EpochChip['texture'],
      isPromised: at > 0,
    };
  });
  const zxidWidth = 2 * ZXID_EDGE + ZXID_LETTER * zxid.length;
  const width = chips.reduce((sum, chip) => sum + chip.width, zxidWidth);
  let x = -width / 2;
  const epochs = chips.map((chip) => {
    const placed = { ...chip, x };
    x += chip.width;
    return placed;
  });
  return { halfWidth: width / 2, epochs, zxid, zxidX: width / 2 - ZXID_EDGE };
}
