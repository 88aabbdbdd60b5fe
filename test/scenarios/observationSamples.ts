/** Observations of every kind, with every reason there is: whoever adds one must add it here, or this file does not compile. */
import { makeZxid, recordOf, type Vote, type ZabObservation } from '../../model/index.ts';

type Kind = ZabObservation['kind'];
type Of<Some extends Kind> = Extract<ZabObservation, { readonly kind: Some }>;

/** Every value of a union of words. */
const all = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] =>
  Object.keys(words) as Word[];

export const vote: Vote = { leader: 3, zxid: makeZxid(1, 4), peerEpoch: 1 };
const other: Vote = { leader: 2, zxid: makeZxid(1, 2), peerEpoch: 1 };
export const z = (counter: number): number => makeZxid(2, counter);
export const set = recordOf(z(7), 5, { type: 'set', session: '0x1', path: '/x', value: 'a b' });
export const opened = recordOf(z(5), 0, { type: 'createSession', session: '0x1' });
const closed = recordOf(z(6), 4, { type: 'closeSession', session: '0x1' });
export const operations = [
  { type: 'createSession' },
  { type: 'closeSession' },
  { type: 'set', path: '/x', value: '1' },
  { type: 'get', path: '/x' },
  { type: 'sync' },
] as const;

const states = all<Of<'voteRecorded'>['state']>({
  LOOKING: true,
  FOLLOWING: true,
  LEADING: true,
  OBSERVING: true,
});
const rungs = all<Of<'voteCompared'>['decidedBy']>({
  peerEpoch: true,
  zxid: true,
  sid: true,
  weight0: true,
  none: true,
  round: true,
});

const quorumSeen: Of<'quorumSeen'> = {
  kind: 'quorumSeen',
  round: 1,
  vote,
  voters: [1, 3],
  needed: 2,
  set: 'recvset',
};
const compared: Omit<Of<'voteCompared'>, 'decidedBy' | 'accepted'> = {
  kind: 'voteCompared',
  from: 2,
  round: 1,
  logicalClock: 1,
  mine: other,
  theirs: vote,
  against: 'proposal',
};
const changed: Omit<Of<'stateChanged'>, 'to' | 'reason'> = {
  kind: 'stateChanged',
  from: 'LOOKING',
  leader: 3,
  round: 1,
  vote,
  voters: [1, 3],
};
const decided: Omit<Of<'syncDecided'>, 'mode' | 'rule' | 'committed' | 'outstanding'> = {
  kind: 'syncDecided',
  learner: 1,
  peerZxid: z(3),
  minCommittedLog: z(1),
  maxCommittedLog: z(7),
  lastProcessedZxid: z(7),
  zxid: z(7),
};

