/** The lifelines: the world outside, from which a story acts, then servers, then clients. */
import type { ProcessId } from '../../sim/index.ts';
import type { Cast } from '../trace/clusterState.ts';

export interface Lane {
  readonly process: ProcessId;
  readonly kind: 'outside' | 'server' | 'client';
  /** A digit for a server, the number of a client; nothing for the world outside. */
  readonly label: string;
  /** Across the time axis, in pixels. */
  readonly at: number;
}

export type Lanes = ReadonlyMap<ProcessId, Lane>;

/** Less room than this, and the diagram becomes larger than its panel. */
export const LANE_MIN = 18;
const OUTSIDE_SHARE = 0.7;

export function lanesOf(
  { servers, clients }: Pick<Cast, 'servers' | 'clients'>,
  from: number,
  to: number,
): Lanes {
  const kinds = [
    { process: 0, kind: 'outside', label: '' } as const,
    ...servers.map(({ id }) => ({ process: id, kind: 'server', label: String(id) }) as const),
    ...clients.map((process, index) => ({ process, kind: 'client', label: String(index + 1) }) as const),
  ];
  const each = (to - from) / (kinds.length - 1 + OUTSIDE_SHARE);
  const at = (index: number): number =>
    index === 0 ? from + (OUTSIDE_SHARE * each) / 2 : from + (index - 0.5 + OUTSIDE_SHARE) * each;
  return new Map(kinds.map((lane, index) => [lane.process, { ...lane, at: at(index) }]));
}

/** @returns How many lifelines there are. */
export const laneCount = ({ servers, clients }: Pick<Cast, 'servers' | 'clients'>): number =>
  1 + servers.length + clients.length;
