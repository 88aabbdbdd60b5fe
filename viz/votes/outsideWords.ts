/** Words about votes of servers that have decided: English. */
export const outsideInEnglish = {
  help: 'What FOLLOWING and LEADING servers say, in whatever round. A server that comes late joins their leader once a quorum of them agrees and the leader itself says that it leads.',
  columns: {
    server: 'Heard by',
    from: 'From',
    state: 'Its state',
    leader: 'Follows',
    round: 'Round',
    zxid: 'zxid',
    peerEpoch: 'peerEpoch',
  },
  none: 'None in this election.',
};
