/** Places of synchronisation, broadcast and recovery that a search must reach. */
import { type Property, property } from '../../sim/index.ts';
import type { StoredRecord } from '../database/database.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { counterOf } from '../zxid.ts';
import { COMMITTING } from './committed.ts';
import { type Course, course } from './course.ts';
import { linksUpTo } from './chain.ts';
import { reached } from './reached.ts';

/** A learner has promised a newer epoch than that of the leader it has found. */
export const epochRefused = reached('epoch refused', 'epochRefused');

/** A leader finds that a learner has more than it has itself, and drops it. */
export const learnerAhead = reached('learner ahead', 'learnerAhead');

/** A learner is sent the transactions that it lacks. */
export const syncedByDiff = reached(
  'synchronised by DIFF',
  'syncDecided',
  ({ mode, committed }) => mode === 'DIFF' && committed > 0,
);

/** A learner is sent what only the log on disk still has. */
export const syncedFromDisk = reached(
  'synchronised from disk',
  'syncDecided',
  ({ rule }) => rule === 'onDisk',
);

/** A learner is sent everything. */
export const syncedBySnap = reached('synchronised by SNAP', 'syncReceived', ({ mode }) => mode === 'SNAP');

/** A learner cuts from its log what nobody has committed. */
export const truncated = reached('history truncated', 'truncated', ({ removed }) => removed.length > 0);

/** A learner joins while proposals are on their way, and is sent them before NEWLEADER. */
export const joinedUnderLoad = reached(
  'joined under load',
  'syncDecided',
  ({ outstanding }) => outstanding > 0,
);

/** An observer is up to date and serves. */
export const observerSynced = reached(
  'observer up to date',
  'learnerActive',
  (_observation, process, states) => asServer(states.stateOf(process))?.role.kind === 'observing',
);

/** A leader takes the ACK of a proposal for that of NEWLEADER, and does not count it (ZOOKEEPER-4685). */
export const newLeaderAckMistaken = reached(
  'ACK of NEWLEADER mistaken',
  'newLeaderAcked',
  ({ counted, zxid }) => !counted && counterOf(zxid) > 0,
);

/** A role ends, and what is logged enters the tree, committed or not. */
export const fastForwarded = reached('logged transactions applied', 'fastForwarded');

/** A server delivers a transaction that its own disk does not have yet: others have it. */
export const deliveredBeforeSynced = reached(
  'delivered before synced',
  'delivered',
  ({ zxid }, process, states) => {
    const stored = states.diskOf(process).durable.log.last() as StoredRecord | undefined;
    return asServer(states.stateOf(process))?.role.kind !== 'looking' && (stored?.record.zxid ?? 0) < zxid;
  },
);

/** A server has logged so much that it takes a snapshot and begins a new file. */
export const snapshotByCount = reached(
  'snapshot by count',
  'snapshotTaken',
  ({ reason }) => reason === 'snapCount',
);

/** A follower answers pings but does not acknowledge a proposal in time: its leader drops it. */
export const slowFollowerDropped = reached(
  'slow follower dropped',
  'learnerDropped',
  ({ reason }) => reason === 'proposalTimeout',
);

/** Source: Zab's initial history: whatever the new leader has logged, a quorum takes over. */
export const proposalSurvives = property<null, ZabProcess, Course>({
  name: 'a proposal survives its leader',
  // What an old leader proposed and never committed is committed with the history of a new one.
  mood: 'sometimes',
  watches: COMMITTING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, _states, { committed: { committed }, committedBefore }) {
    const isFirst = committedBefore === 0;
    if (seen.kind !== 'leaderActive' || isFirst || committed.length === committedBefore) return null;
    return { rows: [seen.row], values: { server: seen.process, zxid: committed.last()?.record.zxid } };
  },
});

/** Source: it was on fewer disks than a quorum, so nobody can have been told of it. */
export const proposalLost = property<null, ZabProcess, Course>({
  name: 'a proposal is lost',
  // What an old leader proposed and never committed is removed from the log or the memory of a learner.
  mood: 'sometimes',
  watches: [...COMMITTING, 'truncated', 'databaseReplaced'],
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, _states, { committed: { committed } }): ReturnType<Property<ZabProcess>['observe']> {
    const observation = seen.data as ZabObservation;
    const found = { rows: [seen.row], values: { server: seen.process } };
    if (observation.kind === 'databaseReplaced')
      return observation.mode === 'SNAP' && observation.common < observation.before ? found : null;
    if (observation.kind !== 'truncated') return null;
    const isCommitted = (zxid: number): boolean =>
      committed.at(linksUpTo(committed, zxid) - 1)?.record.zxid === zxid;
    return observation.removed.some((zxid) => !isCommitted(zxid)) ? found : null;
  },
});
