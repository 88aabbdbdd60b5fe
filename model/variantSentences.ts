/** What a server does differently with each variant, for those who read about them: a run needs their names alone. */
import { type VariantName, variantNames } from './variants.ts';

export interface Variant {
  readonly name: VariantName;
  /** What a server does differently. */
  readonly sentence: string;
}

const sentences: Readonly<Record<VariantName, string>> = {
  // Election.
  /*
   * Once two votes beat each other, whoever adopts one tells everybody, and is told the other: a storm that no time-out ends, in ZooKeeper as here.
   * Each change of mind is a message to every voter, so the queue of the election's sender, which has no bound, grows and grows. The pace is that
   * of the threads: with a `handOver` of 1 µs eight million events a second (recovery-by-epoch, seed 5), with 20 to 200 µs three hundred thousand.
   */
  'ZOOKEEPER-1419':
    'Of two votes with the same zxid the higher sid wins, whatever their epochs: the order of votes has a cycle (3.4.0–3.4.3).',
  'ZOOKEEPER-975':
    'Having heard a vote of every voter, a server decides for its own proposal, even if the votes differ (3.3).',
  'ZOOKEEPER-1514':
    'A server that is named leader does not compare the round: votes of an old election make it lead (3.4.0–3.4.5).',
  'half-is-a-quorum': 'Half of the voters, rounded down, pass for a quorum.',
  'decide-without-quorum': 'Any vote for its candidate, its own included, is enough for a server to decide.',
  'count-any-round': 'Votes of earlier rounds are counted like those of the present one.',
  'never-change-vote': 'A server keeps proposing itself, however good the votes it hears.',
  'ignore-higher-rounds': 'A vote of a higher round is ignored instead of adopted.',
  'no-finalize-wait': 'A server decides on the first quorum, without waiting for a better vote.',
  'ignore-decided-servers': 'A looking server ignores those that already follow or lead.',
  'keep-every-connection': 'A connection is kept whichever side dialled it: there is no challenge.',
  // Epochs and discovery.
  'ZOOKEEPER-335':
    'A new epoch is one above that of the last transaction, and nobody remembers what it has promised (until 3.3).',
  'ZOOKEEPER-1343':
    'A learner that has promised the very epoch that is to be proposed does not raise it (3.4.0–3.4.2).',
  'ZOOKEEPER-1192':
    'A leader that has waited in vain for a quorum to accept its epoch goes on all the same (before 3.4.0).',
  'ZOOKEEPER-2959': 'Observers count towards the quorums that fix and accept a new epoch (until 3.4.12).',
  'forget-accepted-epoch': 'The epoch that was promised is not written to disk.',
  'forget-current-epoch': 'The epoch whose leader was accepted is not written to disk.',
  'epoch-is-round': 'A leader takes the round of its election for its epoch, and learners accept any.',
  'bump-zxid-before-quorum':
    'A leader counts the new epoch into its last zxid before a quorum has accepted it (ZOOKEEPER-790).',
  'vote-ignores-zxid': 'Neither a vote nor a leader asks how far a history goes, only of which epoch it is.',

  // Synchronisation.
  'ZOOKEEPER-2845':
    'A server that looks again keeps its memory as it is, whatever its log holds beyond it (3.4.10, 3.4.11, 3.5.3).',
  'ZOOKEEPER-3911':
    'NEWLEADER is acknowledged while the history is still in memory, and logged after UPTODATE (3.5.3–3.5.9).',
  'ZOOKEEPER-4643': 'At NEWLEADER the epoch is stored before the history that belongs to it (until 3.8.4).',
  'ZOOKEEPER-4646': 'NEWLEADER is acknowledged while the history is on its way to the log (until 3.8.4).',
  'ZOOKEEPER-1282': 'The epoch is stored at UPTODATE, after NEWLEADER has been acknowledged (before 3.4.0).',
  'log-writer-first':
    'Where a release leaves it to chance, the log writer of a learner acknowledges a transaction before NEWLEADER is acknowledged (ZOOKEEPER-4685; 3.5.10–3.9.1).',
  'ZOOKEEPER-4394':
    'At NEWLEADER all proposals are logged and forgotten: a COMMIT before UPTODATE finds nothing to commit (until 3.8.5).',
  'ZOOKEEPER-4712':
    'The thread that logs outlives the role of its learner, and logs on after the vote (until 3.8.5).',
  'ZOOKEEPER-3642':
    'A learner that loses its leader in the middle of SNAP keeps in memory what its disk does not have (3.5.3–3.5.9).',
  'ZOOKEEPER-2355': "A learner takes the leader's zxid for its own as soon as a DIFF begins (until 3.4.10).",
  'ZOOKEEPER-962':
    'What is on its way to being committed while a learner joins is not sent to it (until 3.3.2).',
  'ZOOKEEPER-1154':
    'A learner within the range of the committed log is sent a DIFF, even if its last transaction is not in it (until 3.3.3).',
  'ZOOKEEPER-1156': 'TRUNC cuts one transaction too many (until 3.3.3).',
  'ack-outlives-log':
    'What a learner has acknowledged still counts after it was told to cut it from its log (every release so far).',
  'ZOOKEEPER-4541':
    'A server whose log cannot be written keeps what it has in memory, and votes with it, though its disk lacks it (every release so far).',
  'ZOOKEEPER-1549':
    'After TRUNC a snapshot beyond the cut is still loaded: what was never committed comes back (every release so far).',
  'trunc-keeps-next':
    'TRUNC to a zxid that is not in the log, because it only begins an epoch, leaves the record above it (every release so far).',
  'ZOOKEEPER-1319':
    'An empty learner passes for up to date as long as the leader has proposed nothing (3.4.0).',
  'ZOOKEEPER-2099':
    'A leader sends what its log on disk has, without looking for the gap that a SNAP has left (3.5).',
  'snap-keeps-log':
    'What a SNAP has thrown out of memory stays in the log, and is later sent from there as committed (every release so far).',
  'ZOOKEEPER-1136': 'NEWLEADER overtakes the history that is queued before it (before 3.4.0).',
  'ZOOKEEPER-1551': 'An observer drops what is committed while it synchronises (until 3.4.5).',
  'no-trunc': 'No learner is told to cut its log: what only it has stays.',
  'skip-initial-history': 'A leader sends its learners nothing of what was proposed before its own epoch.',

  // Broadcast.
  'ack-before-sync': 'A proposal is acknowledged when it is appended, before it is durable.',
  'commit-out-of-order':
    'An acknowledgement counts for the youngest proposal, and a proposal need not wait for those before it.',
  'observers-count': 'The acknowledgements of observers count like those of voters.',
  'no-rollover':
    'The leader does not step down at the last counter: it goes on with the first zxid of the next epoch.',
  'epoch-not-in-zxid':
    'A new leader goes on counting where the last one stopped, without its own epoch in its zxids.',
  'no-step-down': 'A leader that has lost its quorum does not notice, and leads on.',
  'ZOOKEEPER-2247': 'A leader that cannot log any more leads on (3.4.7, 3.4.8, 3.5.1, 3.5.2).',
  'deliver-at-proposal': 'A follower applies a transaction when it is proposed, not when it is committed.',
  'commit-queue-survives':
    'Commits that wait to be applied when a role ends are applied when the next one begins to serve.',
  'apply-twice':
    'What a learner has applied while it synchronised is handed over once more when it begins to serve.',
};

export const variants: readonly Variant[] = variantNames.map((name) => ({ name, sentence: sentences[name] }));
