/** Small stories, each of which leads straight into the window of one bug. Server 3 leads first: its sid is the highest of the voters. */
import { makeZxid, type Release, type VariantName } from '../../../model/index.ts';
import type { PlayedStory } from './playedStory.ts';
import {
  after,
  atMs,
  cuts,
  fails,
  heal,
  kill,
  parts,
  slows,
  starts,
  story,
  when,
  writes,
} from './storyVerbs.ts';

/** A variant, what it breaks (or reaches, though it should not), and the story in which it does. */
export interface Directed {
  readonly variant: VariantName;
  readonly kills: readonly string[];
  /** Places that only the variant reaches. */
  readonly reaches?: readonly string[];
  /** The release that the variant is one of; the story's, if absent. */
  readonly release?: Release;
  readonly story: PlayedStory;
}

/** 1 was down when the last twenty were written, and then 2 is. The disks are fast. */
const lagging = story(
  3,
  0,
  [
    atMs(1_000, writes(3, 2)),
    atMs(2_000, kill(1)),
    atMs(3_000, writes(3, 20, 20)),
    atMs(5_000, kill(2)),
    atMs(5_000, kill(3)),
    ...[1, 3].map((id) => atMs(6_000, starts(id))),
  ],
  { syncUsMax: 1 },
);

/** Of synchronisation, NEWLEADER and recovery. */
export const directedRecovery: readonly Directed[] = [
  {
    // 3 and 2 have 1.4. 1 stores epoch 2 of leader 3, and loses its power while it logs 1.4; then it leads 2 with less.
    variant: 'ZOOKEEPER-4643',
    kills: ['leader completeness', 'truncation durability'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, kill(1)),
      atMs(2_500, writes(3)),
      atMs(3_000, kill(2)),
      atMs(3_000, kill(3)),
      atMs(3_500, starts(1)),
      atMs(3_500, starts(3)),
      when(
        'delivered',
        { by: 1, where: { zxid: makeZxid(1, 4) } },
        {
          kind: 'powerOff',
          process: 1,
          unsynced: 'lost',
        },
      ),
      after(0, kill(3)),
      after(100, starts(1)),
      after(0, starts(2)),
      after(3_000, starts(3)),
    ]),
  },
  {
    // 3 logs alone, is elected and snapshots what it has logged, finds no quorum, and is truncated.
    variant: 'ZOOKEEPER-1549',
    kills: ['prefix consistency', 'history consistency'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, parts([3], [1, 2])),
      atMs(2_010, writes(3)),
      atMs(2_100, kill(1)),
      atMs(2_100, kill(2)),
      atMs(4_000, heal),
      atMs(4_000, starts(1)),
      when('snapshotTaken', { by: 3, where: { reason: 'leading' }, nth: 2 }, parts([3], [1, 2])),
      after(0, starts(2)),
      after(6_000, heal),
      after(3_000, writes(2)),
    ]),
  },
  {
    // 3 logs 1.1 alone. 2 leads with nothing, and 1 is so slow that 3 joins before 2 is established: TRUNC to 1.0.
    variant: 'trunc-keeps-next',
    kills: ['history consistency'],
    story: story(3, 0, [
      atMs(1_000, parts([3], [1, 2])),
      atMs(1_010, writes(3)),
      when('epochAccepted', { by: 1, where: { leader: 2 } }, slows(1, 1_500)),
      after(0, heal),
    ]),
  },
  {
    // 2 is brought up to date by SNAP, which leaves a gap in its log; later it leads 4, whose zxid lies before the gap.
    variant: 'ZOOKEEPER-2099',
    kills: ['prefix consistency', 'total order'],
    story: story(
      3,
      1,
      [
        atMs(1_000, writes(3, 2)),
        atMs(1_500, parts([2], [4], [1, 3])),
        atMs(1_600, writes(3, 12)),
        atMs(3_000, kill(3)),
        atMs(3_000, kill(1)),
        atMs(3_000, kill(4)),
        atMs(3_500, starts(3)),
        atMs(3_500, starts(1)),
        atMs(6_000, parts([1, 2, 3, 4])),
        atMs(8_000, writes(3, 1)),
        atMs(10_000, kill(3)),
        atMs(10_000, kill(2)),
        atMs(10_000, kill(1)),
        atMs(10_500, starts(2)),
        atMs(10_500, starts(1)),
        atMs(13_000, starts(4)),
      ],
      { snapCount: 8 },
    ),
  },
  {
    // 3 logs 1.4 alone. 2, which has restarted from a snapshot at 1.3, sends it a SNAP: 1.4 stays in its log, and 3.1 is logged behind. Then 3 leads
    // 4, which has 1.3.
    variant: 'snap-keeps-log',
    kills: ['agreement', 'prefix consistency', 'total order'],
    story: story(3, 1, [
      atMs(1_000, writes(3, 2)),
      atMs(1_500, kill(4)),
      atMs(2_000, parts([3], [1, 2])),
      atMs(2_010, writes(3)),
      atMs(5_000, { kind: 'restart', process: 2 }),
      atMs(7_000, heal),
      atMs(9_000, writes(2)),
      atMs(10_000, kill(1)),
      atMs(10_000, kill(2)),
      atMs(10_000, kill(3)),
      atMs(10_500, starts(1)),
      atMs(10_500, starts(3)),
      atMs(13_000, starts(4)),
    ]),
  },
  {
    // 3 comes back with 1.4, which it logged alone; 2 has committed 2.1 behind 1.3.
    variant: 'ZOOKEEPER-1154',
    kills: ['prefix consistency', 'agreement', 'total order'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, parts([3], [1, 2])),
      atMs(2_010, writes(3)),
      atMs(2_500, kill(3)),
      atMs(6_000, writes(2, 2)),
      atMs(7_000, heal),
      atMs(7_000, starts(3)),
    ]),
  },
  {
    // NEWLEADER never reaches 1 behind its SNAP. It keeps in memory what it has not on disk, and goes on from there.
    variant: 'ZOOKEEPER-3642',
    kills: ['restart equals memory', 'history before NEWLEADER'],
    story: story(3, 0, [
      atMs(1_000, starts(1)),
      atMs(500, writes(3, 3)),
      atMs(900, { kind: 'hold', from: 3, to: 1, name: 'newLeader', where: { type: 'newLeader' } }),
      atMs(8_000, writes(3)),
    ]),
  },
  {
    // Commits while the observer synchronises.
    variant: 'ZOOKEEPER-1551',
    kills: ['contiguity', 'total order'],
    story: story(3, 1, [
      atMs(1_000, writes(3, 3)),
      atMs(2_000, { kind: 'restart', process: 4 }),
      when('syncDecided', { by: 3, where: { learner: 4 }, nth: 2 }, writes(3, 20)),
    ]),
  },
  {
    // 1 has logged nothing of what it was sent when it looks for a leader, and logs it afterwards.
    variant: 'ZOOKEEPER-4712',
    kills: ['history consistency'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, cuts(3, 2)),
      atMs(2_000, slows(1, 1_500)),
      atMs(2_010, writes(3, 4, 4)),
      atMs(2_020, { kind: 'powerOff', process: 3, unsynced: 'lost' }),
      atMs(2_100, heal),
    ]),
  },
  {
    // 2 acknowledges 1.4, restarts, and is told to cut it; then 1.4 is committed by its word and 1's, which was held, and a client is
    // answered. 3 loses its power before it has logged 1.4, 1 is killed, and nobody has it.
    variant: 'ack-outlives-log',
    kills: ['nothing answered is lost', 'leader completeness'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, slows(3, 3_000)),
      atMs(2_000, {
        kind: 'hold',
        from: 1,
        to: 3,
        name: 'ack',
        where: { type: 'ack', zxid: makeZxid(1, 4) },
      }),
      atMs(2_001, writes(3)),
      when('acked', { by: 2, where: { zxid: makeZxid(1, 4) }, laterMs: 5 }, { kind: 'restart', process: 2 }),
      after(0, slows(2, 200)),
      when('truncated', { by: 2 }, { kind: 'release', name: 'ack' }),
      when(
        'clientAnswered',
        { where: { zxid: makeZxid(1, 4) } },
        { kind: 'powerOff', process: 3, unsynced: 'lost' },
      ),
      after(0, kill(1)),
      after(0, { kind: 'disk', process: 3, disk: { kind: 'slow', operations: ['sync'], latency: null } }),
      after(500, starts(3)),
    ]),
  },
  {
    // 1 applies 1.4, for others have it, and then cannot log it. It goes on behind 1.4.
    variant: 'ZOOKEEPER-4541',
    kills: ['restart equals memory'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, slows(1, 30)),
      atMs(2_000, fails(1)),
      atMs(2_010, writes(3)),
      atMs(5_000, writes(3)),
    ]),
  },
  {
    // As before, and 3 is killed before the sync of 1 has failed: 1 looks for a leader once its log writer has done what it could.
    variant: 'ZOOKEEPER-4541',
    kills: ['restart equals memory'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, slows(1, 300)),
      atMs(2_000, fails(1)),
      atMs(2_010, writes(3)),
      atMs(2_100, kill(3)),
      atMs(5_000, writes(2)),
    ]),
  },
  {
    // 1 is sent what it lacks, and its log writer is faster than the main thread, which has the ACK of NEWLEADER to send.
    variant: 'log-writer-first',
    kills: ['no bad state'],
    reaches: ['ACK of NEWLEADER mistaken'],
    release: '3.8.0',
    story: lagging,
  },
];