/** Before what they are about, where one depends on another: a decision on the quorum that was seen. */
export const observations: { readonly [Some in Kind]: readonly Of<Some>[] } = {
  recovered: [null, z(1)].map((snapshot) => ({
    kind: 'recovered',
    release: '3.9.5',
    snapshot,
    replayed: 2,
    zxid: z(3),
    currentEpoch: 2,
    acceptedEpoch: snapshot === null ? 2 : 3,
    historyLength: 3,
  })),
  bootRefused: all<Of<'bootRefused'>['reason']>({
    epochsInconsistent: true,
    logWithoutSnapshot: true,
    logCorrupt: true,
    noValidSnapshot: true,
    epochUnreadable: true,
  }).map((reason) => ({ kind: 'bootRefused', reason })),
  phaseChanged: all<Of<'phaseChanged'>['phase']>({
    election: true,
    discovery: true,
    synchronization: true,
    broadcast: true,
  }).map((phase) => ({ kind: 'phaseChanged', phase })),
  snapshotTaken: all<Of<'snapshotTaken'>['reason']>({
    started: true,
    leading: true,
    newLeader: true,
    snapCount: true,
  }).map((reason) => ({ kind: 'snapshotTaken', zxid: z(3), reason })),

  roundStart: [vote, vote, null].map((own) => ({ kind: 'roundStart', round: 1, vote: own })),
  roundAdopted: [{ kind: 'roundAdopted', from: 2, round: 6, previous: 5 }],
  voteCompared: [
    ...rungs.flatMap((decidedBy) => [true, false].map((accepted) => ({ ...compared, decidedBy, accepted }))),
    { ...compared, mine: null, decidedBy: 'peerEpoch', accepted: true },
  ],
  voteChanged: [
    { kind: 'voteChanged', from: 2, round: 1, before: other, after: vote, decidedBy: 'zxid' },
    { kind: 'voteChanged', from: 3, round: 1, before: null, after: vote, decidedBy: 'sid' },
    { kind: 'voteChanged', from: 2, round: 1, before: other, after: vote, decidedBy: 'round' },
    { kind: 'voteChanged', from: 3, round: 1, before: vote, after: null, decidedBy: 'round' },
  ],
  voteRecorded: states.map((state) => ({
    kind: 'voteRecorded',
    from: 2,
    set: state === 'LOOKING' ? 'recvset' : 'outofelection',
    vote,
    round: 1,
    state,
  })),
  notificationIgnored: all<Of<'notificationIgnored'>['reason']>({
    notAVoter: true,
    observing: true,
    lowerRound: true,
    untrusted: true,
    discarded: true,
    alreadyDecided: true,
    variant: true,
  }).map((reason) => ({ kind: 'notificationIgnored', from: 2, reason })),
  quorumSeen: [{ ...quorumSeen, voters: [3] }, quorumSeen],
  leaderUnconfirmed: all<Of<'leaderUnconfirmed'>['reason']>({
    silent: true,
    notLeading: true,
    otherRound: true,
  }).map((reason) => ({ kind: 'leaderUnconfirmed', leader: 3, set: 'recvset', reason })),
  finalizeWaitStart: [{ kind: 'finalizeWaitStart', ms: 200 }],
  finalizeWaitRenewed: [{ kind: 'finalizeWaitRenewed', from: 2 }],
  finalizeWaitBroken: [{ kind: 'finalizeWaitBroken', from: 2, vote }],
  finalizeWaitExpired: [{ kind: 'finalizeWaitExpired' }],
  backOff: [true, false, true].map((resent) => ({ kind: 'backOff', nextMs: 400, resent })),
  stateChanged: [
    { ...changed, to: 'LEADING', reason: 'electedByVotes' },
    { ...changed, to: 'FOLLOWING', reason: 'electedByVotes' },
    { ...changed, to: 'FOLLOWING', reason: 'joinedLeader' },
    { ...changed, to: 'OBSERVING', reason: 'joinedLeader' },
    { ...changed, to: 'LEADING', reason: 'joinedLeader' },
  ],

  connectionEstablished: [{ kind: 'connectionEstablished', peer: 2, dialledBy: 3 }],
  connectionLost: all<Of<'connectionLost'>['reason']>({
    closed: true,
    reset: true,
    timeout: true,
    replaced: true,
    challenged: true,
  }).map((reason) => ({ kind: 'connectionLost', peer: 2, reason })),
  challengeLost: [{ kind: 'challengeLost', peer: 3 }],
  challengeWon: [{ kind: 'challengeWon', peer: 2 }],
  handshakeTimedOut: [{ kind: 'handshakeTimedOut', peer: 2 }],
  messageOverwritten: all<Of<'messageOverwritten'>['queue']>({ queueSendMap: true, recvQueue: true }).map(
    (queue) => ({ kind: 'messageOverwritten', peer: 2, queue }),
  ),
  lastMessageResent: [{ kind: 'lastMessageResent', peer: 2 }],

  leaderStarts: [{ kind: 'leaderStarts', currentEpoch: 1, acceptedEpoch: 1, zxid: z(3) }],
  learnerConnects: [{ kind: 'learnerConnects', leader: 3, triesLeft: 5 }],
  connectFailed: [4, 0].map((triesLeft) => ({ kind: 'connectFailed', leader: 3, triesLeft })),
  learnerRegistered: [
    { kind: 'learnerRegistered', learner: 1, learnerType: 'participant', acceptedEpoch: 0 },
    { kind: 'learnerRegistered', learner: 4, learnerType: 'observer', acceptedEpoch: 2 },
  ],
  epochProposed: [[3], [1, 3], [1, 2, 3]].map((voters) => ({
    kind: 'epochProposed',
    epoch: 3,
    voters,
    needed: 2,
  })),
  epochAccepted: [2, null].map((currentEpoch) => ({
    kind: 'epochAccepted',
    leader: 3,
    epoch: 3,
    currentEpoch,
    zxid: z(3),
  })),
  epochRefused: [{ kind: 'epochRefused', leader: 3, epoch: 3, acceptedEpoch: 4 }],
  epochAcked: [true, false].map((counted) => ({
    kind: 'epochAcked',
    learner: 1,
    currentEpoch: 2,
    zxid: z(3),
    counted,
  })),
  learnerAhead: [
    {
      kind: 'learnerAhead',
      learner: 1,
      theirs: { currentEpoch: 2, zxid: z(4) },
      ours: { currentEpoch: 2, zxid: z(3) },
    },
  ],
  epochEstablished: [[3], [1, 3]].map((voters) => ({
    kind: 'epochEstablished',
    epoch: 3,
    voters,
    zxid: z(3),
  })),

  syncDecided: all<Of<'syncDecided'>['rule']>({
    equal: true,
    peerAhead: true,
    inCommittedLog: true,
    onDisk: true,
    otherEpoch: true,
    gap: true,
    tooOld: true,
    epochOnly: true,
  }).flatMap((rule) =>
    (['DIFF', 'TRUNC', 'SNAP'] as const).flatMap((mode) => [
      { ...decided, mode, rule, committed: 0, outstanding: 0 },
      { ...decided, mode, rule, committed: 1, outstanding: 1, maxCommittedLog: 0 },
      { ...decided, mode, rule, committed: 3, outstanding: 2, peerZxid: z(7) },
    ]),
  ),
  syncReceived: [{ kind: 'syncReceived', leader: 3, mode: 'DIFF', zxid: z(7) }],
  truncated: [[], [z(4)], [z(4), z(5), z(6), z(7)]].map((removed) => ({
    kind: 'truncated',
    zxid: z(3),
    removed,
  })),
  databaseReplaced: (['SNAP', 'TRUNC'] as const).flatMap((mode) =>
    [3, 2, 1].map((common) => ({ kind: 'databaseReplaced', mode, zxid: z(3), before: 3, after: 4, common })),
  ),
  newLeaderAccepted: [{ kind: 'newLeaderAccepted', leader: 3, epoch: 3, zxid: z(7) }],
  newLeaderAcked: [true, false].map((counted) => ({
    kind: 'newLeaderAcked',
    learner: 1,
    zxid: z(0),
    counted,
  })),
  leaderActive: [0, 7].map((historyLength) => ({
    kind: 'leaderActive',
    epoch: 3,
    voters: [3, 1],
    zxid: historyLength === 0 ? 0 : z(7),
    historyLength,
    tookMs: 223,
  })),
  learnerActive: [{ kind: 'learnerActive', leader: 3, epoch: 3, historyLength: 7 }],

  proposed: [opened, closed, set].map((record) => ({ kind: 'proposed', record, epoch: 2 })),
  appended: [opened, closed, set].map((record) => ({ kind: 'appended', zxid: record.zxid, record })),
  logSynced: [1, 3].map((count) => ({ kind: 'logSynced', zxid: z(7), count })),
  acked: [{ kind: 'acked', leader: 3, zxid: z(7) }],
  ackCounted: [1, 3].map((learner) => ({
    kind: 'ackCounted',
    learner,
    zxid: z(7),
    voters: [learner],
    needed: 2,
  })),
  committed: [
    { kind: 'committed', zxid: set.zxid, record: set, voters: [3, 1] },
    { kind: 'committed', zxid: opened.zxid, record: opened, voters: [3] },
    { kind: 'committed', zxid: z(100), record: set, voters: [3, 1] },
  ],
  delivered: [opened, closed, set].map((record) => ({ kind: 'delivered', zxid: record.zxid, record, at: 4 })),
  fastForwarded: [1, 3].map((count) => ({ kind: 'fastForwarded', from: z(3), to: z(3 + count), count })),
  badState: all<Of<'badState'>['what']>({
    proposalGap: true,
    commitMismatch: true,
    commitWithoutProposal: true,
    ackUnknown: true,
    newLeaderAckOfOtherEpoch: true,
    committedLogGap: true,
    truncToUnknown: true,
    unexpectedPacket: true,
  }).flatMap((what) =>
    [null, z(8)].map((expected) => ({
      kind: 'badState',
      class: 'proposal',
      what,
      peer: 2,
      zxid: z(9),
      expected,
    })),
  ),

  steppedDown: all<Of<'steppedDown'>['reason']>({
    noEpochQuorum: true,
    noEpochAckQuorum: true,
    noNewLeaderQuorum: true,
    notSufficientFollowers: true,
    zxidRolledOver: true,
    internalError: true,
  }).flatMap((reason) =>
    [[3], [1, 3], [1, 2, 3]].map((synced) => ({ kind: 'steppedDown', epoch: 2, reason, synced, needed: 2 })),
  ),
  leaderLost: all<Of<'leaderLost'>['reason']>({
    cannotConnect: true,
    closed: true,
    reset: true,
    timeout: true,
    epochTooLow: true,
    badState: true,
    internalError: true,
  }).map((reason) => ({ kind: 'leaderLost', leader: 3, reason })),
  learnerDropped: all<Of<'learnerDropped'>['reason']>({
    closed: true,
    reset: true,
    readTimeout: true,
    proposalTimeout: true,
    ahead: true,
    rendezvousTimeout: true,
    unexpectedPacket: true,
    leaderEnds: true,
  }).map((reason) => ({ kind: 'learnerDropped', learner: 1, reason })),

  clientAsks: operations.map((operation, cxid) => ({ kind: 'clientAsks', server: 2, cxid, operation })),
  clientAnswered: operations.flatMap((operation, cxid) =>
    [null, '1'].map((value) => ({ kind: 'clientAnswered', server: 2, cxid, operation, zxid: z(7), value })),
  ),
  clientFails: [
    { kind: 'clientFails', server: 0, reason: 'refused' },
    { kind: 'clientFails', server: 2, reason: 'refused' },
    { kind: 'clientFails', server: 2, reason: 'connectionLoss' },
  ],
};
