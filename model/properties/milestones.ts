/** Places of an election and of a leader's life that a search must reach. */
import type { StepDownReason } from '../observation.ts';
import { asServer } from '../server.ts';
import { reached } from './reached.ts';

/** A server gives up its vote for a better one. */
export const voteChanged = reached('vote changed', 'voteChanged');

/** A server hears of a higher round and starts again in it. */
export const roundAdopted = reached('round adopted', 'roundAdopted');

/** A message that changes nothing makes a server wait once more before it decides. */
export const finalizeWaitRenewed = reached('finalize wait renewed', 'finalizeWaitRenewed');

/** A better vote arrives just before a server would have decided. */
export const finalizeWaitBroken = reached('finalize wait broken', 'finalizeWaitBroken');

/** A server finds a leader at work and joins it, whatever its own vote. */
export const joinedRunningEnsemble = reached(
  'joined a running ensemble',
  'stateChanged',
  ({ reason }) => reason === 'joinedLeader',
);

/** A server drops the connection that it dialled, for a larger sid will dial back. */
export const challengeLost = reached('challenge lost', 'challengeLost');

const IN_VAIN: readonly StepDownReason[] = ['noEpochQuorum', 'noEpochAckQuorum', 'noNewLeaderQuorum'];

/** A server is elected, and gives up before it is established. */
export const electedInVain = reached('elected in vain', 'steppedDown', ({ reason }) =>
  IN_VAIN.includes(reason),
);

/** An established leader finds that it has lost its quorum, and steps down. */
export const steppedDown = reached(
  'stepped down',
  'steppedDown',
  ({ reason }) => reason === 'notSufficientFollowers',
);

/** A leader has used up the counters of its epoch, and steps down for a new one. */
export const counterRolledOver = reached(
  'counter rolled over',
  'steppedDown',
  ({ reason }) => reason === 'zxidRolledOver',
);

/** A server becomes LEADING while another still is. */
export const twoLeading = reached(
  'two are LEADING',
  'stateChanged',
  ({ to }, process, states) =>
    to === 'LEADING' &&
    states.ids.some((id) => id !== process && asServer(states.stateOf(id))?.role.kind === 'leading'),
);

/** A leader is established while that of an older epoch does not know yet that it has been replaced. */
export const twoEstablished = reached(
  'two are established',
  'leaderActive',
  (_observation, process, states) =>
    states.ids.some((id) => {
      const role = asServer(states.stateOf(id))?.role;
      return id !== process && role?.kind === 'leading' && role.step === 'broadcast';
    }),
);
