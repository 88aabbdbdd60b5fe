/** The stories that come with zablab, in the order in which to read them. */
import { allAtOnce } from './allAtOnce.ts';
import { freshFive } from './freshFive.ts';
import { halfIsAQuorum } from './halfIsAQuorum.ts';
import { healedPartition } from './healedPartition.ts';
import { lateBetterId } from './lateBetterId.ts';
import { observers } from './observers.ts';
import { recoveryByClock } from './recoveryByClock.ts';
import { recoveryByEpoch } from './recoveryByEpoch.ts';
import { recoveryById } from './recoveryById.ts';
import { recoveryByZxid } from './recoveryByZxid.ts';
import type { Story } from './story.ts';
import { twoOfFive } from './twoOfFive.ts';

export const stories: readonly Story[] = [
  freshFive,
  allAtOnce,
  lateBetterId,
  twoOfFive,
  healedPartition,
  recoveryById,
  recoveryByZxid,
  recoveryByEpoch,
  recoveryByClock,
  observers,
  halfIsAQuorum,
];

export const storyNamed = (name: string): Story | undefined => stories.find((story) => story.name === name);
