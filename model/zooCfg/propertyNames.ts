/**
 * The properties that release 3.9.5 reads besides those of `settings.ts` and `systemProperties.ts`, without their `zookeeper.`: to tell a
 * setting that this model does not have from a typing mistake. ZooKeeper says nothing about either.
 */
import { propertyRows } from './systemProperties.ts';

const OTHERS = `
  4lw.commands.whitelist DigestAuthenticationProvider.digestAlg DigestAuthenticationProvider.enabled
  DigestAuthenticationProvider.superDigest IPAuthenticationProvider.usexforwardedfor
  SASLAuthenticationProvider.superPassword X509AuthenticationProvider.superUser admin.commandURL admin.enableServer
  admin.forceHttps admin.httpVersion admin.idleTimeout admin.needClientAuth admin.portUnification
  admin.rateLimiterIntervalInMS admin.restore.enabled admin.serverAddress admin.serverPort admin.snapshot.enabled
  allowSaslFailedClients audit.enable audit.impl.class bitHashCacheSize client.certReload client.portUnification
  clientTcpKeepAlive closeSessionTxn.enabled commitProcessor.maxCommitBatchSize commitProcessor.maxReadBatchSize
  commitProcessor.numWorkerThreads commitProcessor.shutdownTimeout connection_throttle_decrease_ratio
  connection_throttle_drop_decrease connection_throttle_drop_increase connection_throttle_fill_count
  connection_throttle_fill_time connection_throttle_freeze_time connection_throttle_global_session_weight
  connection_throttle_local_session_weight connection_throttle_renew_session_weight connection_throttle_tokens
  connection_throttle_weight_enabled datadir.autocreate db.autocreate digest.enabled electionPortBindRetry
  emulate353TTLNodes enableEagerACLCheck enforce.auth.enabled enforce.auth.schemes enforceQuota ensembleAuthName
  extendedTypesEnabled fips-mode flushDelay follower.skipLearnerRequestToNextProcessor forceSnapshotSync forceSync
  forward_learner_requests_to_commit_processor_disabled fsync.warningthresholdms globalOutstandingLimit
  intBufferStartingSizeBytes jmx.log4j.disable jmx.log4j.mbean kerberos.canonicalizeHostNames kerberos.minReLoginTimeMs
  kerberos.removeHostFromPrincipal kerberos.removeRealmFromPrincipal kinit largeRequestMaxBytes largeRequestThreshold
  leader.ackLoggingFrequency leader.closeSocketAsync leader.maxConcurrentDiffSyncs leader.maxConcurrentSnapSyncs
  leader.maxTimeToWaitForEpoch leaderServes learner.asyncSending learner.closeSocketAsync letAnySaslUserDoX maxBatchSize
  maxCnxns maxGetChildrenResponseCacheSize maxInProcessingDeadWatchers maxResponseCacheSize maxWriteQueuePollTime
  messageTracker.BufferSize messageTracker.Enabled netty.advancedFlowControl.enabled
  netty.server.earlyDropSecureConnectionHandshakes netty.server.outstandingHandshake.limit nio.directBufferBytes
  nio.numSelectorThreads nio.numWorkerThreads nio.sessionlessCnxnTimeout nio.shutdownTimeout observer.election.DelayMs
  observer.reconnectDelayMs observer.syncEnabled observerMaster.sizeLimit pathStats.delay pathStats.enabled
  pathStats.initialDelay pathStats.maxDepth pathStats.sampleRate pathStats.slotCapacity pathStats.slotDuration
  pathStats.topPathMax preAllocSize quorumCnxnTimeoutMs request_stale_connection_check request_stale_latency_check
  request_throttle_drop_stale request_throttle_max_requests request_throttle_stall_time request_throttler.shutdownTimeout
  requireKerberosConfig sasl.serverconfig security.auth_to_local serializeLastProcessedZxid.enabled serverCnxnFactory
  sessionRequireClientSASLAuth skipACL snapSizeLimitInKb snapshot.compression.method snapshot.trust.empty superUser
  tcpKeepAlive throttled_op_wait_time txnLogSizeLimitInKb watchManagerName watcherCleanIntervalInSeconds
  watcherCleanThreadsNum watcherCleanThreshold
`;

const others: readonly string[] = OTHERS.trim().split(/\s+/);

/** Families: what follows is the name of a file, a password, a class. */
const prefixes: readonly string[] = ['ssl.', 'authProvider.'];

/** Read by their own name, which a key of `zoo.cfg` never becomes. */
const jvmOnly: readonly string[] = [
  'follower.nodelay',
  'jute.maxbuffer',
  'leader.nodelay',
  'readonlymode.enabled',
  'znode.container.checkIntervalMs',
  'znode.container.maxNeverUsedIntervalMs',
  'znode.container.maxPerMinute',
];

const modelled: readonly string[] = Object.values(propertyRows).map(({ key }) => key);

/** Every property that a key of `zoo.cfg` can set to some effect, in ZooKeeper. */
export const propertyNames: readonly string[] = [...modelled, ...others];

/** Who reads `zookeeper.<key>`: this model too, ZooKeeper only, nobody because the name has no such beginning, or nobody at all. */
export type PropertyReader = 'model' | 'zooKeeper' | 'jvmOnly' | 'nobody';

export function readerOf(key: string): PropertyReader {
  if (modelled.includes(key)) return 'model';
  if (others.includes(key) || prefixes.some((prefix) => key.startsWith(prefix))) return 'zooKeeper';
  return jvmOnly.includes(key) ? 'jvmOnly' : 'nobody';
}
