/**
 * Variants: the model with one rule broken on purpose. Bugs of old releases under their JIRA ids, and mutations of our own.
 *
 * They show what each rule is for, and that the properties notice when it is missing. The rule that a variant breaks
 * asks `isOn`, so a search for the name finds both.
 */

export interface Variant {
  readonly name: VariantName;
  /** What a server does differently. */
  readonly sentence: string;
}

export type VariantName = (typeof table)[number]['name'];

/** The variants that are on. */
export type Variants = { readonly [Name in VariantName]?: true };

const table = [
  // Election.
  {
    /*
     * Once two votes beat each other, whoever adopts one tells everybody, and is told the other: a storm that no time-out ends, in ZooKeeper as here.
     * Each change of mind is a message to every voter, so the queue of the election's sender, which has no bound, grows and grows. The pace is that
     * of the threads: with a `handOver` of 1 µs eight million events a second (recovery-by-epoch, seed 5), with 20 to 200 µs three hundred thousand.
     */
    name: 'ZOOKEEPER-1419',
    sentence:
      'Of two votes with the same zxid the higher sid wins, whatever their epochs: the order of votes has a cycle (3.4.0–3.4.3).',
  },
  {
    name: 'ZOOKEEPER-975',
    sentence:
      'Having heard a vote of every voter, a server decides for its own proposal, even if the votes differ (3.3).',
  },
  {
    name: 'ZOOKEEPER-1514',
    sentence:
      'A server that is named leader does not compare the round: votes of an old election make it lead (3.4.0–3.4.5).',
  },
  { name: 'half-is-a-quorum', sentence: 'Half of the voters, rounded down, pass for a quorum.' },
  {
    name: 'decide-without-quorum',
    sentence: 'Any vote for its candidate, its own included, is enough for a server to decide.',
  },
  { name: 'count-any-round', sentence: 'Votes of earlier rounds are counted like those of the present one.' },
  {
    name: 'never-change-vote',
    sentence: 'A server keeps proposing itself, however good the votes it hears.',
  },
  { name: 'ignore-higher-rounds', sentence: 'A vote of a higher round is ignored instead of adopted.' },
  {
    name: 'no-finalize-wait',
    sentence: 'A server decides on the first quorum, without waiting for a better vote.',
  },
  { name: 'ignore-decided-servers', sentence: 'A looking server ignores those that already follow or lead.' },
  {
    name: 'keep-every-connection',
    sentence: 'A connection is kept whichever side dialled it: there is no challenge.',
  },
  // Epochs and discovery.
  {
    name: 'ZOOKEEPER-335',
    sentence:
      'A new epoch is one above that of the last transaction, and nobody remembers what it has promised (until 3.3).',
  },
  {
    name: 'ZOOKEEPER-1343',
    sentence:
      'A learner that has promised the very epoch that is to be proposed does not raise it (3.4.0–3.4.2).',
  },
  {
    name: 'ZOOKEEPER-1192',
    sentence:
      'A leader that has waited in vain for a quorum to accept its epoch goes on all the same (before 3.4.0).',
  },
  {
    name: 'ZOOKEEPER-2959',
    sentence: 'Observers count towards the quorums that fix and accept a new epoch (until 3.4.12).',
  },
  { name: 'forget-accepted-epoch', sentence: 'The epoch that was promised is not written to disk.' },
  { name: 'forget-current-epoch', sentence: 'The epoch whose leader was accepted is not written to disk.' },
  {
    name: 'epoch-is-round',
    sentence: 'A leader takes the round of its election for its epoch, and learners accept any.',
  },
  {
    name: 'bump-zxid-before-quorum',
    sentence:
      'A leader counts the new epoch into its last zxid before a quorum has accepted it (ZOOKEEPER-790).',
  },
  {
    name: 'vote-ignores-zxid',
    sentence: 'Neither a vote nor a leader asks how far a history goes, only of which epoch it is.',
  },

  // Synchronisation.
  {
    name: 'ZOOKEEPER-2845',
    sentence:
      'A server that looks again keeps its memory as it is, whatever its log holds beyond it (3.4.10, 3.4.11, 3.5.3).',
  },
  {
    name: 'ZOOKEEPER-3911',
    sentence:
      'NEWLEADER is acknowledged while the history is still in memory, and logged after UPTODATE (3.5.3–3.5.9).',
  },
  {
    name: 'ZOOKEEPER-4643',
    sentence: 'At NEWLEADER the epoch is stored before the history that belongs to it (until 3.8.4).',
  },
  {
    name: 'ZOOKEEPER-4646',
    sentence: 'NEWLEADER is acknowledged while the history is on its way to the log (until 3.8.4).',
  },
  {
    name: 'ZOOKEEPER-1282',
    sentence: 'The epoch is stored at UPTODATE, after NEWLEADER has been acknowledged (before 3.4.0).',
  },
  {
    name: 'log-writer-first',
    sentence:
      'Where a release leaves it to chance, the log writer of a learner acknowledges a transaction before NEWLEADER is acknowledged (ZOOKEEPER-4685; 3.5.10–3.9.1).',
  },
  {
    name: 'ZOOKEEPER-4394',
    sentence:
      'At NEWLEADER all proposals are logged and forgotten: a COMMIT before UPTODATE finds nothing to commit (until 3.8.5).',
  },
  {
    name: 'ZOOKEEPER-4712',
    sentence:
      'The thread that logs outlives the role of its learner, and logs on after the vote (until 3.8.5).',
  },
  {
    name: 'ZOOKEEPER-3642',
    sentence:
      'A learner that loses its leader in the middle of SNAP keeps in memory what its disk does not have (3.5.3–3.5.9).',
  },
  {
    name: 'ZOOKEEPER-2355',
    sentence: "A learner takes the leader's zxid for its own as soon as a DIFF begins (until 3.4.10).",
  },
  {
    name: 'ZOOKEEPER-962',
    sentence: 'What is on its way to being committed while a learner joins is not sent to it (until 3.3.2).',
  },
  {
    name: 'ZOOKEEPER-1154',
    sentence:
      'A learner within the range of the committed log is sent a DIFF, even if its last transaction is not in it (until 3.3.3).',
  },
  { name: 'ZOOKEEPER-1156', sentence: 'TRUNC cuts one transaction too many (until 3.3.3).' },
  {
    name: 'ack-outlives-log',
    sentence:
      'What a learner has acknowledged still counts after it was told to cut it from its log (every release so far).',
  },
  {
    name: 'ZOOKEEPER-4541',
    sentence:
      'A server whose log cannot be written keeps what it has in memory, and votes with it, though its disk lacks it (every release so far).',
  },
  {
    name: 'ZOOKEEPER-1549',
    sentence:
      'After TRUNC a snapshot beyond the cut is still loaded: what was never committed comes back (every release so far).',
  },
  {
    name: 'trunc-keeps-next',
    sentence:
      'TRUNC to a zxid that is not in the log, because it only begins an epoch, leaves the record above it (every release so far).',
  },
  {
    name: 'ZOOKEEPER-1319',
    sentence: 'An empty learner passes for up to date as long as the leader has proposed nothing (3.4.0).',
  },
  {
    name: 'ZOOKEEPER-2099',
    sentence:
      'A leader sends what its log on disk has, without looking for the gap that a SNAP has left (3.5).',
  },
  {
    name: 'snap-keeps-log',
    sentence:
      'What a SNAP has thrown out of memory stays in the log, and is later sent from there as committed (every release so far).',
  },
  {
    name: 'ZOOKEEPER-1136',
    sentence: 'NEWLEADER overtakes the history that is queued before it (before 3.4.0).',
  },
  {
    name: 'ZOOKEEPER-1551',
    sentence: 'An observer drops what is committed while it synchronises (until 3.4.5).',
  },
  { name: 'no-trunc', sentence: 'No learner is told to cut its log: what only it has stays.' },
  {
    name: 'skip-initial-history',
    sentence: 'A leader sends its learners nothing of what was proposed before its own epoch.',
  },

  // Broadcast.
  {
    name: 'ack-before-sync',
    sentence: 'A proposal is acknowledged when it is appended, before it is durable.',
  },
  {
    name: 'commit-out-of-order',
    sentence:
      'An acknowledgement counts for the youngest proposal, and a proposal need not wait for those before it.',
  },
  { name: 'observers-count', sentence: 'The acknowledgements of observers count like those of voters.' },
  {
    name: 'no-rollover',
    sentence:
      'The leader does not step down at the last counter: it goes on with the first zxid of the next epoch.',
  },
  {
    name: 'epoch-not-in-zxid',
    sentence: 'A new leader goes on counting where the last one stopped, without its own epoch in its zxids.',
  },
  { name: 'no-step-down', sentence: 'A leader that has lost its quorum does not notice, and leads on.' },
  {
    name: 'ZOOKEEPER-2247',
    sentence: 'A leader that cannot log any more leads on (3.4.7, 3.4.8, 3.5.1, 3.5.2).',
  },
  {
    name: 'deliver-at-proposal',
    sentence: 'A follower applies a transaction when it is proposed, not when it is committed.',
  },
  {
    name: 'commit-queue-survives',
    sentence:
      'Commits that wait to be applied when a role ends are applied when the next one begins to serve.',
  },
  {
    name: 'apply-twice',
    sentence:
      'What a learner has applied while it synchronised is handed over once more when it begins to serve.',
  },
] as const;

export const variants: readonly Variant[] = table;

export const isOn = (context: { readonly variants: Variants }, name: VariantName): boolean =>
  context.variants !== NONE && context.variants[name] === true;

/** Most often no variant is on, and rules ask for one at every step. */
const NONE: Variants = {};

/** @throws RangeError when a name is not the name of a variant. */
export function variantsNamed(names: readonly string[]): Variants {
  if (names.length === 0) return NONE;
  const on: { [Name in VariantName]?: true } = {};
  for (const name of names) {
    const variant = variants.find((candidate) => candidate.name === name);
    if (variant === undefined) throw new RangeError(`there is no variant "${name}"`);
    on[variant.name] = true;
  }
  return on;
}
