/** What each of the model's properties says, by the name that stories write: English. A test keeps the list complete. */

export const propertySentences: Readonly<Record<string, string>> = {
  'leadership uniqueness':
    'An epoch has one leader, ever: nobody else is established in it, whatever crashes.',
  integrity:
    'What a server delivers was proposed by the leader of the epoch in its zxid, or was on a disk before the run; and it delivers it once.',
  agreement: 'Of any two servers that serve, one has delivered all that the other has.',
  'total order':
    'If a server delivers one transaction before another, each server that delivers the second does so.',
  'prefix consistency':
    'Of any two servers that serve, one has delivered a beginning of what the other has delivered.',
  'local primary order':
    'A server that delivers a proposal of a leader has delivered what that leader proposed before it, and before it.',
  'global primary order': 'A server delivers the proposals of an older epoch before those of a newer one.',
  'primary integrity':
    'Before a leader proposes anything it has delivered whatever any server delivers of an older epoch, then or later.',
  'nothing answered is lost':
    'What a client was told of is in the history of each leader that is established later.',
  'leader completeness': 'An established leader has all that leaders of older epochs have committed.',
  'truncation durability':
    'No TRUNC or SNAP removes from a learner what it has delivered, or what has been committed by its own acknowledgement.',
  'history consistency':
    'Of any two servers that have accepted the leader of an epoch, one has a beginning of what the other has logged.',
  'one payload a zxid': 'No two different transactions are ever proposed with the same zxid.',
  'log matching': 'Two logs that have a transaction with the same zxid have the same transaction.',
  contiguity:
    'What a server delivers is dense: each counter is one above the last, or the first of a newer epoch; and all that it claims to have it has.',
  'restart equals memory':
    'What a restart would find is a beginning of what is committed and then what the server itself has logged, and at least what it has acknowledged.',
  'epochs never decrease':
    'The epoch that a server has promised, and the one whose leader it has accepted, never decrease, whatever crashes.',
  'new epoch is later':
    'The epoch that a leader proposes is later than any that it has promised itself, and any that those who came before have told it they promised.',
  'acknowledged is synced': 'A server acknowledges a proposal only when it is on its disk, and synced.',
  'history before NEWLEADER':
    "A follower acknowledges NEWLEADER only when the epoch and all of the leader's history are on its disk, and synced.",
  'no bad state': 'No server gets a message that cannot come if all keep to the protocol.',
  'one backed leader': "No two servers lead in the same round, each backed by a quorum's votes.",
  'honest tally':
    'Every vote by which a participant decides was cast by its voter, in that round if the voter was looking too.',
  'quorum behind a decision':
    'A server becomes leader only by the votes of a quorum, and only in the round in which it is.',
  'order of votes': 'No vote is better than another and worse than it, too.',
  'a leader is established':
    'A quorum of servers that see each other and are not disturbed any more has an established leader in time, and keeps one.',
  'a write is answered':
    'A write that is asked of a server in an ensemble that is not disturbed any more is committed and answered in time, unless the server refuses it or cuts the client off.',
  'a write reaches everybody':
    'What is committed in an ensemble that is not disturbed any more is applied in time by each of its servers, unless one has promised a later epoch than its leader.',
  'vote changed': 'A server gives up its vote for a better one.',
  'round adopted': 'A server hears of a higher round and starts again in it.',
  'finalize wait renewed': 'A message that changes nothing makes a server wait once more before it decides.',
  'finalize wait broken': 'A better vote arrives just before a server would have decided.',
  'joined a running ensemble': 'A server finds a leader at work and joins it, whatever its own vote.',
  'challenge lost': 'A server drops the connection that it dialled, for a larger sid will dial back.',
  'elected in vain': 'A server is elected, and gives up before it is established.',
  'stepped down': 'An established leader finds that it has lost its quorum, and steps down.',
  'counter rolled over': 'A leader has used up the counters of its epoch, and steps down for a new one.',
  'two are LEADING': 'A server becomes LEADING while another still is.',
  'two are established':
    'A leader is established while that of an older epoch does not know yet that it has been replaced.',
  'epoch refused': 'A learner has promised a newer epoch than that of the leader it has found.',
  'learner ahead': 'A leader finds that a learner has more than it has itself, and drops it.',
  'synchronised by DIFF': 'A learner is sent the transactions that it lacks.',
  'synchronised from disk': 'A learner is sent what only the log on disk still has.',
  'synchronised by SNAP': 'A learner is sent everything.',
  'history truncated': 'A learner cuts from its log what nobody has committed.',
  'joined under load': 'A learner joins while proposals are on their way, and is sent them before NEWLEADER.',
  'observer up to date': 'An observer is up to date and serves.',
  'ACK of NEWLEADER mistaken':
    'A leader takes the ACK of a proposal for that of NEWLEADER, and does not count it (ZOOKEEPER-4685).',
  'logged transactions applied': 'A role ends, and what is logged enters the tree, committed or not.',
  'delivered before synced':
    'A server delivers a transaction that its own disk does not have yet: others have it.',
  'snapshot by count': 'A server has logged so much that it takes a snapshot and begins a new file.',
  'slow follower dropped':
    'A follower answers pings but does not acknowledge a proposal in time: its leader drops it.',
  'a proposal survives its leader':
    'What an old leader proposed and never committed is committed with the history of a new one.',
  'a proposal is lost':
    'What an old leader proposed and never committed is removed from the log or the memory of a learner.',
};

export const propertySentencesInEnglish = {
  /** Empty for a name that nobody knows. */
  'property.sentence': (p: { name: string }) => propertySentences[p.name] ?? '',
};
