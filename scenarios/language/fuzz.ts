/** What a campaign says of its runs: English. */
import type { BootRefusal } from '../../model/index.ts';
import type { DisturbanceName } from '../fuzz/disturbances/disturbances.ts';
import { count, list } from './format.ts';

const refusals: Readonly<Record<BootRefusal, string>> = {
  epochsInconsistent: 'its epoch files are behind its log',
  logWithoutSnapshot: 'its log has no snapshot to begin with',
  logCorrupt: 'its log is damaged',
  noValidSnapshot: 'none of its snapshots can be read',
  epochUnreadable: 'an epoch file cannot be read',
};

const disturbances: Readonly<Record<DisturbanceName, string>> = {
  partition: 'partition',
  isolateLeader: 'the leader cut off',
  pauseLeader: 'the leader paused',
  bridge: 'bridge',
  ring: 'ring',
  majoritiesRing: 'ring of majorities',
  cut: 'a link cut',
  cutOneWay: 'a link cut one way',
  cutFromLeader: 'a link of the leader cut',
  flap: 'a flapping link',
  reset: 'connections reset',
  delay: 'messages delayed',
  hold: 'messages held',
  kill: 'kill',
  powerOff: 'power failure',
  restart: 'restart',
  pause: 'pause',
  crashAgain: 'crash while it recovers',
  crashNewLeader: 'crash of a new leader',
  allDown: 'all down',
  swizzle: 'cut and healed in turn',
  privateWrites: 'writes nobody else sees',
  clockDrift: 'clock drift',
  clockJump: 'clock jump',
  slowDisk: 'slow disk',
  failDisk: 'disk errors',
  fillDisk: 'full disk',
  flipByte: 'a byte flipped',
  loseDisk: 'lost disk',
};

export const fuzzInEnglish = {
  'fuzz.refused': (p: { refusing: readonly { server: number; refusal: BootRefusal }[] }) =>
    list(
      p.refusing.map(({ server, refusal }) => `${server} refuses to start: ${refusals[refusal]}`),
      'en',
    ),
  'fuzz.exited': (p: { servers: readonly number[] }) =>
    `${list(p.servers, 'en')} ended ${p.servers.length === 1 ? 'itself' : 'themselves'}, and nobody starts ${p.servers.length === 1 ? 'it' : 'them'} again`,
  'fuzz.untrusted': (p: { servers: readonly number[] }) =>
    `the empty ${p.servers.length === 1 ? 'database of' : 'databases of'} ${list(p.servers, 'en')} ${p.servers.length === 1 ? 'is' : 'are'} not trusted, and the others are no quorum`,
  'fuzz.laterEpoch': (p: { server: number; promised: number; leader: number; epoch: number }) =>
    `${p.server} has promised epoch ${p.promised} and refuses ${p.leader}, who leads epoch ${p.epoch}: only another election lets it in`,
  'fuzz.unexplained': () => 'nobody knows why',
  'swarm.ensemble': (p: {
    servers: number;
    observers: number;
    isWeighted: boolean;
    untrusted: readonly number[];
  }) => {
    const observers = p.observers === 0 ? '' : ` and ${count(p.observers, 'observer')}`;
    const weights = p.isWeighted ? ', in groups with weights' : '';
    const untrusted =
      p.untrusted.length === 0 ? '' : `; ${list(p.untrusted, 'en')} without a trusted database`;
    return `${count(p.servers, 'server')}${observers}${weights}${untrusted}`;
  },
  'swarm.times': (p: { tickTime: number; initLimit: number; syncLimit: number }) =>
    `tickTime ${p.tickTime} ms, initLimit ${p.initLimit}, syncLimit ${p.syncLimit}`,
  'swarm.limits': (p: { snapCount: number | null; counterMax: number | null }) => {
    const parts = [
      ...(p.snapCount === null ? [] : [`a snapshot each ${p.snapCount} transactions`]),
      ...(p.counterMax === null ? [] : [`epochs of ${p.counterMax} transactions at most`]),
    ];
    return parts.length === 0 ? 'snapshots and counters as usual' : list(parts, 'en');
  },
  'swarm.latencies': (p: { network: string; sync: string; handOver: string }) =>
    `messages take ${p.network}, a sync ${p.sync}, a hand-over ${p.handOver}`,
  'swarm.writes': (p: { clients: number; bursts: number; steadyMs: number | null }) =>
    `${count(p.clients, 'client')}, ${count(p.bursts, 'burst')} of writes${p.steadyMs === null ? '' : ` and one each ${p.steadyMs} ms`}`,
  'swarm.faults': (p: { disturbances: number; kinds: readonly DisturbanceName[]; aimedPercent: number }) =>
    `${count(p.disturbances, 'disturbance')} (${p.kinds.map((kind) => disturbances[kind]).join(', ')}), ${p.aimedPercent === 0 ? 'none' : `${p.aimedPercent} % of them`} aimed at events`,
  'swarm.acts': (p: { busyMs: number; core: readonly number[] }) =>
    `after ${p.busyMs / 1_000} s ${list(p.core, 'en')} ${p.core.length === 1 ? 'is' : 'are'} left to ${p.core.length === 1 ? 'itself' : 'themselves'}`,
};
