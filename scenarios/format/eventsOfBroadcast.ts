/** The events of the last phase, of ends, and of clients: the second part of the table in `events.ts`. */
import type {
  BroadcastObservation,
  ClientObservation,
  EndObservation,
  ZabObservation,
} from '../../model/index.ts';
import type { FieldsOf } from './fields.ts';

type Kind = (BroadcastObservation | EndObservation | ClientObservation)['kind'];

export const broadcastEvents: {
  readonly [One in Kind]: FieldsOf<Extract<ZabObservation, { readonly kind: One }>, 'kind'>;
} = {
  // Broadcast
  proposed: { epoch: 'integer' },
  appended: { zxid: 'zxid' },
  logSynced: { zxid: 'zxid', count: 'integer' },
  acked: { leader: 'server', zxid: 'zxid' },
  ackCounted: { learner: 'server', zxid: 'zxid', needed: 'integer' },
  committed: { zxid: 'zxid' },
  delivered: { zxid: 'zxid', at: 'integer' },
  fastForwarded: { from: 'zxid', to: 'zxid', count: 'integer' },
  badState: {
    class: { words: { state: true, proposal: true, commit: true, ack: true, message: true } },
    what: {
      words: {
        proposalGap: true,
        commitMismatch: true,
        commitWithoutProposal: true,
        ackUnknown: true,
        newLeaderAckOfOtherEpoch: true,
        truncToUnknown: true,
        unexpectedPacket: true,
        committedLogGap: true,
      },
    },
    peer: 'server',
    zxid: 'zxid',
    expected: { orNull: 'zxid' },
  },

  // Ends
  steppedDown: {
    epoch: 'integer',
    reason: {
      words: {
        noEpochQuorum: true,
        noEpochAckQuorum: true,
        noNewLeaderQuorum: true,
        notSufficientFollowers: true,
        zxidRolledOver: true,
        internalError: true,
      },
    },
    needed: 'integer',
  },
  leaderLost: {
    leader: 'server',
    reason: {
      words: {
        cannotConnect: true,
        closed: true,
        reset: true,
        timeout: true,
        epochTooLow: true,
        badState: true,
        internalError: true,
      },
    },
  },
  learnerDropped: {
    learner: 'server',
    reason: {
      words: {
        closed: true,
        reset: true,
        readTimeout: true,
        proposalTimeout: true,
        ahead: true,
        rendezvousTimeout: true,
        unexpectedPacket: true,
        leaderEnds: true,
      },
    },
  },

  // Clients
  clientAsks: { server: 'server', cxid: 'integer' },
  clientAnswered: { server: 'server', cxid: 'integer', zxid: 'zxid', value: { orNull: 'text' } },
  clientFails: { server: 'server', reason: { words: { refused: true, connectionLoss: true } } },
};
