/**
 * One configuration for one run, drawn before it and then fixed. Each run has few kinds of faults and many of each, rather than a little of
 * everything: what hides a bug in one run is missing in another (swarm testing).
 */
import { containsQuorum, DEFAULT_RELEASE, quorumSystemOf, type Release } from '../../model/index.ts';
import type { AuthoredDisk, AuthoredLatency } from '../format/scenario.ts';
import { Dice } from './dice.ts';
import { type DisturbanceName, disturbancesOf } from './disturbances/disturbances.ts';
import { deepFrozen } from './deepFrozen.ts';
import type { ProfileName } from './profile.ts';

/** What whoever asks for a campaign can decide. */
export interface FuzzOptions {
  readonly profile: ProfileName;
  /** How many servers vote, 1 … 9; drawn unless told. */
  readonly servers?: number;
  /** 3.9.5 unless told otherwise. */
  readonly release?: Release;
  /** Bugs that are switched on in every run. */
  readonly variants?: readonly string[];
}

/** Plain data, frozen. */
export interface Swarm {
  readonly profile: ProfileName;
  readonly release: Release;
  readonly variants: readonly string[];
  /** How many servers vote; their ids are 1, 2, 3 … */
  readonly servers: number;
  /** Behind them, as many that do not. */
  readonly observers: number;
  /** Servers that do not trust their empty databases when they first start (ZOOKEEPER-261). */
  readonly untrusted: readonly number[];
  /** Hierarchical quorums; null: a plain majority. */
  readonly groups: readonly (readonly number[])[] | null;
  /** Of all that vote; null: 1 each. */
  readonly weights: Readonly<Record<number, number>> | null;
  /** Milliseconds. */
  readonly tickTime: number;
  /** Ticks. */
  readonly initLimit: number;
  /** Ticks. */
  readonly syncLimit: number;
  /** Milliseconds. */
  readonly cnxTimeout: number;
  /** Milliseconds. */
  readonly maxNotificationInterval: number;
  /** Transactions; null: ZooKeeper's default, as of the next two. */
  readonly snapCount: number | null;
  readonly counterMax: number | null;
  readonly snapshotSizeFactor: number | null;
  readonly latency: AuthoredLatency;
  readonly disk: AuthoredDisk;
  readonly handOver: AuthoredLatency;
  readonly clients: number;
  /** Milliseconds between two writes of a client that never stops; null: there is none. */
  readonly steadyMs: number | null;
  /** How often clients write beside that, and how many writes at once at most. */
  readonly bursts: number;
  readonly burstMax: number;
  readonly windowMax: number;
  /** Whether servers start at different times. */
  readonly startsApart: boolean;
  /** Which disturbances there are at all. */
  readonly kinds: readonly DisturbanceName[];
  /** How many of them, drawn from these kinds. */
  readonly disturbances: number;
  /** How many of a hundred happen just behind something that was written to disk, or that changed a role, rather than at a time. */
  readonly aimedPercent: number;
  /** Milliseconds of the first act. */
  readonly busyMs: number;
  /** Servers that are left to themselves in the second act: a quorum of all. */
  readonly core: readonly number[];
}

