import { property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';

/** Who leads an epoch. A list, the newest first. */
interface Leadership {
  readonly epoch: number;
  readonly leader: number;
  /** Row of the trace in which it was established. */
  readonly row: number;
  readonly before: Leadership | undefined;
}

interface Ghost {
  newest: Leadership | undefined;
}

/**
 * Two may lead at once, in different epochs: one does not know yet that it has been replaced. And FastLeaderElection may well elect two in one
 * round (docs/decisions/0002).
 *
 * Source: Leadership 1 and 2 of the Zab TLA+ specifications.
 */
export const leadershipUniqueness = property<Ghost, ZabProcess>({
  name: 'leadership uniqueness',
  // An epoch has one leader, ever: nobody else is established in it, whatever crashes.
  mood: 'always',
  watches: ['epochEstablished', 'leaderActive'],
  init: () => ({ newest: undefined }),
  copy: ({ newest }) => ({ newest }),
  observe(ghost, { process: leader, row, data }) {
    const { epoch } = data as Extract<ZabObservation, { readonly kind: 'epochEstablished' | 'leaderActive' }>;
    let known = ghost.newest;
    while (known !== undefined && known.epoch !== epoch) known = known.before;
    if (known === undefined) {
      ghost.newest = { epoch, leader, row, before: ghost.newest };
      return null;
    }
    if (known.leader === leader) return null;
    return { rows: [known.row, row], values: { epoch, leaders: [known.leader, leader] } };
  },
});
