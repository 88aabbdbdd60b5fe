/** Symbolic targets of faults: words for whoever plays a part at the moment of the fault. */
import type { ProcessId, ProcessStates } from '../sim/index.ts';
import { electedLeader } from './leader.ts';
import type { Server } from './server.ts';

/** Every word a story may use in the place of a sid. */
export const targetNames = [
  'leader',
  'a follower',
  'followers',
  'an observer',
  'observers',
  'a server',
] as const;

/** @returns Whom the word stands for now, in ascending order; `a …` is the one with the lowest sid. Undefined: no such word. */
export function resolveTarget(
  target: string,
  states: ProcessStates<Server>,
): readonly ProcessId[] | undefined {
  switch (target) {
    case 'leader': {
      const leader = electedLeader(states);
      return leader === null ? [] : [leader];
    }
    case 'a follower':
      return inRole('following', states).slice(0, 1);
    case 'followers':
      return inRole('following', states);
    case 'an observer':
      return inRole('observing', states).slice(0, 1);
    case 'observers':
      return inRole('observing', states);
    case 'a server':
      return states.ids.filter((id) => states.stateOf(id) !== null).slice(0, 1);
    default:
      return undefined;
  }
}

const inRole = (kind: Server['role']['kind'], states: ProcessStates<Server>): readonly ProcessId[] =>
  states.ids.filter((id) => states.stateOf(id)?.role.kind === kind);
