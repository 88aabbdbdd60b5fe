/** Words of this room: English. */
export const whyInEnglish = {
  asks: 'What this story asks',
  happened: 'What happened',
  atThisRow: 'now',
  toldLast: 'told last',
  why: 'Why',
  causes: 'It came from, the nearest first',
  comesFrom: {
    beginning: 'Nothing before it: the run begins here.',
    story: 'The story does it: nothing in the run led to it.',
    expectation: 'Nothing happens here: the story checks that the run has come to what it foretold.',
  },
  loading: 'This part of the run is on its way …',
  next: 'What next',
  nextKey: 'Next key moment',
  nextOf: (p: { server: number }) => `Next of ${p.server}`,
  nothingNext: 'Nothing more: the run ends here.',
  onTheirWay: (p: { messages: number }) =>
    p.messages === 0
      ? 'No message is on its way.'
      : p.messages === 1
        ? 'One message is on its way.'
        : `${p.messages} messages are on their way.`,
  backOf: (p: { server: number }) => `Back with ${p.server}`,
  onOf: (p: { server: number }) => `On with ${p.server}`,
  alongMessage: 'Other end of this message',
  moments: 'Key moments',
  earlierMoments: (p: { count: number }) => `${p.count} earlier`,
  laterMoments: (p: { count: number }) => `${p.count} later`,

  // Which rung of the ladder decided.
  decidedBy: {
    round: 'The round decides before anything else: votes of different rounds are not counted together.',
    peerEpoch: 'The epoch decides: the later one is preferred, and neither zxid nor id is looked at.',
    zxid: 'The epochs are equal, so the zxid decides: the later one is preferred, and no id is looked at.',
    sid: 'Epoch and zxid are equal, so the larger id is preferred: ids only break ties.',
    weight0: 'Nobody may vote for a server of weight 0.',
    none: 'Equal on every rung: it is the same vote.',
  },

  // How a learner is brought up to date.
  syncRule: {
    equal: 'Both are at the same zxid: nothing is missing, nothing is too much.',
    peerAhead: 'It is beyond all that the leader has committed: what is too much must go.',
    inCommittedLog: 'The committed log that the leader keeps in memory has what it needs.',
    onDisk: 'It is behind the committed log in memory, but the log on disk reaches back to it.',
    otherEpoch:
      'Its zxid lies in the range of the committed log and is not in it, and what follows is of another epoch: it is sent everything.',
    gap: 'The log on disk has a gap before the committed log begins: it is sent everything.',
    tooOld: 'It is further back than any log of the leader reaches: it is sent everything.',
    epochOnly:
      'It has the zxid with which an epoch begins, beyond all that is committed: there is no transaction to cut, so it is sent everything.',
  },
  syncBounds: 'What was compared',
  peerZxid: (p: { learner: number }) => `last zxid of ${p.learner}`,
  committedLog: 'committed log',
  bounds: (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  lastProcessed: 'last zxid of the leader',

  // Why did 3 win?
  whyDidWin: (p: { leader: number }) => `Why did ${p.leader} win?`,

  // Heard, not seen.
  spoken: (p: { time: string; told: string }) => `${p.time}: ${p.told}`,
};
