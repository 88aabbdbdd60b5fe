/** Places of an election and of a leader's life that a search must reach. */
import type { StepDownReason } from '../observation.ts';
import { asServer } from '../server.ts';
import { reached } from './reached.ts';

export const voteChanged = reached(
  'vote changed',
  'A server gives up its vote for a better one.',
  'voteChanged',
);

export const roundAdopted = reached(
  'round adopted',
  'A server hears of a higher round and starts again in it.',
  'roundAdopted',
);

export const finalizeWaitRenewed = reached(
  'finalize wait renewed',
  'A message that changes nothing makes a server wait once more before it decides.',
  'finalizeWaitRenewed',
);

export const finalizeWaitBroken = reached(
  'finalize wait broken',
  'A better vote arrives just before a server would have decided.',
  'finalizeWaitBroken',
);

export const joinedRunningEnsemble = reached(
  'joined a running ensemble',
  'A server finds a leader at work and joins it, whatever its own vote.',
  'stateChanged',
  ({ reason }) => reason === 'joinedLeader',
);

export const challengeLost = reached(
  'challenge lost',
  'A server drops the connection that it dialled, for a larger sid will dial back.',
  'challengeLost',
);

const IN_VAIN: readonly StepDownReason[] = ['noEpochQuorum', 'noEpochAckQuorum', 'noNewLeaderQuorum'];

export const electedInVain = reached(
  'elected in vain',
  'A server is elected, and gives up before it is established.',
  'steppedDown',
  ({ reason }) => IN_VAIN.includes(reason),
);

export const steppedDown = reached(
  'stepped down',
  'An established leader finds that it has lost its quorum, and steps down.',
  'steppedDown',
  ({ reason }) => reason === 'notSufficientFollowers',
);

export const counterRolledOver = reached(
  'counter rolled over',
  'A leader has used up the counters of its epoch, and steps down for a new one.',
  'steppedDown',
  ({ reason }) => reason === 'zxidRolledOver',
);

export const twoLeading = reached(
  'two are LEADING',
  'A server becomes LEADING while another still is.',
  'stateChanged',
  ({ to }, process, states) =>
    to === 'LEADING' &&
    states.ids.some((id) => id !== process && asServer(states.stateOf(id))?.role.kind === 'leading'),
);

export const twoEstablished = reached(
  'two are established',
  'A leader is established while that of an older epoch does not know yet that it has been replaced.',
  'leaderActive',
  (_observation, process, states) =>
    states.ids.some((id) => {
      const role = asServer(states.stateOf(id))?.role;
      return id !== process && role?.kind === 'leading' && role.step === 'broadcast';
    }),
);
