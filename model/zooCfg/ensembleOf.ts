/** What a story says about an ensemble, from what a server reads in its files. */
import type { EnsembleConfig, EnsembleServer } from '../configuration.ts';
import type { ErrorId, ErrorParams } from './problem.ts';
import type { ZooCfg, ZooCfgSettings } from './zooCfg.ts';

/** What is said of an ensemble in `zoo.cfg`; the rest belongs to the story. */
export type ZooCfgEnsemble = Omit<EnsembleConfig, 'startupMs' | 'listeningMs' | 'clients' | 'counterMax'>;

type RequiredNumber = 'tickTime' | 'initLimit' | 'syncLimit' | 'cnxTimeout';

type OptionalNumber =
  | 'connectToLearnerMasterLimit'
  | 'commitLogCount'
  | 'snapCount'
  | 'snapshotSizeFactor'
  | 'leaderConnectDelayDuringRetryMs'
  | 'minNotificationInterval'
  | 'maxNotificationInterval';

type NumberSetting = {
  [Name in keyof ZooCfgSettings]: ZooCfgSettings[Name] extends number ? Name : never;
}[keyof ZooCfgSettings];

interface Field {
  readonly setting: NumberSetting;
  /** In the file. */
  readonly key: string;
  readonly min: number;
  readonly max: number;
  /** What a server that runs alone has, for which it does not matter: as in the file that comes with ZooKeeper. */
  readonly alone?: number;
}

const MS_MAX = 3_600_000;
const TICKS_MAX = 1_000_000;
const INT32_MAX = 2_147_483_647;

/** What the model has one value of for all servers, and the range it takes. */
export const sharedFields: Readonly<Record<RequiredNumber | OptionalNumber, Field>> = {
  tickTime: { setting: 'tickTimeMs', key: 'tickTime', min: 1, max: MS_MAX },
  initLimit: { setting: 'initLimitTicks', key: 'initLimit', min: 1, max: TICKS_MAX, alone: 10 },
  syncLimit: { setting: 'syncLimitTicks', key: 'syncLimit', min: 1, max: TICKS_MAX, alone: 5 },
  cnxTimeout: { setting: 'cnxTimeoutMs', key: 'cnxTimeout', min: 1, max: MS_MAX },
  connectToLearnerMasterLimit: {
    setting: 'connectToLearnerMasterLimitTicks',
    key: 'connectToLearnerMasterLimit',
    min: 0,
    max: TICKS_MAX,
  },
  commitLogCount: { setting: 'commitLogCount', key: 'commitLogCount', min: 500, max: INT32_MAX },
  snapCount: { setting: 'snapCount', key: 'snapCount', min: 2, max: INT32_MAX },
  snapshotSizeFactor: { setting: 'snapshotSizeFactor', key: 'snapshotSizeFactor', min: -INT32_MAX, max: 1 },
  leaderConnectDelayDuringRetryMs: {
    setting: 'leaderConnectDelayDuringRetryMs',
    key: 'leaderConnectDelayDuringRetryMs',
    min: 0,
    max: MS_MAX,
  },
  minNotificationInterval: {
    setting: 'minNotificationIntervalMs',
    key: 'fastleader.minNotificationInterval',
    min: 1,
    max: MS_MAX,
  },
  maxNotificationInterval: {
    setting: 'maxNotificationIntervalMs',
    key: 'fastleader.maxNotificationInterval',
    min: 1,
    max: MS_MAX,
  },
};

const REQUIRED: readonly string[] = ['tickTime', 'initLimit', 'syncLimit', 'cnxTimeout'];
const ID_MAX = 255;
const WEIGHT_MAX = 1_000_000;

/**
 * @param named - Keys that any of the files names: settings that none names are left to the model.
 * @returns An ensemble of fresh servers of release 3.9.5.
 */
