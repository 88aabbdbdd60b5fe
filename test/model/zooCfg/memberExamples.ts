/** What can be wrong with the line of a server, with groups and weights, and with all servers together. */
import { type Example, example } from './example.ts';
import { oneOf, oneOfThree, threeServers } from './texts.ts';

const serverLines: readonly Example[] = [
  example('two parts', oneOfThree('server.4=zoo4:2888'), 'zooCfg.serverForm', 'zooCfg:9:10', {
    key: 'server.4',
    value: 'zoo4:2888',
  }),
  example(
    'five parts',
    oneOfThree('server.4=zoo4:2888:3888:observer:5'),
    'zooCfg.serverForm',
    'zooCfg:9:10',
    { key: 'server.4', value: 'zoo4:2888:3888:observer:5' },
  ),
  example(
    'a secure client port, which came later',
    oneOfThree('server.4=zoo4:2888:3888;2181;2281'),
    'zooCfg.serverForm',
    'zooCfg:9:10',
    { key: 'server.4', value: 'zoo4:2888:3888;2181;2281' },
  ),
  example(
    'a port that is none',
    oneOfThree('server.4=zoo4:2888:e'),
    'zooCfg.addressUnresolved',
    'zooCfg:9:10',
    { host: 'zoo4', port: 'e' },
  ),
  example(
    'a blank at the end of the line',
    oneOfThree('server.4=zoo4:2888:3888 '),
    'zooCfg.addressUnresolved',
    'zooCfg:9:10',
    { host: 'zoo4', port: '3888 ' },
  ),
  example(
    'a client port that is none',
    oneOfThree('server.4=zoo4:2888:3888;http'),
    'zooCfg.addressUnresolved',
    'zooCfg:9:10',
    { host: 'null', port: 'http' },
  ),
  example(
    'a port that is too large',
    oneOfThree('server.4=zoo4:2888:65536'),
    'zooCfg.portOutOfRange',
    'zooCfg:9:10',
    { key: 'server.4', port: 65_536 },
  ),
  example(
    'an open bracket',
    oneOfThree('server.4=[::1:2888:3888'),
    'zooCfg.bracketNotClosed',
    'zooCfg:9:10',
    { text: '[::1:2888:3888' },
  ),
  example(
    'nothing behind a bracket',
    oneOfThree('server.4=[::1]:'),
    'zooCfg.bracketWithoutPort',
    'zooCfg:9:10',
    { text: '[::1]:' },
  ),
  example('one port for two', oneOfThree('server.4=zoo4:2888:2888'), 'zooCfg.samePort', 'zooCfg:9:10', {
    server: 4,
    port: 2_888,
  }),
  example(
    'several addresses, though the file allows them',
    oneOfThree('multiAddress.enabled=true', 'server.4=zoo4:2888:3888|zoo5:2888:3888'),
    'zooCfg.multipleAddressesDisabled',
    'zooCfg:10:10',
    { server: 4 },
  ),
  example(
    'several addresses with several roles',
    {
      ...oneOfThree('server.4=zoo4:2888:3888:observer|zoo5:2888:3888:participant'),
      jvm: { 'zookeeper.multiAddress.enabled': 'true' },
    },
    'zooCfg.rolesDiffer',
    'zooCfg:9:10',
    { server: 4, role: 'participant' },
  ),
  example(
    'an unknown role of a server',
    oneOfThree('server.4=zoo4:2888:3888:voter'),
    'zooCfg.unknownPeerType',
    'zooCfg:9:10',
    { value: 'voter' },
  ),
  example(
    'a client part without parts',
    oneOfThree('server.4=z:1:2;:'),
    'zooCfg.javaException',
    'zooCfg:9:10',
    {
      exception: 'ArrayIndexOutOfBoundsException',
      key: 'server.4',
      value: 'z:1:2;:',
    },
  ),
];

const members: readonly Example[] = [
  example(
    'nobody, and no standalone mode',
    oneOf('standaloneEnabled=false'),
    'zooCfg.noVoters',
    'zooCfg:1:1',
    {},
  ),
  example(
    'observers only',
    oneOf('server.1=zoo1:2888:3888:observer', 'peerType=observer'),
    'zooCfg.observersWithoutVoters',
    'zooCfg:6:1',
    { observers: 1 },
  ),
  example(
    'one participant and observers',
    oneOf(threeServers[0], 'server.2=zoo2:2888:3888:observer', 'server.3=zoo3:2888:3888:observer'),
    'zooCfg.observersWithoutQuorum',
    'zooCfg:6:1',
    { observers: 2 },
  ),
  example(
    'groups that overlap',
    oneOfThree('group.1=1:2', 'group.2=2:3'),
    'zooCfg.serverInTwoGroups',
    'zooCfg:10:9',
    { server: 2 },
  ),
  example('a participant in no group', oneOfThree('group.1=1:2'), 'zooCfg.serverInNoGroup', 'zooCfg:8:1', {
    server: 3,
  }),
  example(
    'a group with a stranger',
    oneOfThree('group.1=1:2:3:9'),
    'zooCfg.groupMemberWithoutWeight',
    'zooCfg:9:1',
    { server: 9, group: 1 },
  ),
  example('a group of words', oneOfThree('group.1=1:two:3'), 'zooCfg.notANumber', 'zooCfg:9:9', {
    key: 'group.1',
    value: 'two',
  }),
  example(
    'a blank behind a weight',
    oneOfThree('group.1=1:2:3', 'weight.1=2 '),
    'zooCfg.notANumber',
    'zooCfg:10:10',
    { key: 'weight.1', value: '2 ' },
  ),
  example('a version that is no number', oneOfThree('version=next'), 'zooCfg.notANumber', 'zooCfg:9:9', {
    key: 'version',
    value: 'next',
  }),
];

export const memberExamples: readonly Example[] = [...serverLines, ...members];
