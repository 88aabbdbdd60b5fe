/** Places that a search must reach, or its silence about everything else proves nothing. */
import { type Property, property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { Server } from '../server.ts';

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

export const joinedRunningEnsemble = reached(
  'joined a running ensemble',
  'A server finds a leader at work and joins it, whatever its own vote.',
  'stateChanged',
  (observation) => observation.kind === 'stateChanged' && observation.reason === 'joinedLeader',
);

export const challengeLost = reached(
  'challenge lost',
  'A server drops the connection that it dialled, for a larger sid will dial back.',
  'challengeLost',
);

function reached(
  name: string,
  sentence: string,
  watched: ZabObservation['kind'],
  isIt: (observation: ZabObservation) => boolean = () => true,
): Property<Server> {
  return property<null, Server>({
    name,
    sentence,
    mood: 'sometimes',
    watches: [watched],
    init: () => null,
    copy: () => null,
    observe: (_ghost, { process, row, data }) =>
      isIt(data as ZabObservation) ? { rows: [row], values: { server: process } } : null,
  });
}
