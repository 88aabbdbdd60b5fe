/** The closed word lists of the format. */
import { targetNames } from '../../model/index.ts';
import type { ServerState } from '../../model/index.ts';
import type { DiskOperationKind } from '../../sim/index.ts';
import type { AuthoredMode } from './authoredExpectation.ts';
import { syncMode, syncRule } from './eventWords.ts';

export const FORMAT_VERSION = 1;

/** What a server can be when the moment comes, instead of its id. */
export const symbolicTargets: readonly string[] = targetNames;

export const states = ['LOOKING', 'FOLLOWING', 'LEADING', 'OBSERVING', 'down'] as const satisfies readonly (
  | ServerState
  | 'down'
)[];

export const modes = [
  'leader',
  'follower',
  'observer',
  'standalone',
  'looking',
  'down',
] as const satisfies readonly AuthoredMode[];

export const syncModes: readonly string[] = Object.keys(syncMode.words);
export const syncRules: readonly string[] = Object.keys(syncRule.words);

export const diskOperations = [
  'append',
  'truncate',
  'write',
  'save',
  'remove',
  'sync',
] as const satisfies readonly DiskOperationKind[];

export const moments = ['at', 'then', 'every', 'when', 'after'] as const;

/** What clients ask for. */
export const requests = ['write', 'read', 'sync', 'open', 'close'] as const;

/** The order in which they are told to somebody who wrote none. */
export const verbs = [
  'start',
  'kill',
  'powerOff',
  'restart',
  'pause',
  'resume',
  'cut',
  'partition',
  'heal',
  'delay',
  'reset',
  'clock',
  'expect',
  ...requests,
  'bridge',
  'ring',
  'majoritiesRing',
  'flap',
  'hold',
  'letGo',
  'slowDisk',
  'failDisk',
  'repairDisk',
  'fillDisk',
  'freeDisk',
  'flipByte',
  'loseDisk',
  'settle',
] as const;

/** What can be undone after a while. */
export const passingFaults: readonly (typeof verbs)[number][] = [
  'kill',
  'powerOff',
  'pause',
  'cut',
  'partition',
  'bridge',
  'ring',
  'majoritiesRing',
  'flap',
  'delay',
  'hold',
  'slowDisk',
  'failDisk',
  'fillDisk',
];

export const expectationKeys = [
  'leader',
  'state',
  'followers',
  'established',
  'mode',
  'value',
  'zxid',
  'epoch',
  'log',
  'sync',
  'answered',
  'unanswered',
  'reached',
  'breaks',
  'holds',
] as const;

/** More would be a campaign, not a story. */
export const STEPS_MAX = 10_000;
/** Server ids are what ZooKeeper's `myid` allows. */
export const SERVER_ID_MAX = 255;
export const CLIENTS_MAX = 255;
