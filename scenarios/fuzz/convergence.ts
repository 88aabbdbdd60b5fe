/** What became of the servers that were left to themselves in the second act. */
import type { Message } from '../language/message.ts';
import type { ZabRun } from '../run.ts';
import { establishedLeader } from '../serverFacts.ts';
import type { Swarm } from './swarm.ts';

export type Convergence =
  /** They agree again, so long (in virtual milliseconds) after they were left alone. */
  | { readonly kind: 'recoverable'; readonly tookMs: number }
  | { readonly kind: 'unrecoverable'; readonly because: Message };

/** @returns Whether the core has converged by now. */
export const hasConverged = (run: ZabRun, swarm: Swarm): boolean =>
  run.world.nowUs > swarm.busyMs * 1_000 && establishedLeader(run.world.states()) !== null;
