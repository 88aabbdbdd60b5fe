/** Small stories that lead into the windows of discovery, and of a leader that should give up. Server 3 leads first: its sid is the highest of the voters. */
import type { Directed } from './directedStories.ts';
import { after, atMs, cuts, fails, heal, kill, parts, starts, story, when, writes } from './storyVerbs.ts';

/** 3 is cut off from all voters as it becomes LEADING; whoever observes follows it. 1 and 2 start the same epoch. */
const withoutVoters = story(3, 2, [
  when('stateChanged', { by: 3, where: { to: 'LEADING' } }, cuts(3, 1)),
  after(0, cuts(3, 2)),
]);

export const directedLeaders: readonly Directed[] = [
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
    kills: ['new epoch is later'],
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
    // Nobody follows 3 any more, and it leads on; 1 comes back, and finds no quorum that looks for a leader.
    variant: 'no-step-down',
    kills: ['a leader is established'],
    story: story(3, 0, [atMs(2_000, kill(1)), atMs(2_000, kill(2)), atMs(4_000, starts(1))], {
      untilMs: 60_000,
    }),
  },
  {
    // 1 comes back, and looks for others who look, for ever.
    variant: 'ignore-decided-servers',
    kills: ['a write reaches everybody'],
    story: story(3, 0, [atMs(1_000, kill(1)), atMs(2_000, writes(3)), atMs(4_000, starts(1))], {
      untilMs: 100_000,
    }),
  },
  {
    // 1 has 1.4, which is committed, and 2 has not; but 2 has the higher sid.
    variant: 'vote-ignores-zxid',
    kills: ['leader completeness', 'nothing answered is lost'],
    story: story(3, 0, [
      atMs(1_000, writes(3, 2)),
      atMs(2_000, parts([2], [1, 3])),
      atMs(2_010, writes(3)),
      atMs(2_500, { kind: 'powerOff', process: 3, unsynced: 'lost' }),
      atMs(2_600, heal),
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
