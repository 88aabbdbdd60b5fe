/** Symbolic targets of faults: words for whoever plays a part at the moment of the fault. */
import type { ProcessId, ProcessStates } from '../sim/index.ts';
import { electedLeader } from './leader.ts';
import { asServer, type ZabProcess } from './server.ts';

/** Every word a story may use in the place of a sid. */
export const targetNames = ['leader', 'a follower', 'an observer', 'a server', 'the last to sync'] as const;

/** @returns Whom the word may stand for now, in ascending order; undefined: no such word. */
export function resolveTarget(
  target: string,
  states: ProcessStates<ZabProcess>,
): readonly ProcessId[] | undefined {
  switch (target) {
    case 'leader': {
      const leader = electedLeader(states);
      return leader === null ? [] : [leader];
    }
    case 'a follower':
      return states.ids.filter((id) => asServer(states.stateOf(id))?.role.kind === 'following');
    case 'an observer':
      return states.ids.filter((id) => asServer(states.stateOf(id))?.role.kind === 'observing');
    case 'a server':
      return states.ids.filter((id) => asServer(states.stateOf(id)) !== null);
    case 'the last to sync':
      return lastToSync(states);
    default:
      return undefined;
  }
}

/** @returns The learner that is up to date with the leader by the newest connection; none where no leader broadcasts. */
function lastToSync(states: ProcessStates<ZabProcess>): readonly ProcessId[] {
  const leader = electedLeader(states);
  const role = leader === null ? undefined : asServer(states.stateOf(leader))?.role;
  if (role?.kind !== 'leading') return [];
  const last = role.handlers.findLast(({ step }) => step === 'serving');
  return last === undefined ? [] : [last.sid];
}
