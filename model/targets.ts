/** Symbolic targets of faults: words for whoever plays a part at the moment of the fault. */
import type { ProcessId, ProcessStates } from '../sim/index.ts';
import { electedLeader } from './leader.ts';
import { asServer, type ZabProcess } from './server.ts';

/** Every word a story may use in the place of a sid. */
export const targetNames = ['leader', 'a follower', 'an observer', 'a server'] as const;

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
    default:
      return undefined;
  }
}
