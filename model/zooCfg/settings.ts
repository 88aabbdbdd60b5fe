/**
 * The keys that ZooKeeper's parser knows, each with the name it has here (its unit last), its type and its default. Servers, groups and
 * weights are in `members.ts`; every other key becomes a property of the Java process, `systemProperties.ts`.
 *
 * Source: `QuorumPeerConfig`, its fields and `parseProperties`.
 */
import type { LearnerType } from '../configuration.ts';

interface SettingRow {
  readonly name: string;
  readonly type: 'int32' | 'int64' | 'boolean' | 'text' | 'path' | 'peerType' | 'electionAlg';
  /** null: unset. */
  readonly byDefault: number | boolean | string | null;
}

export const settingRows = {
  // Time
  tickTime: { name: 'tickTimeMs', type: 'int32', byDefault: 3_000 },
  initLimit: { name: 'initLimitTicks', type: 'int32', byDefault: 0 },
  syncLimit: { name: 'syncLimitTicks', type: 'int32', byDefault: 0 },
  /** 0: as many as `initLimit`. */
  connectToLearnerMasterLimit: { name: 'connectToLearnerMasterLimitTicks', type: 'int32', byDefault: 0 },
  /** −1 in the file: twice the tick. */
  minSessionTimeout: { name: 'minSessionTimeoutMs', type: 'int32', byDefault: -1 },
  /** −1 in the file: twenty ticks. */
  maxSessionTimeout: { name: 'maxSessionTimeoutMs', type: 'int32', byDefault: -1 },

  // Clients
  clientPort: { name: 'clientPort', type: 'int32', byDefault: null },
  clientPortAddress: { name: 'clientPortAddress', type: 'text', byDefault: null },
  secureClientPort: { name: 'secureClientPort', type: 'int32', byDefault: null },
  secureClientPortAddress: { name: 'secureClientPortAddress', type: 'text', byDefault: null },
  /** Of one address; 0 is no limit. */
  maxClientCnxns: { name: 'maxClientConnectionsPerAddress', type: 'int32', byDefault: 60 },
  /** −1: what the machine gives. */
  clientPortListenBacklog: { name: 'clientPortListenBacklog', type: 'int32', byDefault: -1 },
  localSessionsEnabled: { name: 'localSessionsEnabled', type: 'boolean', byDefault: false },
  localSessionsUpgradingEnabled: {
    name: 'localSessionsUpgradingEnabled',
    type: 'boolean',
    byDefault: false,
  },

  // Disk
  dataDir: { name: 'dataDir', type: 'path', byDefault: null },
  /** Unset: the data directory. */
  dataLogDir: { name: 'dataLogDir', type: 'path', byDefault: null },
  syncEnabled: { name: 'syncEnabled', type: 'boolean', byDefault: true },
  'autopurge.snapRetainCount': { name: 'autopurgeSnapRetainCount', type: 'int32', byDefault: 3 },
  'autopurge.purgeInterval': { name: 'autopurgePurgeIntervalHours', type: 'int32', byDefault: 0 },

  // The quorum
  electionAlg: { name: 'electionAlg', type: 'electionAlg', byDefault: 3 },
  peerType: { name: 'peerType', type: 'peerType', byDefault: 'participant' },
  standaloneEnabled: { name: 'standaloneEnabled', type: 'boolean', byDefault: true },
  reconfigEnabled: { name: 'reconfigEnabled', type: 'boolean', byDefault: false },
  dynamicConfigFile: { name: 'dynamicConfigFile', type: 'text', byDefault: null },
  quorumListenOnAllIPs: { name: 'quorumListenOnAllIPs', type: 'boolean', byDefault: false },
  /** 0 or less: observers learn from the leader. */
  observerMasterPort: { name: 'observerMasterPort', type: 'int32', byDefault: 0 },
  oraclePath: { name: 'oraclePath', type: 'text', byDefault: null },
  'multiAddress.enabled': { name: 'multiAddressEnabled', type: 'boolean', byDefault: false },
  'multiAddress.reachabilityCheckTimeoutMs': {
    name: 'multiAddressReachabilityCheckTimeoutMs',
    type: 'int32',
    byDefault: 1_000,
  },
  'multiAddress.reachabilityCheckEnabled': {
    name: 'multiAddressReachabilityCheckEnabled',
    type: 'boolean',
    byDefault: true,
  },

  // Secrets
  sslQuorum: { name: 'sslQuorum', type: 'boolean', byDefault: false },
  portUnification: { name: 'portUnification', type: 'boolean', byDefault: false },
  sslQuorumReloadCertFiles: { name: 'sslQuorumReloadCertFiles', type: 'boolean', byDefault: false },
  'quorum.auth.enableSasl': { name: 'quorumAuthEnableSasl', type: 'boolean', byDefault: false },
  'quorum.auth.serverRequireSasl': {
    name: 'quorumAuthServerRequireSasl',
    type: 'boolean',
    byDefault: false,
  },
  'quorum.auth.learnerRequireSasl': {
    name: 'quorumAuthLearnerRequireSasl',
    type: 'boolean',
    byDefault: false,
  },
  'quorum.auth.learner.saslLoginContext': {
    name: 'quorumAuthLearnerSaslLoginContext',
    type: 'text',
    byDefault: 'QuorumLearner',
  },
  'quorum.auth.server.saslLoginContext': {
    name: 'quorumAuthServerSaslLoginContext',
    type: 'text',
    byDefault: 'QuorumServer',
  },
  'quorum.auth.kerberos.servicePrincipal': {
    name: 'quorumAuthKerberosServicePrincipal',
    type: 'text',
    byDefault: 'zkquorum/localhost',
  },
  /** Less than 20 is 20. */
  'quorum.cnxn.threads.size': { name: 'quorumConnectionThreads', type: 'int32', byDefault: 0 },

  // Watching the process
  'jvm.pause.monitor': { name: 'jvmPauseMonitor', type: 'boolean', byDefault: false },
  'jvm.pause.info-threshold.ms': { name: 'jvmPauseInfoThresholdMs', type: 'int64', byDefault: 1_000 },
  'jvm.pause.warn-threshold.ms': { name: 'jvmPauseWarnThresholdMs', type: 'int64', byDefault: 10_000 },
  'jvm.pause.sleep.time.ms': { name: 'jvmPauseSleepTimeMs', type: 'int64', byDefault: 500 },
  /** `metricsProvider.*` besides it is handed to that class. */
  'metricsProvider.className': {
    name: 'metricsProviderClassName',
    type: 'text',
    byDefault: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider',
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

type Rows = typeof settingRows;
export type SettingKey = keyof Rows;

type ValueOf<Row extends SettingRow> =
  | (Row['type'] extends 'int32' | 'int64' | 'electionAlg' ? number : never)
  | (Row['type'] extends 'boolean' ? boolean : never)
  | (Row['type'] extends 'text' | 'path' ? string : never)
  | (Row['type'] extends 'peerType' ? LearnerType : never)
  | (Row['byDefault'] extends null ? null : never);

/** Every setting, as the file or the default has it. */
export type ParserSettings = { readonly [Key in SettingKey as Rows[Key]['name']]: ValueOf<Rows[Key]> };

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingRows, key);

/** @returns The settings of these values; a key without one has its default. */
export function settingsOf(values: ReadonlyMap<SettingKey, number | boolean | string>): ParserSettings {
  const entries = Object.entries(settingRows).map(([key, { name, byDefault }]) => [
    name,
    values.get(key as SettingKey) ?? byDefault,
  ]);
  // Each value has been read by the type of its row.
  return Object.fromEntries(entries) as ParserSettings;
}
