/** Places that few random stories reach, and a story for each that does. */
import { makeZxid } from '../../../model/index.ts';
import type { PlayedStory } from './playedStory.ts';
import { atMs, heal, kill, parts, slows, starts, story, after, when, writes } from './storyVerbs.ts';

interface RarePlace {
  readonly place: string;
  readonly story: PlayedStory;
}

const disk = (counter: number, acceptedEpoch = 1) => ({
  currentEpoch: 1,
  acceptedEpoch,
  zxid: makeZxid(1, counter),
});

export const rarePlaces: readonly RarePlace[] = [
  {
    place: 'elected in vain',
    story: story(3, 0, [when('epochProposed', { by: 3 }, parts([3], [1, 2]))]),
  },
  {
    // 1 has promised epoch 5 to somebody; the others know nothing of that.
    place: 'epoch refused',
    story: story(3, 0, [atMs(1_000, starts(1))], {
      servers: [
        { id: 1, role: 'participant', disk: disk(1, 5) },
        { id: 2, role: 'participant', disk: disk(1) },
        { id: 3, role: 'participant', disk: disk(1) },
      ],
    }),
  },
  {
    // 2 is so slow that 1, with more than 3, comes in time to be asked.
    place: 'learner ahead',
    story: story(
      3,
      0,
      [
        atMs(10, slows(2, 1_000)),
        when('stateChanged', { by: 3, where: { to: 'LEADING' } }, starts(1)),
        atMs(0, parts([1], [2, 3])),
        after(250, heal),
      ],
      {
        servers: [
          { id: 1, role: 'participant', disk: disk(5) },
          { id: 2, role: 'participant', disk: disk(1) },
          { id: 3, role: 'participant', disk: disk(1) },
        ],
      },
    ),
  },
  {
    // 3 has loaded a snapshot of all it has, so only its log knows what 1 lacks.
    place: 'synchronised from disk',
    story: story(
      3,
      0,
      [
        atMs(1_000, writes(3, 2)),
        atMs(2_000, kill(1)),
        atMs(2_500, writes(3, 2)),
        atMs(3_000, { kind: 'restart', process: 3 }),
        atMs(6_000, { kind: 'restart', process: 3 }),
        atMs(8_000, writes(3)),
        atMs(9_000, starts(1)),
      ],
      { snapshotSizeFactor: 0 },
    ),
  },
  {
    place: 'slow follower dropped',
    story: story(3, 0, [atMs(1_000, writes(3)), atMs(2_000, slows(1, 3_000)), atMs(2_010, writes(3))]),
  },
];
