/** Who a process of the world is: a server of the ensemble, by its sid, or one of the clients, which come after all servers. */
import type { ProcessId, Target } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import type { Party } from '../language/narration/words.ts';

/** @returns The number of a client, from 1; 0 of what is none. */
export function clientNumber({ run }: Pick<ResolvedScenario, 'run'>, process: ProcessId): number {
  const last = run.ensemble.servers.reduce((highest, { id }) => Math.max(highest, id), 0);
  return Math.max(0, process - last);
}

/** @returns What to call a target of a fault. */
export function partyOf(scenario: Pick<ResolvedScenario, 'run'>, target: Target): Party {
  if (typeof target === 'string') return target;
  const client = clientNumber(scenario, target);
  return client === 0 ? target : { client };
}
