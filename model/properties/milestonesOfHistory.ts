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

export const epochRefused = reached(
  'epoch refused',
  'A learner has promised a newer epoch than that of the leader it has found.',
  'epochRefused',
);

export const learnerAhead = reached(
  'learner ahead',
  'A leader finds that a learner has more than it has itself, and drops it.',
  'learnerAhead',
);

export const syncedByDiff = reached(
  'synchronised by DIFF',
  'A learner is sent the transactions that it lacks.',
  'syncDecided',
  ({ mode, committed }) => mode === 'DIFF' && committed > 0,
);

export const syncedFromDisk = reached(
  'synchronised from disk',
  'A learner is sent what only the log on disk still has.',
  'syncDecided',
  ({ rule }) => rule === 'onDisk',
);

export const syncedBySnap = reached(
  'synchronised by SNAP',
  'A learner is sent everything.',
  'syncReceived',
  ({ mode }) => mode === 'SNAP',
);

export const truncated = reached(
  'history truncated',
  'A learner cuts from its log what nobody has committed.',
  'truncated',
  ({ removed }) => removed.length > 0,
);

export const joinedUnderLoad = reached(
  'joined under load',
  'A learner joins while proposals are on their way, and is sent them before NEWLEADER.',
  'syncDecided',
  ({ outstanding }) => outstanding > 0,
);

export const observerSynced = reached(
  'observer up to date',
  'An observer is up to date and serves.',
  'learnerActive',
  (_observation, process, states) => asServer(states.stateOf(process))?.role.kind === 'observing',
);

export const newLeaderAckMistaken = reached(
  'ACK of NEWLEADER mistaken',
  'A leader takes the ACK of a proposal for that of NEWLEADER, and does not count it (ZOOKEEPER-4685).',
  'newLeaderAcked',
  ({ counted, zxid }) => !counted && counterOf(zxid) > 0,
);

export const fastForwarded = reached(
  'logged transactions applied',
  'A role ends, and what is logged enters the tree, committed or not.',
  'fastForwarded',
);

export const deliveredBeforeSynced = reached(
  'delivered before synced',
  'A server delivers a transaction that its own disk does not have yet: others have it.',
  'delivered',
  ({ zxid }, process, states) => {
    const stored = states.diskOf(process).durable.log.last() as StoredRecord | undefined;
    return asServer(states.stateOf(process))?.role.kind !== 'looking' && (stored?.record.zxid ?? 0) < zxid;
  },
);

export const snapshotByCount = reached(
  'snapshot by count',
  'A server has logged so much that it takes a snapshot and begins a new file.',
  'snapshotTaken',
  ({ reason }) => reason === 'snapCount',
);

export const slowFollowerDropped = reached(
  'slow follower dropped',
  'A follower answers pings but does not acknowledge a proposal in time: its leader drops it.',
  'learnerDropped',
  ({ reason }) => reason === 'proposalTimeout',
);

/** Source: Zab's initial history: whatever the new leader has logged, a quorum takes over. */
export const proposalSurvives = property<null, ZabProcess, Course>({
  name: 'a proposal survives its leader',
  sentence: 'What an old leader proposed and never committed is committed with the history of a new one.',
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
  sentence:
    'What an old leader proposed and never committed is removed from the log or the memory of a learner.',
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
