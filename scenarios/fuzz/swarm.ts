/**
 * One configuration for one run, drawn before it and then fixed. Each run has few kinds of faults and many of each, rather than a little of
 * everything: what hides a bug in one run is missing in another (swarm testing).
 */
import { DEFAULT_RELEASE, type Release } from '../../model/index.ts';
import type { AuthoredDisk, AuthoredLatency } from '../format/scenario.ts';
import { Dice } from './dice.ts';
import { type DisturbanceName, disturbancesOf } from './disturbances/disturbances.ts';
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
  readonly commitLogCount: number | null;
  readonly counterMax: number | null;
  readonly latency: AuthoredLatency;
  readonly disk: AuthoredDisk;
  readonly handOver: AuthoredLatency;
  readonly clients: number;
  /** How often clients write during the first act, and how many writes at once at most. */
  readonly bursts: number;
  readonly burstMax: number;
  readonly windowMax: number;
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
  const servers = options.servers ?? dice.pick([3, 3, 3, 4, 5, 5, 7]);
  const kinds = disturbancesOf(profile);
  return {
    profile,
    release,
    variants,
    servers,
    observers: 0,
    groups: null,
    weights: null,
    tickTime: 200,
    initLimit: 5,
    syncLimit: 3,
    cnxTimeout: 500,
    maxNotificationInterval: 2_000,
    snapCount: null,
    commitLogCount: null,
    counterMax: null,
    latency: '500us..2ms',
    disk: {},
    handOver: '1us..20us',
    clients: 2,
    bursts: dice.between(4, 12),
    burstMax: 5,
    windowMax: 3,
    kinds,
    disturbances: dice.between(2, 10),
    aimedPercent: 50,
    busyMs: 20_000,
    core: Array.from({ length: servers }, (_, index) => index + 1),
  };
}