export function ensembleOf(zooCfg: ZooCfg, named: ReadonlySet<string>): ZooCfgEnsemble {
  const isAlone = zooCfg.kind === 'standalone';
  const numbers = Object.entries(sharedFields)
    .filter(([field, { key }]) => REQUIRED.includes(field) || named.has(key))
    .map(([field, row]) => [field, numberOf(zooCfg, row)]);
  return {
    servers: isAlone
      ? [{ id: aloneId(zooCfg), role: 'participant' }]
      : zooCfg.servers.map(({ id, role }) => ({ id, role, ...placeInQuorum(zooCfg, id) })),
    // The table names every field of these, and none is undefined.
    ...(Object.fromEntries(numbers) as Pick<EnsembleConfig, RequiredNumber | OptionalNumber>),
    release: '3.9.5',
    variants: [],
    ...(isAlone ? { standalone: true } : {}),
  };
}

function numberOf({ kind, settings }: ZooCfg, { setting, alone = 0 }: Field): number {
  const value = settings[setting];
  return kind === 'standalone' && value === 0 ? alone : value;
}

/** A server that runs alone needs no number, but has one here. */
const aloneId = ({ servers, myid }: ZooCfg): number => servers[0]?.id ?? myid ?? 1;

function placeInQuorum(
  { isHierarchical, groups, weights, servers }: ZooCfg,
  id: number,
): Pick<EnsembleServer, 'group' | 'weight'> {
  const isVoter = servers.some((server) => server.id === id && server.role === 'participant');
  if (!isHierarchical || !isVoter) return {};
  const group = groups.find((other) => other.servers.includes(id))?.group;
  const weight = weights.find(({ server }) => server === id)?.weight;
  return { ...(group === undefined ? {} : { group }), ...(weight === undefined ? {} : { weight }) };
}

interface OutsideModel<Id extends ErrorId = ErrorId> {
  readonly id: Id;
  readonly params: ErrorParams[Id];
  /** The key that says so. */
  readonly key: string;
}

/** @returns What ZooKeeper would run and this model cannot. */
export function outsideModel(zooCfg: ZooCfg): readonly OutsideModel[] {
  const isAlone = zooCfg.kind === 'standalone';
  const ids = isAlone ? [] : zooCfg.servers.map(({ id }) => [`server.${id}`, id, 1, ID_MAX] as const);
  const weights = zooCfg.weights.map(
    ({ server, weight }) => [`weight.${server}`, weight, 0, WEIGHT_MAX] as const,
  );
  const numbers = Object.values(sharedFields).map(
    (row) => [row.key, numberOf(zooCfg, row), row.min, row.max] as const,
  );
  const ranges = [...ids, ...numbers, ...(isAlone ? [] : weights)]
    .filter(([, value, min, max]) => value < min || value > max)
    .map(
      ([key, value, min, max]) =>
        ({ id: 'zooCfg.outsideModel', key, params: { key, value, min, max } }) as const,
    );
  return isAlone ? ranges : [...ranges, ...groupsOutsideModel(zooCfg)];
}

/** Here a group is what its voters say. There it may hold others, whose weight counts and whose vote never comes. */
function groupsOutsideModel({ groups, servers, weights }: ZooCfg): readonly OutsideModel[] {
  const voters = servers.filter(({ role }) => role === 'participant').map(({ id }) => id);
  const found: OutsideModel[] = [];
  groups.forEach(({ group, servers: members }, index) => {
    const key = `group.${group}`;
    const stranger = members.find(
      (id) => !voters.includes(id) && weights.some(({ server, weight }) => server === id && weight !== 0),
    );
    if (stranger !== undefined)
      found.push({ id: 'zooCfg.groupMemberNotVoter', key, params: { server: stranger, group } });
    if (members.length === 0) found.push({ id: 'zooCfg.groupWithoutMembers', key, params: { group } });
    if (groups.findIndex((other) => other.group === group) !== index)
      found.push({ id: 'zooCfg.groupTwice', key, params: { group } });
  });
  return found;
}
