/** What an outsider learns of a server: its mode, its phase, its epochs, and how far its memory and its log have come. */
import {
  asServer,
  isServing,
  type Phase,
  type Server,
  type ZabProcess,
  type ZabStored,
  type Zxid,
} from '../model/index.ts';
import type { DiskContents, ProcessId, ProcessStates, SharedLog } from '../sim/index.ts';
import type { AuthoredMode } from './format/authoredExpectation.ts';

export type ZabStates = ProcessStates<ZabProcess>;

/** @returns The server, or null: it is down. */
export const serverAt = (states: ZabStates, id: ProcessId): Readonly<Server> | null =>
  asServer(states.stateOf(id));

/** @returns What `srvr` prints as the mode; `looking` of a server that does not serve (`This ZooKeeper instance is not currently serving requests`). */
export function modeOf(server: Readonly<Server> | null): AuthoredMode {
  if (server === null) return 'down';
  if (!isServing(server)) return 'looking';
  switch (server.role.kind) {
    case 'leading':
      return 'leader';
    case 'following':
      return 'follower';
    case 'observing':
      return 'observer';
    case 'standalone':
      return 'standalone';
    case 'looking':
      return 'looking';
  }
}

/** @returns Where the server is in the protocol. Source: `QuorumPeer.ZabState`. */
export function phaseOf({ role }: Readonly<Server>): Phase {
  switch (role.kind) {
    case 'looking':
      return 'election';
    case 'standalone':
      return 'broadcast';
    case 'leading':
      switch (role.step) {
        case 'loading':
        case 'epoch':
        case 'storingAcceptedEpoch':
        case 'epochAck':
          return 'discovery';
        case 'storingCurrentEpoch':
        case 'newLeaderAck':
          return 'synchronization';
        case 'broadcast':
          return 'broadcast';
        // What is drained is what broadcasting left over.
        case 'closing':
          return 'broadcast';
      }
      break;
    case 'following':
    case 'observing':
      switch (role.stage.kind) {
        case 'connecting':
        case 'registering':
        case 'acceptingEpoch':
          return 'discovery';
        case 'awaitingSync':
        case 'truncating':
        case 'synchronizing':
          return 'synchronization';
        case 'broadcasting':
          return 'broadcast';
        // What is drained is what broadcasting left over.
        case 'closing':
          return 'broadcast';
      }
  }
}

/** @returns The leader whom a quorum has accepted and who broadcasts; of several the one of the highest epoch; or null. */
export function establishedLeader(states: ZabStates): ProcessId | null {
  let leader: ProcessId | null = null;
  let epochMax = -1;
  for (const id of states.ids) {
    const role = serverAt(states, id)?.role;
    if (role?.kind !== 'leading' || role.step !== 'broadcast' || role.epoch <= epochMax) continue;
    leader = id;
    epochMax = role.epoch;
  }
  return leader;
}

/** @returns The log of a server as it is written; of one that is down, as its disk has it. */
function logOf(states: ZabStates, id: ProcessId): SharedLog<ZabStored> {
  return serverAt(states, id)?.log ?? contentsOf(states, id).log;
}

/** @returns The zxid with which the log ends; 0 of an empty one. */
export function lastLogged(states: ZabStates, id: ProcessId): Zxid {
  const log = logOf(states, id);
  return log.length === 0 ? 0 : zxidAt(log, log.length - 1);
}

/** @returns Whether the log holds a transaction. */
export function isLogged(states: ZabStates, id: ProcessId, zxid: Zxid): boolean {
  const log = logOf(states, id);
  for (let index = log.length - 1; index >= 0; index--) if (zxidAt(log, index) === zxid) return true;
  return false;
}

function zxidAt(log: SharedLog<ZabStored>, index: number): Zxid {
  const stored = log.at(index);
  return typeof stored === 'object' && stored.type === 'stored' ? stored.record.zxid : 0;
}

export interface Epochs {
  readonly current: number;
  readonly accepted: number;
}

/** @returns The epochs of a server; of one that is down, as its disk has them. */
export function epochsOf(states: ZabStates, id: ProcessId): Epochs {
  const server = serverAt(states, id);
  if (server !== null) return { current: server.currentEpoch, accepted: server.acceptedEpoch };
  const { cells } = contentsOf(states, id);
  const numberIn = (cell: string): number => {
    const value = cells[cell];
    return typeof value === 'number' ? value : 0;
  };
  return { current: numberIn('currentEpoch'), accepted: numberIn('acceptedEpoch') };
}

// The disk of a process of this protocol holds what this protocol stores.
const contentsOf = (states: ZabStates, id: ProcessId): DiskContents<ZabStored> =>
  states.diskOf(id).contents as DiskContents<ZabStored>;
