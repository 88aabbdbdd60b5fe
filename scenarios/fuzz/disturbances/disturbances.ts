/** The vocabulary of the first act, and which profile uses which of it. */
import type { AuthoredStep } from '../../format/authoredStep.ts';
import type { ProfileName } from '../profile.ts';
import { clockDrift, clockJump, slowDisk, failDisk, fillDisk, flipByte, loseDisk } from './clocksAndDisks.ts';
import {
  partition,
  isolateLeader,
  pauseLeader,
  bridge,
  ring,
  majoritiesRing,
  cut,
  cutOneWay,
  cutFromLeader,
  flap,
  reset,
  delay,
  hold,
} from './links.ts';
import type { Making } from './making.ts';
import {
  kill,
  powerOff,
  restart,
  pause,
  crashAgain,
  crashNewLeader,
  allDown,
  swizzle,
  privateWrites,
} from './processes.ts';

const disturbances = {
  partition,
  isolateLeader,
  pauseLeader,
  bridge,
  ring,
  majoritiesRing,
  cut,
  cutOneWay,
  cutFromLeader,
  flap,
  reset,
  delay,
  hold,
  kill,
  powerOff,
  restart,
  pause,
  crashAgain,
  crashNewLeader,
  allDown,
  swizzle,
  privateWrites,
  clockDrift,
  clockJump,
  slowDisk,
  failDisk,
  fillDisk,
  flipByte,
  loseDisk,
} as const satisfies Readonly<Record<string, (making: Making) => readonly AuthoredStep[]>>;

export type DisturbanceName = keyof typeof disturbances;

const ofSplitBrain: readonly DisturbanceName[] = [
  'partition',
  'isolateLeader',
  'pauseLeader',
  'privateWrites',
  'bridge',
  'ring',
  'majoritiesRing',
  'cut',
  'cutOneWay',
  'cutFromLeader',
  'flap',
  'reset',
  'swizzle',
];

const ofElections: readonly DisturbanceName[] = [
  'restart',
  'kill',
  'pause',
  'swizzle',
  'allDown',
  'clockDrift',
  'clockJump',
  'hold',
  'delay',
  'reset',
  'cutOneWay',
  'flap',
  'crashNewLeader',
];

/** What is named more than once is drawn more often: without private writes no history is ever cut. */
const ofRecovery: readonly DisturbanceName[] = [
  'privateWrites',
  'privateWrites',
  'kill',
  'powerOff',
  'restart',
  'crashAgain',
  'crashNewLeader',
  'allDown',
  'privateWrites',
  'swizzle',
  'isolateLeader',
  'hold',
  'reset',
];

const ofDisk: readonly DisturbanceName[] = [
  'slowDisk',
  'failDisk',
  'fillDisk',
  'powerOff',
  'allDown',
  'crashAgain',
  'kill',
  'flipByte',
  'loseDisk',
];

const all: readonly DisturbanceName[] = [
  ...new Set([...ofSplitBrain, ...ofElections, ...ofRecovery, 'slowDisk', 'failDisk', 'fillDisk'] as const),
];

const ofProfile: Readonly<Record<ProfileName, readonly DisturbanceName[]>> = {
  'split-brain': ofSplitBrain,
  elections: ofElections,
  recovery: ofRecovery,
  disk: ofDisk,
  everything: all,
};

/** @returns What may be drawn in this profile. */
export const disturbancesOf = (profile: ProfileName): readonly DisturbanceName[] => ofProfile[profile];

/** @returns The steps of one disturbance. */
export const disturb = (name: DisturbanceName, making: Making): readonly AuthoredStep[] =>
  disturbances[name](making);
