/**
 * Quorum systems: which sets of voters may decide. Pure arithmetic over plain data; any two quorums of one system intersect.
 *
 * Source: `QuorumMaj`, `QuorumHierarchical`.
 */
import { assertNever } from '../sim/index.ts';

export type QuorumSystem =
  /** More than half of the voters. */
  | { readonly kind: 'majority'; readonly voters: readonly number[] }
  /** More than half of the weight in more than half of the groups. */
  | {
      readonly kind: 'hierarchical';
      readonly voters: readonly number[];
      readonly groups: readonly QuorumGroup[];
    };

export interface QuorumGroup {
  readonly group: number;
  readonly members: readonly QuorumMember[];
}

export interface QuorumMember {
  readonly sid: number;
  readonly weight: number;
}

/** Source: `QuorumMaj.containsQuorum`, `QuorumHierarchical.containsQuorum`. */
export function containsQuorum(system: QuorumSystem, servers: readonly number[]): boolean {
  return countTowardsQuorum(system, servers) >= neededForQuorum(system);
}

/** @returns What a quorum takes: voters of a majority, groups of a hierarchy. */
export const neededForQuorum = (system: QuorumSystem): number => half(totalOfQuorum(system)) + 1;

/** @returns What there is to count: voters of a majority; of a hierarchy, groups that have any weight. */
export function totalOfQuorum(system: QuorumSystem): number {
  switch (system.kind) {
    case 'majority':
      return system.voters.length;
    case 'hierarchical':
      return system.groups.filter((group) => weightOfGroup(group) > 0).length;
    default:
      return assertNever(system);
  }
}

/** @returns How far these servers get towards a quorum, in the unit of `neededForQuorum`. Servers without a vote do not count. */
export function countTowardsQuorum(system: QuorumSystem, servers: readonly number[]): number {
  switch (system.kind) {
    case 'majority':
      return countVoters(system.voters, servers);
    case 'hierarchical':
      return system.groups.filter((group) => isGroupWon(group, servers)).length;
    default:
      return assertNever(system);
  }
}

/**
 * @returns The weight of a server; one of weight 0 may vote, but nobody may vote for it.
 *
 * Source: `QuorumMaj.getWeight` (1, whoever it is), `QuorumHierarchical.getWeight`.
 */
export function weightOf(system: QuorumSystem, sid: number): number {
  if (system.kind === 'majority') return 1;
  for (const { members } of system.groups) {
    for (const member of members) if (member.sid === sid) return member.weight;
  }
  return 0;
}

export const isVoter = (system: QuorumSystem, sid: number): boolean => system.voters.includes(sid);

function countVoters(voters: readonly number[], servers: readonly number[]): number {
  let count = 0;
  for (let index = 0; index < servers.length; index++) if (voters.includes(servers[index] as number)) count++;
  return count;
}

function isGroupWon(group: QuorumGroup, servers: readonly number[]): boolean {
  let weight = 0;
  for (const member of group.members) if (servers.includes(member.sid)) weight += member.weight;
  return weight > half(weightOfGroup(group));
}

const weightOfGroup = (group: QuorumGroup): number =>
  group.members.reduce((sum, { weight }) => sum + weight, 0);

const half = (count: number): number => Math.floor(count / 2);
