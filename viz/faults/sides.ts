/** The two sides of a partition that somebody is making, and whether either could decide. */
import { containsQuorum, type QuorumSystem } from '../../model/quorum.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ServerView } from '../trace/serverView.ts';

/** On which side each server is; on both it reaches everybody. */
export type Sides = ReadonlyMap<ProcessId, 'A' | 'B' | 'both'>;

/** As the picture has it. */
export interface SideText {
  readonly name: string;
  /** Voters that run. */
  readonly running: number;
  /** Of the ensemble. */
  readonly total: number;
  readonly hasQuorum: boolean;
}

export function sideText(
  name: 'A' | 'B',
  sides: Sides,
  servers: readonly Pick<ServerView, 'id' | 'isUp'>[],
  quorum: QuorumSystem,
): SideText {
  const running = membersOf(sides, name).filter(
    (id) => quorum.voters.includes(id) && servers.some((server) => server.id === id && server.isUp),
  );
  return {
    name,
    running: running.length,
    total: quorum.voters.length,
    hasQuorum: containsQuorum(quorum, running),
  };
}

export const membersOf = (sides: Sides, name: 'A' | 'B'): readonly ProcessId[] =>
  [...sides].flatMap(([id, side]) => (side === name || side === 'both' ? [id] : []));

/** Whether there is anything to cut. */
export const areApart = (sides: Sides): boolean =>
  (['A', 'B'] as const).every((name) => [...sides.values()].includes(name));

/** To begin with, the one that is looked at is alone. */
export function firstSides(servers: readonly Pick<ServerView, 'id'>[], alone: ProcessId | null): Sides {
  const first = alone ?? servers[0]?.id;
  return new Map(servers.map(({ id }) => [id, id === first ? 'A' : 'B']));
}
