/** The ensemble of a story, as the model wants it: every server with its role, its place in the quorum system and its disk. */
import { DEFAULT_RELEASE, type EnsembleConfig, type EnsembleServer } from '../../model/index.ts';
import type { AuthoredEnsemble, AuthoredServer, AuthoredServerList } from './authoredEnsemble.ts';
import { resolveInitialDisk } from './resolveInitialDisk.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { requireServer } from './servers.ts';
import { millisOf } from './wholeMillis.ts';

/**
 * @param clients - How many the steps name.
 * @throws ScenarioError when the ensemble contradicts itself.
 */
export const resolveEnsemble = (ensemble: AuthoredServerList, clients: number): EnsembleConfig => ({
  ...listedEnsemble(ensemble),
  ...surroundingsOf(ensemble, clients),
});

/** What no `zoo.cfg` says. What is left out stays out of the canonical form: older digests fold nothing there. */
export function surroundingsOf(
  ensemble: AuthoredEnsemble,
  clients: number,
): Pick<EnsembleConfig, 'startupMs' | 'listeningMs' | 'release' | 'variants' | 'clients' | 'counterMax'> {
  const startupMs = millisOf(ensemble.startup ?? '0s', ['ensemble', 'startup']);
  return {
    startupMs,
    ...(ensemble.listening === undefined
      ? {}
      : { listeningMs: listeningMsOf(ensemble.listening, startupMs, ['ensemble', 'listening']) }),
    release: ensemble.release ?? DEFAULT_RELEASE,
    variants: [...new Set(ensemble.variants)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    ...(clients === 0 ? {} : { clients }),
    ...(ensemble.counterMax === undefined ? {} : { counterMax: ensemble.counterMax }),
  };
}

/** @throws ScenarioError when a server listens for longer than it takes to start. */
export function listeningMsOf(listening: string, startupMs: number, path: Path): number {
  const listeningMs = millisOf(listening, path);
  if (listeningMs > startupMs)
    throw new ScenarioError(path, { id: 'error.listensTooLong', params: { listeningMs, startupMs } });
  return listeningMs;
}

/** Settings that are left out of the canonical form where the story leaves them out. */
const OPTIONAL = [
  'commitLogCount',
  'snapCount',
  'snapshotSizeFactor',
  'connectToLearnerMasterLimit',
  'leaderConnectDelayDuringRetryMs',
  'minNotificationInterval',
  'maxNotificationInterval',
] as const;

function listedEnsemble(
  ensemble: AuthoredServerList,
): Omit<EnsembleConfig, 'startupMs' | 'release' | 'variants'> {
  const listed = listedServers(ensemble);
  const ids = listed.map(({ id }) => id);
  const roles = rolesOf(ensemble, listed, ids);
  const participants = ids.filter((_, index) => roles[index] === 'participant');
  if (participants.length === 0) throw new ScenarioError(['ensemble'], { id: 'error.noVoters', params: {} });
  const groupOf = groupsOf(ensemble, ids, participants);
  requireWeights(ensemble, ids, participants);
  if (ensemble.standalone === true && ids.length > 1)
    throw new ScenarioError(['ensemble', 'standalone'], {
      id: 'error.notAlone',
      params: { servers: ids.length },
    });
  const servers = listed.map((server, index): EnsembleServer => {
    const group = groupOf.get(server.id);
    return {
      id: server.id,
      role: roles[index] ?? 'participant',
      ...(group === undefined ? {} : { group, weight: ensemble.weights?.[server.id] ?? 1 }),
      disk: resolveInitialDisk(server, serverPath(ensemble, index)),
      logicalClock: server.logicalClock ?? 0,
      ...(server.release === undefined ? {} : { release: server.release }),
    };
  });
  const optional = OPTIONAL.flatMap((key) => {
    const value = ensemble[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    // The order in which servers are listed means nothing, so it must not change the digest.
    servers: servers.toSorted((a, b) => a.id - b.id),
    tickTime: ensemble.tickTime ?? 2_000,
    initLimit: ensemble.initLimit ?? 10,
    syncLimit: ensemble.syncLimit ?? 5,
    cnxTimeout: ensemble.cnxTimeout ?? 5_000,
    ...Object.fromEntries(optional),
    ...(ensemble.standalone === true ? { standalone: true } : {}),
  };
}

/** @returns The servers in the order in which they are listed. */
export function listedServers({ servers }: Pick<AuthoredServerList, 'servers'>): readonly AuthoredServer[] {
  if (typeof servers === 'number') return Array.from({ length: servers }, (_, index) => ({ id: index + 1 }));
  return servers.map((server) => (typeof server === 'number' ? { id: server } : server));
}

function serverPath({ servers }: AuthoredServerList, index: number): Path {
  return typeof servers === 'number' ? ['ensemble', 'servers'] : ['ensemble', 'servers', index];
}

function rolesOf(
  ensemble: AuthoredServerList,
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
  observers.forEach((server, index) =>
    requireServer(server, { servers: ids }, ['ensemble', 'observers', index]),
  );
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
  { groups }: AuthoredServerList,
  ids: readonly number[],
  participants: readonly number[],
): ReadonlyMap<number, number> {
  const groupOf = new Map<number, number>();
  if (groups === undefined) return groupOf;
  groups.forEach((members, groupIndex) =>
    members.forEach((server, index) => {
      const path = ['ensemble', 'groups', groupIndex, index];
      requireServer(server, { servers: ids }, path);
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
  { groups, weights }: AuthoredServerList,
  ids: readonly number[],
  participants: readonly number[],
): void {
  if (weights === undefined) return;
  const path = ['ensemble', 'weights'];
  for (const key of Object.keys(weights)) requireServer(Number(key), { servers: ids }, [...path, key], true);
  if (groups === undefined)
    throw new ScenarioError(path, { id: 'error.weightsWithoutGroups', params: {} }, { key: true });
  if (participants.every((server) => weights[server] === 0))
    throw new ScenarioError(path, { id: 'error.noWeight', params: {} });
}
