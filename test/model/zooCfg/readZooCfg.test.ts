import { describe, expect, it } from 'vitest';
import { readZooCfg, type ServerFiles, settingRows, type ZooCfg } from '../../../model/zooCfg/index.ts';
import { oneOf, oneOfThree, settings, textOf, threeServers } from './texts.ts';

const settingOf = (files: ServerFiles): ZooCfg['settings'] => readZooCfg(files).settings;

describe('one server', () => {
  it('that is told its data directory only runs alone, with every default', () => {
    expect(readZooCfg({ zooCfg: 'dataDir=/data\n' })).toEqual({
      kind: 'standalone',
      settings: {
        tickTimeMs: 3_000,
        initLimitTicks: 0,
        syncLimitTicks: 0,
        connectToLearnerMasterLimitTicks: 0,
        minSessionTimeoutMs: 6_000,
        maxSessionTimeoutMs: 60_000,
        clientPort: null,
        clientPortAddress: null,
        secureClientPort: null,
        secureClientPortAddress: null,
        maxClientConnectionsPerAddress: 60,
        clientPortListenBacklog: -1,
        localSessionsEnabled: false,
        localSessionsUpgradingEnabled: false,
        dataDir: '/data',
        dataLogDir: '/data',
        syncEnabled: true,
        autopurgeSnapRetainCount: 3,
        autopurgePurgeIntervalHours: 0,
        electionAlg: 3,
        peerType: 'participant',
        standaloneEnabled: true,
        reconfigEnabled: false,
        dynamicConfigFile: null,
        quorumListenOnAllIPs: false,
        observerMasterPort: 0,
        oraclePath: null,
        multiAddressEnabled: false,
        multiAddressReachabilityCheckTimeoutMs: 1_000,
        multiAddressReachabilityCheckEnabled: true,
        sslQuorum: false,
        portUnification: false,
        sslQuorumReloadCertFiles: false,
        quorumAuthEnableSasl: false,
        quorumAuthServerRequireSasl: false,
        quorumAuthLearnerRequireSasl: false,
        quorumAuthLearnerSaslLoginContext: 'QuorumLearner',
        quorumAuthServerSaslLoginContext: 'QuorumServer',
        quorumAuthKerberosServicePrincipal: 'zkquorum/localhost',
        quorumConnectionThreads: 0,
        jvmPauseMonitor: false,
        jvmPauseInfoThresholdMs: 1_000,
        jvmPauseWarnThresholdMs: 10_000,
        jvmPauseSleepTimeMs: 500,
        metricsProviderClassName: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider',
        commitLogCount: 500,
        snapshotSizeFactor: 0.33,
        snapCount: 100_000,
        cnxTimeoutMs: 5_000,
        leaderConnectDelayDuringRetryMs: 100,
        minNotificationIntervalMs: 200,
        maxNotificationIntervalMs: 60_000,
      },
      myid: null,
      servers: [],
      groups: [],
      weights: [],
      isHierarchical: false,
      systemProperties: [],
      places: [{ key: 'dataDir', file: 'zooCfg', line: 1, column: 1 }],
      warnings: [
        { file: 'zooCfg', line: 1, column: 1, id: 'zooCfg.noClientPort', params: {} },
        { file: 'zooCfg', line: 1, column: 1, id: 'zooCfg.runsStandalone', params: {} },
      ],
      errors: [],
    });
  });

  it('reads every key that the parser knows: a value other than the default arrives', () => {
    const values = { int32: '2181', int64: '17', text: 'some text', path: '/some/path' } as const;
    for (const [key, { name, type, byDefault }] of Object.entries(settingRows)) {
      if (type === 'electionAlg') continue;
      const value = type === 'boolean' ? String(!byDefault) : type === 'peerType' ? 'Observer' : values[type];
      const text = `${key}=${value}\n`;
      const { settings: read } = readZooCfg({ zooCfg: text });
      const expected = { ...values, int32: 2_181, int64: 17, boolean: !byDefault, peerType: 'observer' }[
        type
      ];
      // The list of servers has the last word on the role.
      expect(read[name], key).toEqual(type === 'peerType' ? 'participant' : expected);
    }
  });

  it('has a form of plain data', () => {
    const read = readZooCfg(oneOfThree('group.1=1:2:3', 'snapshotSizeFactor=NaN'));
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });

  it('lists servers by their ids, with all that a line can say', () => {
    const read = readZooCfg({
      ...oneOf(
        'server.10=[::1]:2888:3888: Observer ;[fe80::2]:2182',
        'server.2=a:+2888:03888|b:2889:3889:participant;2183',
        'server.1=127.0.0.1:2888:3888',
      ),
      jvm: { 'zookeeper.multiAddress.enabled': 'True' },
    });
    expect(read.errors).toEqual([]);
    expect(read.servers).toEqual([
      {
        id: 1,
        role: 'participant',
        addresses: [{ host: '127.0.0.1', quorumPort: 2_888, electionPort: 3_888 }],
        client: { host: '0.0.0.0', port: 2_181 }, // its own, from clientPort
      },
      {
        id: 2,
        role: 'participant',
        addresses: [
          { host: 'a', quorumPort: 2_888, electionPort: 3_888 },
          { host: 'b', quorumPort: 2_889, electionPort: 3_889 },
        ],
        client: { host: '0.0.0.0', port: 2_183 },
      },
      {
        id: 10,
        role: 'observer',
        addresses: [{ host: '::1', quorumPort: 2_888, electionPort: 3_888 }],
        client: { host: 'fe80::2', port: 2_182 },
      },
    ]);
  });

  it('finds its servers in the dynamic file', () => {
    const {
      kind,
      servers,
      settings: read,
    } = readZooCfg({
      zooCfg: textOf(...settings, 'dynamicConfigFile=/etc/zoo.cfg.dynamic.100000000'),
      dynamic: textOf('server.1=a:1:2;2181', 'server.2=b:1:2:participant;2181', 'server.3=c:1:2:observer'),
      myid: '3',
    });
    expect([kind, servers.map(({ id }) => id), read.peerType]).toEqual(['quorum', [1, 2, 3], 'observer']);
  });

  it('has hierarchical quorums as soon as a key begins like one of a group or a weight, unless there is an oracle', () => {
    const { isHierarchical, groups, weights } = readZooCfg(
      oneOfThree('group.2=3', 'group.1=1:2', 'weight.3=0', 'weight.1=2'),
    );
    expect(isHierarchical).toBe(true);
    expect(groups).toEqual([
      { group: 2, servers: [3] },
      { group: 1, servers: [1, 2] },
    ]);
    expect(weights).toEqual([
      { server: 1, weight: 2 },
      { server: 3, weight: 0 },
    ]);
    expect(readZooCfg(oneOfThree('weight.1=2', 'oraclePath=/oracle'))).toMatchObject({
      isHierarchical: false,
      errors: [],
    });
  });

  it('trims settings, which members are not', () => {
    expect(settingOf(oneOfThree('maxClientCnxns = 7 \t'))).toMatchObject({
      maxClientConnectionsPerAddress: 7,
    });
    expect(readZooCfg(oneOfThree('\\ server.4=d:1:2')).servers.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('runs alone where it would have to form a quorum of itself, unless that is wanted', () => {
    expect(readZooCfg(oneOf(threeServers[0])).kind).toBe('standalone');
    expect(readZooCfg(oneOf(threeServers[0], 'standaloneEnabled=false')).kind).toBe('quorum');
  });

  it('tells all that is wrong, in the order in which ZooKeeper looks', () => {
    const { errors } = readZooCfg({
      zooCfg: textOf(
        'initLimit=x',
        'tickTime=0',
        'server.1=a:b:c',
        'server.2=a',
        'autopurge.purgeInterval=1h',
      ),
      myid: 'x',
    });
    expect(errors.map(({ id, line }) => [id, line])).toEqual([
      ['zooCfg.notANumber', 1],
      ['zooCfg.notANumber', 5],
      ['zooCfg.dataDirNotSet', 1],
      ['zooCfg.tickTimeNotSet', 2],
      ['zooCfg.addressUnresolved', 3],
      ['zooCfg.serverForm', 4],
      ['zooCfg.myidNotANumber', 1],
    ]);
  });
});

describe('properties of the Java process', () => {
  it('come from keys that the parser does not know, and this model reads some', () => {
    const { systemProperties } = readZooCfg(oneOfThree('snapCount=5000', 'globalOutstandingLimit=10', 'x y'));
    expect(systemProperties).toEqual([
      { name: 'zookeeper.snapCount', value: '5000', isModelled: true },
      { name: 'zookeeper.globalOutstandingLimit', value: '10', isModelled: false },
      { name: 'zookeeper.x', value: 'y', isModelled: false },
    ]);
  });

  it('are read as their readers in ZooKeeper do: two kinds of numbers', () => {
    const lines = [
      'commitLogCount=0501',
      'snapCount=010',
      'cnxTimeout=0200',
      'leaderConnectDelayDuringRetryMs=0x10',
      'fastleader.minNotificationInterval=#ff',
      'snapshotSizeFactor=-1',
    ];
    expect(settingOf(oneOfThree(...lines))).toMatchObject({
      commitLogCount: 501,
      snapCount: 8,
      cnxTimeoutMs: 200,
      leaderConnectDelayDuringRetryMs: 16,
      minNotificationIntervalMs: 255,
      snapshotSizeFactor: -1,
    });
  });

  it('may be given to Java, and the file overrides them', () => {
    const jvm = { 'zookeeper.snapCount': '7', 'zookeeper.cnxTimeout': '9', snapCount: '3' };
    expect(settingOf({ ...oneOfThree('cnxTimeout=10'), jvm })).toMatchObject({
      snapCount: 7,
      cnxTimeoutMs: 10,
    });
  });

  it('of elections are not read by a server that runs alone', () => {
    const { errors, settings: read } = readZooCfg(oneOf('cnxTimeout=soon'));
    expect([errors, read.cnxTimeoutMs]).toEqual([[], 5_000]);
  });
});