/** @returns The configuration of the run with this seed: the same for the same options. */
export function drawSwarm(options: FuzzOptions, seed: string): Swarm {
  const dice = new Dice(seed, 'swarm');
  const { profile, release = DEFAULT_RELEASE, variants = [] } = options;
  const servers = options.servers ?? dice.pick([3, 3, 3, 3, 4, 5, 5, 7]);
  const observers = dice.chance(25) ? dice.between(1, 2) : 0;
  const voters = upTo(servers);
  const hierarchy = servers > 2 && dice.chance(12) ? drawHierarchy(dice, voters) : null;
  const untrusted = profile === 'disk' && dice.chance(10) ? dice.some(voters, 50) : [];
  const drawn: Swarm = {
    profile,
    release,
    variants,
    servers,
    observers,
    untrusted,
    groups: hierarchy?.groups ?? null,
    weights: hierarchy?.weights ?? null,
    ...drawTimes(dice, profile),
    ...drawLimits(dice),
    ...drawLatencies(dice),
    ...drawWrites(dice, profile),
    startsApart: dice.chance(profile === 'elections' ? 80 : 30),
    ...drawFaults(dice, profile),
    core:
      hierarchy === null && dice.chance(40) ? drawCore(dice, servers, observers) : upTo(servers + observers),
  };
  return deepFrozen(drawn);
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Two or three groups, weights of 0 to 3. Where that gives nobody a vote, or a lone server all of them, all weigh the same. */
function drawHierarchy(dice: Dice, voters: readonly number[]): Pick<Swarm, 'groups' | 'weights'> {
  const count = voters.length > 5 && dice.chance(60) ? 3 : dice.between(1, 2);
  const groups = upTo(count).map((group) => voters.filter((id) => id % count === group - 1));
  const weights = Object.fromEntries(voters.map((id) => [id, dice.pick([1, 1, 1, 2, 3, 0])] as const));
  const quorum = quorumSystemOf(
    voters.map((id) => ({ id, role: 'participant', group: 1 + (id % count), weight: weights[id] ?? 1 })),
  );
  const isFair = groups.every((group) => group.some((id) => (weights[id] ?? 0) > 0));
  const isLonely = voters.some((id) => containsQuorum(quorum, [id]));
  return { groups, weights: isFair && !isLonely ? weights : null };
}

/** Short, so that a run of seconds sees every time-out, and a bound computed from them is tens of seconds. */
function drawTimes(
  dice: Dice,
  profile: ProfileName,
): Pick<Swarm, 'tickTime' | 'initLimit' | 'syncLimit' | 'cnxTimeout' | 'maxNotificationInterval' | 'busyMs'> {
  const tickTime = dice.pick(profile === 'split-brain' ? [400, 500, 800] : [100, 200, 200, 400]);
  return {
    tickTime,
    initLimit: tickTime > 200 ? dice.between(3, 5) : dice.between(3, 10),
    syncLimit: dice.between(2, 5),
    cnxTimeout: dice.pick([200, 500, 500, 1_000]),
    maxNotificationInterval: dice.pick([400, 1_000, 2_000]),
    busyMs: profile === 'split-brain' ? 60_000 : dice.pick([14_000, 20_000]),
  };
}

function drawLimits(dice: Dice): Pick<Swarm, 'snapCount' | 'counterMax' | 'snapshotSizeFactor'> {
  return {
    snapCount: dice.chance(50) ? null : dice.between(6, 25),
    counterMax: dice.chance(80) ? null : dice.between(6, 15),
    snapshotSizeFactor: dice.pick([null, null, -1, 100]),
  };
}

/** Of the network, not more than a tenth of the shortest time-out: beyond that ZooKeeper promises nobody a leader. */
function drawLatencies(dice: Dice): Pick<Swarm, 'latency' | 'disk' | 'handOver'> {
  const disk: AuthoredDisk = {
    append: dice.pick(['20us', '10us..200us', '1ms']),
    write: dice.pick(['100us', '100us..5ms']),
    save: dice.pick(['1ms', '1ms..30ms']),
    sync: dice.pick(['100us..1ms', '500us..2ms', '100us..5ms', '100us..40ms', SLOW_NOW_AND_THEN]),
  };
  return {
    latency: dice.pick([
      '500us..2ms',
      '500us..2ms',
      '1ms',
      '100us..10ms',
      { bimodal: { fast: '500us..1ms', slow: '15ms..20ms', slowPercent: 3 } },
    ]),
    disk,
    handOver: dice.pick(['1us', '1us..20us', '1us..500us', '1us..5ms']),
  };
}

const SLOW_NOW_AND_THEN: AuthoredLatency = {
  bimodal: { fast: '200us..1ms', slow: '20ms..90ms', slowPercent: 5 },
};

function drawWrites(
  dice: Dice,
  profile: ProfileName,
): Pick<Swarm, 'clients' | 'steadyMs' | 'bursts' | 'burstMax' | 'windowMax'> {
  const few = profile === 'elections';
  const isLong = profile === 'split-brain';
  return {
    clients: dice.between(1, 3),
    steadyMs: dice.chance(few ? 10 : isLong ? 80 : 30) ? dice.pick(isLong ? RARE_MS : OFTEN_MS) : null,
    bursts: few ? dice.between(0, 3) : dice.between(2, 12),
    burstMax: dice.pick([1, 3, 6]),
    windowMax: dice.pick([1, 2, 4]),
  };
}

const OFTEN_MS = [150, 400, 1_000] as const;
const RARE_MS = [500, 1_000, 2_000] as const;

/** One kind to six of them. */
function drawFaults(
  dice: Dice,
  profile: ProfileName,
): Pick<Swarm, 'kinds' | 'disturbances' | 'aimedPercent'> {
  const kinds = [...new Set(dice.shuffled(disturbancesOf(profile)).slice(0, dice.between(1, 6)))];
  const often = profile === 'split-brain' ? dice.between(4, 16) : dice.between(2, 10);
  return {
    kinds,
    disturbances: Math.max(often, kinds.length),
    aimedPercent: dice.pick(profile === 'split-brain' ? [0, 30, 60] : [0, 50, 90]),
  };
}

/** A majority, and perhaps more; observers come with it or not. */
function drawCore(dice: Dice, servers: number, observers: number): readonly number[] {
  const voters = upTo(servers);
  const size = dice.between((servers >> 1) + 1, servers);
  const chosen = dice.shuffled(voters).slice(0, size);
  const watching = dice.some(upTo(observers), 50).map((index) => servers + index);
  return [...chosen, ...watching].sort((a, b) => a - b);
}
