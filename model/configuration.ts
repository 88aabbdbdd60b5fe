/** What a story says about an ensemble, and what each of its servers knows of it. */
import { assert } from '../sim/index.ts';
import type { QuorumGroup, QuorumSystem } from './quorum.ts';
import { type Variants, variantsNamed } from './variants.ts';
import { epochOf, isZxid, type Zxid } from './zxid.ts';

/** Plain data: an ensemble, as a story or a test describes it. Settings keep the names and units of `zoo.cfg`. */
export interface EnsembleConfig {
  readonly servers: readonly EnsembleServer[];
  /** Milliseconds. */
  readonly tickTime: number;
  /** Ticks. */
  readonly initLimit: number;
  /** Ticks. */
  readonly syncLimit: number;
  /** Connect time-out of the election port in milliseconds (`zookeeper.cnxTimeout`). */
  readonly cnxTimeout: number;
  /** Milliseconds from the start of a process to its first election; votes that arrive meanwhile count. 0 if absent. */
  readonly startupMs?: number;
  readonly release: '3.9.5';
  /** Names of `variants`. */
  readonly variants: readonly string[];
}

export interface EnsembleServer {
  /** The sid: a positive integer. */
  readonly id: number;
  readonly role: LearnerType;
  /** 1 if absent. Any weight or group makes the quorum system hierarchical. */
  readonly weight?: number;
  /** Group 1 if absent. */
  readonly group?: number;
  /** What is on the disk before the first start; a fresh server's, if absent. */
  readonly disk?: InitialDisk;
  /** Rounds of election that the process has already been through, for stories that begin in the middle. 0 if absent. */
  readonly logicalClock?: number;
}

/** Source: `QuorumPeer.LearnerType`. */
export type LearnerType = 'participant' | 'observer';

export interface InitialDisk {
  /** 0 if absent. */
  readonly currentEpoch?: number;
  /** The current epoch, if absent. */
  readonly acceptedEpoch?: number;
  /** Last zxid in the log; 0 if absent, −1 for an empty database that is not to be trusted. */
  readonly zxid?: Zxid;
}

/** What a server knows of its ensemble: its `zoo.cfg`. Shared by all servers and never edited. */
export interface Configuration {
  readonly quorum: QuorumSystem;
  readonly observers: readonly number[];
  readonly tickTime: number;
  readonly initLimit: number;
  readonly syncLimit: number;
  readonly cnxTimeout: number;
  readonly startupMs: number;
  readonly variants: Variants;
}

/** @throws RangeError when a variant has no such name. */
export function configurationOf(config: EnsembleConfig): Configuration {
  const ids = config.servers.map(({ id }) => id);
  assert(new Set(ids).size === ids.length, 'no two servers have the same sid');
  assert(config.servers.every(isConsistentDisk), 'epoch of the last zxid ≤ currentEpoch ≤ acceptedEpoch');
  return {
    quorum: quorumSystemOf(config.servers),
    observers: idsOf(config.servers, 'observer'),
    tickTime: config.tickTime,
    initLimit: config.initLimit,
    syncLimit: config.syncLimit,
    cnxTimeout: config.cnxTimeout,
    startupMs: config.startupMs ?? 0,
    variants: variantsNamed(config.variants),
  };
}

/** Source: `QuorumPeerConfig.createQuorumVerifier`: hierarchical as soon as a group or a weight is named. */
export function quorumSystemOf(servers: readonly EnsembleServer[]): QuorumSystem {
  const voters = idsOf(servers, 'participant');
  const isHierarchical = servers.some(({ weight, group }) => weight !== undefined || group !== undefined);
  if (!isHierarchical) return { kind: 'majority', voters };
  const participants = servers.filter(({ role }) => role === 'participant');
  const groupNumbers = [...new Set(participants.map(({ group }) => group ?? 1))].sort((a, b) => a - b);
  const groups = groupNumbers.map(
    (number): QuorumGroup => ({
      group: number,
      members: participants
        .filter(({ group }) => (group ?? 1) === number)
        .map(({ id, weight }) => ({ sid: id, weight: weight ?? 1 }))
        .sort((a, b) => a.sid - b.sid),
    }),
  );
  return { kind: 'hierarchical', voters, groups };
}

/** Else the process would refuse to start (`QuorumPeer.loadDataBase`). */
export function isConsistentDisk({ disk = {} }: EnsembleServer): boolean {
  const { zxid = 0, currentEpoch = 0, acceptedEpoch = currentEpoch } = disk;
  return isZxid(zxid) && epochOf(zxid) <= currentEpoch && currentEpoch <= acceptedEpoch;
}

const idsOf = (servers: readonly EnsembleServer[], role: LearnerType): readonly number[] =>
  servers
    .filter((server) => server.role === role)
    .map(({ id }) => id)
    .sort((a, b) => a - b);
