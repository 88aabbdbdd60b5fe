/** What a simulated server shows to whoever looks at it as the recorder did: `srvr` and the epoch files. */
import {
  asServer,
  isServing,
  type Server,
  type ZabProcess,
  type ZabVocabulary,
  type Zxid,
} from '../../model/index.ts';
import type { World } from '../../sim/index.ts';

export type ZabWorld = World<ZabProcess, ZabVocabulary>;

export interface ShownServer {
  readonly up: boolean;
  /** Null of one that is down. */
  readonly state: Mode | null;
  /** Null of one that serves nobody. */
  readonly zxid: Zxid | null;
  readonly acceptedEpoch: number | null;
  readonly currentEpoch: number | null;
}

type Mode = 'looking' | 'leader' | 'follower' | 'observer' | 'standalone';

/** @param isStopped - It has been stopped: it answers nobody. */
export function shownBy(world: ZabWorld, sid: number, isStopped: boolean): ShownServer {
  const server = asServer(world.stateOf(sid));
  const isUp = server !== null && !isStopped;
  const state = isUp ? modeOf(server) : null;
  return {
    up: isUp,
    state,
    zxid: isUp && state !== 'looking' ? server.database.lastProcessedZxid : null,
    acceptedEpoch: epochFile(world, sid, 'acceptedEpoch'),
    currentEpoch: epochFile(world, sid, 'currentEpoch'),
  };
}

const modes = {
  looking: 'looking',
  following: 'follower',
  observing: 'observer',
  leading: 'leader',
  standalone: 'standalone',
} as const;

const modeOf = (server: Readonly<Server>): Mode => (isServing(server) ? modes[server.role.kind] : 'looking');

function epochFile(world: ZabWorld, sid: number, name: 'acceptedEpoch' | 'currentEpoch'): number | null {
  const value: unknown = world.diskOf(sid).contents.cells[name];
  return typeof value === 'number' ? value : null;
}
