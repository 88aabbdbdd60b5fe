/** What stood in the way of messages, and until when: a cut, a hold, a machine without power, a paused process. */
import type { ProcessId } from '../../sim/index.ts';
import { directionKey } from '../trace/networkState.ts';
import type { Stop } from '../trace/flights.ts';
import type { KnownRow } from '../trace/rows.ts';

/** Out in the network, on this side of whatever wall a picture draws between two servers; in the socket of a process that does not read. */
const ON_THE_WAY = 0.2;
const AT_THE_DOOR = 0.88;
/** Messages that take longer than this have been stopped, if anything could stop them. */
const LONG_US = 10_000;

export class Obstacles {
  private readonly cut = new Set<string>();
  private readonly off = new Set<ProcessId>();
  private readonly paused = new Set<ProcessId>();
  /** When the last obstacle of a direction, or before a process, went away. */
  private readonly removed = new Map<string, Stop>();
  private readonly powerOffs: KnownRow[] = [];

  /** Takes note of the next row. */
  note(row: KnownRow): void {
    const { node } = row;
    switch (row.kind) {
      case 'linkCut':
        this.cut.add(directionKey(row.data.from, row.data.to));
        return;
      case 'linkHeal': {
        const direction = directionKey(row.data.from, row.data.to);
        this.cut.delete(direction);
        this.removed.set(direction, { untilUs: row.t, at: ON_THE_WAY });
        return;
      }
      case 'messageReleased':
        this.removed.set(directionKey(row.data.from, row.data.to), { untilUs: row.t, at: ON_THE_WAY });
        return;
      case 'powerOff':
        this.off.add(node);
        this.powerOffs.push(row);
        return;
      case 'start':
        this.off.delete(node);
        this.removed.set(beforeDoor(node), { untilUs: row.t, at: ON_THE_WAY });
        return;
      case 'pause':
        this.paused.add(node);
        return;
      case 'resume':
        this.paused.delete(node);
        this.removed.set(beforeDoor(node), { untilUs: row.t, at: AT_THE_DOOR });
        return;
      default:
    }
  }

  /** @returns What kept a message that ends now, if anything did. */
  stopOf(from: ProcessId, to: ProcessId, sentUs: number, nowUs: number): Stop | null {
    if (nowUs - sentUs <= LONG_US) return null;
    const inTheWay = this.standing(from, to);
    if (inTheWay !== null) return { untilUs: nowUs, at: inTheWay };
    const stops = [directionKey(from, to), beforeDoor(to)].flatMap((key) => this.removed.get(key) ?? []);
    const last = stops.toSorted((a, b) => a.untilUs - b.untilUs).at(-1);
    return last !== undefined && last.untilUs > sentUs ? last : null;
  }

  /** @returns Where a message waits that is still on its way when the run ends. */
  stopAtEnd(from: ProcessId, to: ProcessId): Stop {
    return { untilUs: Number.POSITIVE_INFINITY, at: this.standing(from, to) ?? ON_THE_WAY };
  }

  /**
   * A machine without power forgets what it could not send yet, and what it was sent and could not receive: no row tells of those messages.
   *
   * @returns The row with which a message was lost that never ended, or null.
   */
  lossOf(from: ProcessId, to: ProcessId, send: number): KnownRow | null {
    return this.powerOffs.find(({ i, node }) => i > send && (node === from || node === to)) ?? null;
  }

  private standing(from: ProcessId, to: ProcessId): number | null {
    if (this.cut.has(directionKey(from, to)) || this.off.has(to)) return ON_THE_WAY;
    return this.paused.has(to) ? AT_THE_DOOR : null;
  }
}

const beforeDoor = (id: ProcessId): string => `>${id}`;
