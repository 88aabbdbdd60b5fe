/** Small stories, each of which leads straight into the window of one bug. Server 3 leads first: its sid is the highest of the voters. */
import { makeZxid, type VariantName } from '../../../model/index.ts';
import type { PlayedStory } from './playedStory.ts';
import {
  atMs,
  cuts,
  fails,
  heal,
  kill,
  parts,
  slows,
  starts,
  story,
  after,
  when,
  writes,
} from './storyVerbs.ts';

/** A variant, what it breaks (or reaches, though it should not), and the story in which it does. */
export interface Directed {
  readonly variant: VariantName;
  readonly kills: readonly string[];
  /** Places that only the variant reaches. */
  readonly reaches?: readonly string[];
  readonly story: PlayedStory;
}

/** 3 is cut off from all voters as it becomes LEADING; whoever observes follows it. 1 and 2 start the same epoch. */
const withoutVoters = story(3, 2, [
  when('stateChanged', { by: 3, where: { to: 'LEADING' } }, cuts(3, 1)),
  after(0, cuts(3, 2)),
]);

export const directed: readonly Directed[] = [
  {
    variant: 'ZOOKEEPER-2959',
    kills: ['leadership uniqueness'],
    story: withoutVoters,
  },
  {
    variant: 'observers-count',
    kills: ['leadership uniqueness'],
    story: withoutVoters,
  },
  {
    // Nobody hears of the epoch that 3 proposes; 1 and 2 start it, too.
    variant: 'ZOOKEEPER-1192',
    kills: ['leadership uniqueness'],
    story: story(3, 0, [when('epochProposed', { by: 3 }, parts([3], [1, 2]))]),
  },
  {
    // 1 and 2 promise epoch 1 to 3, which dies. Whoever comes next proposes it again, to those who have promised it.
    variant: 'ZOOKEEPER-1343',
    kills: [],
    reaches: ['elected in vain'],
    story: story(3, 0, [
      when('epochAccepted', { by: 1 }, kill(3)),
      after(0, kill(2)),
      after(100, { kind: 'disk', process: 2, disk: { kind: 'wipe' } }),
      after(0, starts(2)),
    ]),
  },
  {
    // 2 proposes epoch 2, and nobody hears of it. 3 leads 1 in epoch 2, too, with 1.4, which 2 lacks and does not ask for: it claims 2.0.
    variant: 'bump-zxid-before-quorum',
    kills: ['contiguity'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, parts([3], [1, 2])),
      atMs(2_010, writes(3)),
      when('epochProposed', { by: 2 }, parts([1], [2], [3])),
      after(100, { kind: 'heal', between: [1, 3] }),
      atMs(12_000, heal),
    ]),
  },
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
    // 3 is deposed and does not notice; it goes on taking writes.
    variant: 'no-step-down',
    kills: ['a write is answered'],
    story: story(
      3,
      0,
      [atMs(1_000, writes(3)), atMs(2_000, parts([3], [1, 2])), atMs(6_000, heal), atMs(7_000, writes(3))],
      { untilMs: 80_000 },
    ),
  },
  {
    // 3 cannot log any more, 1 is down, and 2 alone is no quorum.
    variant: 'ZOOKEEPER-2247',
    kills: ['a write is answered'],
    story: story(
      3,
      0,
      [atMs(1_000, writes(3)), atMs(2_000, kill(1)), atMs(2_500, fails(3)), atMs(2_600, writes(3))],
      { untilMs: 80_000 },
    ),
  },
];
