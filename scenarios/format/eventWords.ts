/** Words that several events have, or stories besides them: typed by the model, so that none is missing. */
import type {
  DecidingRung,
  LearnerType,
  Phase,
  Release,
  ServerState,
  SyncMode,
  SyncRule,
  VoteSet,
} from '../../model/index.ts';

interface Words<Word extends string> {
  readonly words: Readonly<Record<Word, true>>;
}

export const serverState: Words<ServerState> = {
  words: { LOOKING: true, FOLLOWING: true, LEADING: true, OBSERVING: true },
};

export const voteSet: Words<VoteSet> = { words: { recvset: true, outofelection: true } };

export const rung: Words<DecidingRung | 'round'> = {
  words: { round: true, peerEpoch: true, zxid: true, sid: true, weight0: true, none: true },
};

export const release: Words<Release> = {
  words: {
    '3.4.5': true,
    '3.4.9': true,
    '3.5.9': true,
    '3.8.0': true,
    '3.8.5': true,
    '3.9.3': true,
    '3.9.5': true,
  },
};

export const phase: Words<Phase> = {
  words: { election: true, discovery: true, synchronization: true, broadcast: true },
};

export const learnerType: Words<LearnerType> = { words: { participant: true, observer: true } };

export const syncMode: Words<SyncMode> = { words: { DIFF: true, TRUNC: true, SNAP: true } };

export const syncRule: Words<SyncRule> = {
  words: {
    equal: true,
    peerAhead: true,
    inCommittedLog: true,
    onDisk: true,
    otherEpoch: true,
    gap: true,
    tooOld: true,
    epochOnly: true,
  },
};
