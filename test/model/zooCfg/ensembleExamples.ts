/** What can be wrong with one server among the others, and what ZooKeeper runs and the model cannot. */
import type { ServerFiles } from '../../../model/zooCfg/index.ts';
import { type Example, example } from './example.ts';
import { oneOf, oneOfThree, settings, textOf, threeServers, without } from './texts.ts';

/** Files of servers 1, 2, 3, the last with another text or another myid. */
const three = (last: ServerFiles): readonly ServerFiles[] => [
  oneOfThree(),
  { ...oneOfThree(), myid: '2' },
  last,
];

const thisServer: readonly Example[] = [
  example('an empty myid', { ...oneOfThree(), myid: '' }, 'zooCfg.myidNotANumber', 'myid:1:1', {
    text: '',
  }),
  example(
    'a blank in myid, of a server that runs alone too',
    { zooCfg: textOf(...settings), myid: '1 \n' },
    'zooCfg.myidNotANumber',
    'myid:1:1',
    { text: '1 ' },
  ),
  example('no myid', { zooCfg: textOf(...settings, ...threeServers) }, 'zooCfg.myidMissing', 'myid:1:1', {}),
  example('the myid −1', { ...oneOfThree(), myid: '-1' }, 'zooCfg.myidMissing', 'myid:1:1', {}),
  example('no initLimit', without('initLimit'), 'zooCfg.initLimitNotSet', 'zooCfg:5:1', {}),
  example(
    'a syncLimit of 0',
    without('syncLimit', 'syncLimit=0'),
    'zooCfg.syncLimitNotSet',
    'zooCfg:8:11',
    {},
  ),
  example(
    'two client ports',
    oneOf('server.1=zoo1:2888:3888;2182', ...threeServers.slice(1)),
    'zooCfg.clientAddressDiffers',
    'zooCfg:3:12',
    { server: 1, own: '0.0.0.0:2181', listed: '0.0.0.0:2182' },
  ),
  example(
    'two client addresses',
    oneOf('clientPortAddress=zoo1', 'server.1=zoo1:2888:3888;2181', ...threeServers.slice(1)),
    'zooCfg.clientAddressDiffers',
    'zooCfg:3:12',
    { server: 1, own: 'zoo1:2181', listed: '0.0.0.0:2181' },
  ),
  example('a stranger', { ...oneOfThree(), myid: '4' }, 'zooCfg.notInServerList', 'myid:1:1', {
    server: 4,
    servers: [1, 2, 3],
  }),
  example(
    'a large number where nodes have a time to live',
    { ...oneOfThree('server.255=zoo4:2888:3888', 'extendedTypesEnabled=true'), myid: '255' },
    'zooCfg.idTooLargeForTtl',
    'myid:1:1',
    { server: 255, max: 254 },
  ),
];

const outsideModel: readonly Example[] = [
  example('a negative initLimit', without('initLimit', 'initLimit=-1'), 'zooCfg.outsideModel', 'zooCfg:8:1', {
    key: 'initLimit',
    value: -1,
    min: 1,
    max: 1_000_000,
  }),
  example('server 0', { ...oneOfThree('server.0=zoo0:2888:3888') }, 'zooCfg.outsideModel', 'zooCfg:9:1', {
    key: 'server.0',
    value: 0,
    min: 1,
    max: 255,
  }),
  example(
    'two lines of one server',
    oneOfThree('server.03=zoo4:2888:3888'),
    'zooCfg.serverTwice',
    'zooCfg:9:1',
    { server: 3 },
  ),
  example(
    'a stranger with a weight',
    oneOfThree('group.1=1:2:3:9', 'weight.9=1'),
    'zooCfg.groupMemberNotVoter',
    'zooCfg:9:1',
    { server: 9, group: 1 },
  ),
  example('a group twice', oneOfThree('group.1=1:2', 'group.01=3'), 'zooCfg.groupTwice', 'zooCfg:10:1', {
    group: 1,
  }),
  example(
    'an empty group',
    oneOfThree('group.1=1:2:3', 'group.2=:'),
    'zooCfg.groupWithoutMembers',
    'zooCfg:10:1',
    { group: 2 },
  ),
  example(
    'two servers with one number',
    three({ ...oneOfThree(), myid: '2' }),
    'zooCfg.sameMyid',
    'myid:1:1',
    {
      server: 2,
    },
  ),
  example(
    'servers with different ticks',
    three({ ...without('tickTime', 'tickTime=3000'), myid: '3' }),
    'zooCfg.settingsDiffer',
    'zooCfg:8:1',
    { key: 'tickTime', server: 3, value: 3_000, other: 1, otherValue: 2_000 },
  ),
  example(
    'servers with different lists',
    three({ ...oneOfThree('server.4=zoo4:2888:3888:observer'), myid: '3' }),
    'zooCfg.serverListsDiffer',
    'zooCfg:6:1',
    { server: 3, other: 1 },
  ),
];

export const ensembleExamples: readonly Example[] = [...thisServer, ...outsideModel];
