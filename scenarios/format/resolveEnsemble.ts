/** The ensemble of a story, as the model wants it: every server with its role, its place in the quorum system and its disk. */
import type { EnsembleConfig, EnsembleServer } from '../../model/index.ts';
import { epochOf } from '../../model/index.ts';
import { micros } from './latencyText.ts';
import type { AuthoredEnsemble, AuthoredServer, Time } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { requireServer } from './servers.ts';
import { readZxid } from './zxidText.ts';

/** @throws ScenarioError when the ensemble contradicts itself. */
export function resolveEnsemble(ensemble: AuthoredEnsemble): EnsembleConfig {
  const listed = listServers(ensemble);
  const ids = listed.map(({ id }) => id);
  const roles = rolesOf(ensemble, listed, ids);
  const participants = ids.filter((_, index) => roles[index] === 'participant');
  if (participants.length === 0) throw new ScenarioError(['ensemble'], { id: 'error.noVoters', params: {} });
  const groupOf = groupsOf(ensemble, ids, participants);
  requireWeights(ensemble, ids, participants);
  const servers = listed.map((server, index): EnsembleServer => {
    const role = roles[index] ?? 'participant';
    const group = groupOf.get(server.id);
    return {
      id: server.id,
      role,
      ...(group === undefined ? {} : { group, weight: ensemble.weights?.[server.id] ?? 1 }),
      disk: resolveDisk(server, serverPath(ensemble, index)),
      logicalClock: server.logicalClock ?? 0,
    };
  });
  return {
    // The order in which servers are listed means nothing, so it must not change the digest.
    servers: servers.toSorted((a, b) => a.id - b.id),
    tickTime: ensemble.tickTime ?? 2_000,
    initLimit: ensemble.initLimit ?? 10,
    syncLimit: ensemble.syncLimit ?? 5,
    cnxTimeout: ensemble.cnxTimeout ?? 5_000,
    startupMs: startupMsOf(ensemble.startup ?? '0s'),
    release: '3.9.5',
    variants: [...new Set(ensemble.variants)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}

function startupMsOf(startup: Time): number {
  const us = micros(startup);
  if (us % 1_000 !== 0)
    throw new ScenarioError(['ensemble', 'startup'], {
      id: 'error.wholeMilliseconds',
      params: { found: startup },
    });
  return us / 1_000;
}

/** @returns The servers in the order in which they are listed. */
export function listServers({ servers }: Pick<AuthoredEnsemble, 'servers'>): readonly AuthoredServer[] {
  if (typeof servers === 'number') return Array.from({ length: servers }, (_, index) => ({ id: index + 1 }));
  return servers.map((server) => (typeof server === 'number' ? { id: server } : server));
}

function serverPath({ servers }: AuthoredEnsemble, index: number): Path {
  return typeof servers === 'number' ? ['ensemble', 'servers'] : ['ensemble', 'servers', index];
}

function rolesOf(
  ensemble: AuthoredEnsemble,
  listed: readonly AuthoredServer[],
  ids: readonly number[],
): readonly ('participant' | 'observer')[] {
  ids.forEach((server, index) => {
    if (ids.indexOf(server) !== index)
      throw new ScenarioError(serverPath(ensemble, index), {
        id: 'error.duplicateServer',
        params: { server },
      });
  });
  const observers = ensemble.observers ?? [];
  observers.forEach((server, index) => requireServer(server, ids, ['ensemble', 'observers', index]));
  return listed.map(({ id, role }, index) => {
    const isObserver = observers.includes(id);
    if (isObserver && role === 'participant')
      throw new ScenarioError([...serverPath(ensemble, index), 'role'], {
        id: 'error.roleContradiction',
        params: { server: id },
      });
    return isObserver ? 'observer' : (role ?? 'participant');
  });
}

/** @returns The group of each participant, numbered from 1; empty for a plain majority. */
function groupsOf(
  { groups }: AuthoredEnsemble,
  ids: readonly number[],
  participants: readonly number[],
): ReadonlyMap<number, number> {
  const groupOf = new Map<number, number>();
  if (groups === undefined) return groupOf;
  groups.forEach((members, groupIndex) =>
    members.forEach((server, index) => {
      const path = ['ensemble', 'groups', groupIndex, index];
      requireServer(server, ids, path);
      if (!participants.includes(server))
        throw new ScenarioError(path, { id: 'error.groupObserver', params: { server } });
      const first = groupOf.get(server);
      if (first !== undefined)
        throw new ScenarioError(path, {
          id: 'error.groupOverlap',
          params: { server, first, second: groupIndex + 1 },
        });
      groupOf.set(server, groupIndex + 1);
    }),
  );
  const missing = participants.filter((server) => !groupOf.has(server));
  if (missing.length > 0)
    throw new ScenarioError(['ensemble', 'groups'], {
      id: 'error.groupMissing',
      params: { servers: missing },
    });
  return groupOf;
}

function requireWeights(
  { groups, weights }: AuthoredEnsemble,
  ids: readonly number[],
  participants: readonly number[],
): void {
  if (weights === undefined) return;
  const path = ['ensemble', 'weights'];
  for (const key of Object.keys(weights)) requireServer(Number(key), ids, [...path, key], true);
  if (groups === undefined)
    throw new ScenarioError(path, { id: 'error.weightsWithoutGroups', params: {} }, { key: true });
  if (participants.every((server) => weights[server] === 0))
    throw new ScenarioError(path, { id: 'error.noWeight', params: {} });
}

/** Else the process would refuse to start (`QuorumPeer.loadDataBase`). */
function resolveDisk(server: AuthoredServer, path: Path): Required<NonNullable<EnsembleServer['disk']>> {
  const zxid = server.zxid === undefined ? 0 : readZxid(server.zxid);
  if (typeof zxid !== 'number') throw new ScenarioError([...path, 'zxid'], zxid);
  const zxidEpoch = Math.max(0, epochOf(zxid));
  const currentEpoch = server.currentEpoch ?? zxidEpoch;
  const acceptedEpoch = server.acceptedEpoch ?? currentEpoch;
  if (zxidEpoch > currentEpoch || currentEpoch > acceptedEpoch) {
    const params = { server: server.id, zxidEpoch, currentEpoch, acceptedEpoch };
    throw new ScenarioError(path, { id: 'error.epochsContradict', params });
  }
  return { zxid, currentEpoch, acceptedEpoch };
}
