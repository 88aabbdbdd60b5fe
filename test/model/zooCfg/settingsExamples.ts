/** What can be wrong with single values, and with keys that need each other. */
import type { ServerFiles } from '../../../model/zooCfg/index.ts';
import { type Example, example } from './example.ts';
import { oneOfThree, settings, textOf, threeServers, without } from './texts.ts';

const dynamic = (text: string, ...lines: readonly string[]): ServerFiles => ({
  zooCfg: textOf(...settings, 'dynamicConfigFile=/etc/zoo.cfg.dynamic', ...lines),
  dynamic: text,
  myid: '1',
});

const badValues: readonly Example[] = [
  example('a number that is none', oneOfThree('maxClientCnxns = sixty'), 'zooCfg.notANumber', 'zooCfg:9:18', {
    key: 'maxClientCnxns',
    value: 'sixty',
  }),
  example(
    'a number beyond 32 bits',
    oneOfThree('minSessionTimeout=2147483648'),
    'zooCfg.notANumber',
    'zooCfg:9:19',
    { key: 'minSessionTimeout', value: '2147483648' },
  ),
  example('nothing where a number should be', oneOfThree('tickTime'), 'zooCfg.notANumber', 'zooCfg:9:9', {
    key: 'tickTime',
    value: '',
  }),
  example(
    'a server without a number',
    oneOfThree('server.four=zoo4:2888:3888'),
    'zooCfg.notANumberInKey',
    'zooCfg:9:1',
    { key: 'server.four' },
  ),
  example(
    'a key that begins like a weight',
    oneOfThree('weightless=1'),
    'zooCfg.notANumberInKey',
    'zooCfg:9:1',
    { key: 'weightless' },
  ),
  example(
    'a time-out of the election port that is no number',
    oneOfThree('cnxTimeout=5s'),
    'zooCfg.cnxTimeoutNotANumber',
    'zooCfg:9:12',
    { value: '5s' },
  ),
  example(
    'a boolean of another language',
    oneOfThree('quorumListenOnAllIPs=yes'),
    'zooCfg.notABoolean',
    'zooCfg:9:22',
    { key: 'quorumListenOnAllIPs', value: 'yes' },
  ),
  example(
    'a client port that is too large',
    without('clientPort', 'clientPort=70000'),
    'zooCfg.portOutOfRange',
    'zooCfg:8:12',
    { key: 'clientPort', port: 70_000 },
  ),
  example('an old election', oneOfThree('electionAlg=0'), 'zooCfg.electionAlg', 'zooCfg:9:13', { value: 0 }),
  example('an unknown role', oneOfThree('peerType=leader'), 'zooCfg.unknownPeerType', 'zooCfg:9:10', {
    value: 'leader',
  }),
  example(
    'a relative path of one character',
    without('dataDir', 'dataDir=.'),
    'zooCfg.javaException',
    'zooCfg:8:9',
    { exception: 'StringIndexOutOfBoundsException', key: 'dataDir', value: '.' },
  ),
  example('an escape cut short', oneOfThree('a=1', 'b=x\\u12'), 'zooCfg.malformedEscape', 'zooCfg:10:4', {}),
  example('no file', { zooCfg: null, path: '/etc/zoo.cfg' }, 'zooCfg.fileMissing', 'zooCfg:1:1', {
    path: '/etc/zoo.cfg',
  }),
];

const keysTogether: readonly Example[] = [
  example('no data directory', without('dataDir'), 'zooCfg.dataDirNotSet', 'zooCfg:1:1', {}),
  example(
    'an address without its port',
    without('clientPort', 'clientPortAddress=zoo1'),
    'zooCfg.addressWithoutPort',
    'zooCfg:8:1',
    { key: 'clientPortAddress', needs: 'clientPort' },
  ),
  example(
    'a secure address without its port',
    oneOfThree('secureClientPortAddress=zoo1'),
    'zooCfg.addressWithoutPort',
    'zooCfg:9:1',
    { key: 'secureClientPortAddress', needs: 'secureClientPort' },
  ),
  example('a tick of 0', without('tickTime', 'tickTime=0'), 'zooCfg.tickTimeNotSet', 'zooCfg:8:10', {}),
  example(
    'session time-outs that cross',
    oneOfThree('minSessionTimeout=50000'),
    'zooCfg.sessionTimeoutsCross',
    'zooCfg:9:19',
    { minMs: 50_000, maxMs: 40_000 },
  ),
  example(
    'ticks so long that twenty of them are negative',
    without('tickTime', 'tickTime=107374183'),
    'zooCfg.sessionTimeoutsCross',
    'zooCfg:8:10',
    { minMs: 214_748_366, maxMs: -2_147_483_636 },
  ),
  example(
    'required authentication that is off',
    oneOfThree('quorum.auth.learnerRequireSasl=true'),
    'zooCfg.saslNeeds',
    'zooCfg:9:32',
    { key: 'quorum.auth.learnerRequireSasl', needs: 'quorum.auth.enableSasl' },
  ),
  example(
    'a server that asks more of learners than of itself',
    oneOfThree('quorum.auth.enableSasl=true', 'quorum.auth.serverRequireSasl=true'),
    'zooCfg.saslNeeds',
    'zooCfg:10:31',
    { key: 'quorum.auth.serverRequireSasl', needs: 'quorum.auth.learnerRequireSasl' },
  ),
  example(
    'a scheme that nobody provides',
    oneOfThree('secureClientPort=2281', 'ssl.authProvider=badge'),
    'zooCfg.noAuthProvider',
    'zooCfg:10:18',
    { scheme: 'badge' },
  ),
  example(
    'servers in the static file beside a dynamic one',
    dynamic(textOf(...threeServers), 'group.1=1:2:3'),
    'zooCfg.belongsInDynamicFile',
    'zooCfg:7:1',
    { key: 'group.1' },
  ),
  example(
    'settings in the dynamic file',
    dynamic(textOf(...threeServers, 'tickTime=1')),
    'zooCfg.notForDynamicFile',
    'dynamic:4:1',
    { key: 'tickTime' },
  ),
  example(
    'a version in the dynamic file',
    dynamic(textOf('version=1', ...threeServers)),
    'zooCfg.versionInDynamicFile',
    'dynamic:1:1',
    {},
  ),
  example(
    'no dynamic file',
    { zooCfg: textOf(...settings, 'dynamicConfigFile=/etc/dynamic'), myid: '1' },
    'zooCfg.fileMissing',
    'dynamic:1:1',
    { path: '/etc/dynamic' },
  ),
];

export const settingsExamples: readonly Example[] = [...badValues, ...keysTogether];
