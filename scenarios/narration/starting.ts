/** Servers that start at the same moment with the same on their disks say the same: one line tells of all. */
import type { EnsembleServer } from '../../model/index.ts';
import { equalValues, type ProcessId } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import { type Narration, toldOf } from './narration.ts';

/** A start that takes longer is an event of its own: others do much meanwhile. */
const SOON_US = 1_000_000;

/** @returns The servers that begin their first election with this one, as it does; itself alone if the line is about it only. */
export function startingWith(narration: Narration, server: ProcessId): readonly ProcessId[] {
  const { servers } = narration.scenario.run.ensemble;
  const { life, startedUs } = toldOf(narration, server);
  const own = servers.find(({ id }) => id === server);
  if (own === undefined || life !== 1) return [server];
  return servers
    .filter((other) => {
      const told = toldOf(narration, other.id);
      return told.life === 1 && told.startedUs === startedUs && told.start === 'untold' && isSame(own, other);
    })
    .map(({ id }) => id);
}

const isSame = (one: EnsembleServer, other: EnsembleServer): boolean =>
  one.role === other.role &&
  (one.logicalClock ?? 0) === (other.logicalClock ?? 0) &&
  equalValues(one.disk ?? null, other.disk ?? null);

/** A server alone has no election that would tell of its start. */
export const startsSoon = ({ run }: Pick<ResolvedScenario, 'run'>): boolean => {
  const { startupMs = 0, standalone = false } = run.ensemble;
  return startupMs * 1_000 < SOON_US && !standalone;
};
