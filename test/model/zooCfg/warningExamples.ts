/** What a server starts in spite of. */
import { type Example, example } from './example.ts';
import { oneOf, oneOfThree, settings, textOf, threeServers, without } from './texts.ts';

export const warningExamples: readonly Example[] = [
  example(
    'a relative data directory',
    without('dataDir', 'dataDir=data//zoo/'),
    'zooCfg.relativePath',
    'zooCfg:8:9',
    {
      path: 'data/zoo',
    },
  ),
  example('a relative file', { ...oneOfThree(), path: 'conf/zoo.cfg' }, 'zooCfg.relativePath', 'zooCfg:1:1', {
    path: 'conf/zoo.cfg',
  }),
  example(
    'too few snapshots',
    oneOfThree('autopurge.snapRetainCount=1'),
    'zooCfg.snapRetainCount',
    'zooCfg:9:27',
    { value: 1, used: 3 },
  ),
  example('one server line', oneOf(threeServers[0]), 'zooCfg.onlyOneServer', 'zooCfg:6:1', { server: 1 }),
  example('no server line', oneOf(), 'zooCfg.runsStandalone', 'zooCfg:1:1', {}),
  example('two servers', oneOf(...threeServers.slice(0, 2)), 'zooCfg.toleratesNoFailure', 'zooCfg:6:1', {
    voters: 2,
  }),
  example(
    'one server, and no standalone mode',
    oneOf('standaloneEnabled=false', threeServers[0]),
    'zooCfg.toleratesNoFailure',
    'zooCfg:7:1',
    { voters: 1 },
  ),
  example('four servers', oneOfThree('server.4=zoo4:2888:3888'), 'zooCfg.evenVoters', 'zooCfg:6:1', {
    voters: 4,
  }),
  example(
    'an observer that does not say so',
    { ...oneOfThree('server.4=zoo4:2888:3888:OBSERVER'), myid: '4' },
    'zooCfg.peerTypeDiffers',
    'zooCfg:9:1',
    { listed: 'observer', written: 'participant' },
  ),
  example(
    'a participant that says it observes',
    oneOfThree('peerType=Observer'),
    'zooCfg.peerTypeDiffers',
    'zooCfg:9:10',
    { listed: 'participant', written: 'observer' },
  ),
  example('no client port', without('clientPort'), 'zooCfg.noClientPort', 'zooCfg:1:1', {}),
  example('a short committed log', oneOfThree('commitLogCount=100'), 'zooCfg.valueReplaced', 'zooCfg:9:16', {
    key: 'commitLogCount',
    value: '100',
    used: 500,
  }),
  example(
    'a snapshot for every transaction',
    oneOfThree('snapCount=1'),
    'zooCfg.valueReplaced',
    'zooCfg:9:11',
    { key: 'snapCount', value: '1', used: 2 },
  ),
  example(
    'a number that Java cannot read',
    oneOfThree('fastleader.maxNotificationInterval=1m'),
    'zooCfg.valueReplaced',
    'zooCfg:9:36',
    { key: 'fastleader.maxNotificationInterval', value: '1m', used: 60_000 },
  ),
  example(
    'a log larger than the snapshot',
    oneOfThree('snapshotSizeFactor=1.5'),
    'zooCfg.valueReplaced',
    'zooCfg:9:20',
    { key: 'snapshotSizeFactor', value: '1.5', used: 0.33 },
  ),
  example(
    'a number for Java that Java cannot read',
    { ...oneOfThree(), jvm: { 'zookeeper.snapCount': 'many' } },
    'zooCfg.valueReplaced',
    'jvm:1:1',
    { key: 'snapCount', value: 'many', used: 100_000 },
  ),
  example('a key twice', oneOfThree('tickTime=3000'), 'zooCfg.keyOverridden', 'zooCfg:1:1', {
    key: 'tickTime',
    line: 9,
  }),
  example('a typing mistake', oneOfThree('ticktime=3000'), 'zooCfg.keyUnknown', 'zooCfg:9:1', {
    key: 'ticktime',
  }),
  example(
    'what Java must be told',
    oneOfThree('jute.maxbuffer=4194304'),
    'zooCfg.keyNeedsJvm',
    'zooCfg:9:1',
    {
      key: 'jute.maxbuffer',
    },
  ),
  example(
    'two servers on one port',
    ['1', '2'].map((myid) => ({
      zooCfg: textOf(...settings, 'server.1=localhost:2888:3888', 'server.2=127.0.0.1:2889:3888'),
      myid,
    })),
    'zooCfg.addressTwice',
    'zooCfg:7:1',
    { address: '127.0.0.1:3888', server: 2, other: 1 },
  ),
  example(
    'a setting of ZooKeeper',
    oneOfThree('globalOutstandingLimit=1'),
    'zooCfg.keyIgnored',
    'zooCfg:9:1',
    { key: 'globalOutstandingLimit' },
  ),
  example('an oracle', oneOfThree('oraclePath=/oracle'), 'zooCfg.keyIgnored', 'zooCfg:9:1', {
    key: 'oraclePath',
  }),
  example('a server without files', oneOfThree(), 'zooCfg.serverWithoutFiles', 'zooCfg:7:1', { server: 2 }),
];
