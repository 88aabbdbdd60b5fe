/** What can be wrong with the files of a server: the English sentences. Each says what was found and what ZooKeeper makes of it. */
import type { ErrorParams, WarningParams } from '../../model/zooCfg/index.ts';
import { count, grouped, list } from './format.ts';
import { nearestKey, shown } from './zooCfgWords.ts';

type Params = ErrorParams & WarningParams;
type Catalogue = { readonly [Id in keyof Params]: (params: Params[Id]) => string };

const exceptions: Readonly<Record<Params['zooCfg.javaException']['exception'], string>> = {
  ArrayIndexOutOfBoundsException: 'a part that should be there is empty',
  StringIndexOutOfBoundsException: 'a relative path needs two characters at least: write "./"',
};

function notANumber(key: string, value: string): string {
  const needs = `"${shown(key)}" needs ${key === 'version' ? 'a hexadecimal integer' : 'an integer'}`;
  if (value === '') return `${needs}, and has nothing`;
  if (/^[+-]?\d+$/.test(value)) return `${needs}, and ${shown(value)} is too large for Java`;
  return `${needs}, and "${shown(value)}" is none${/\s$/.test(value) ? ': a blank at the end counts' : ''}`;
}

export const zooCfgInEnglish = {
  'zooCfg.fileMissing': (p) => `there is no file "${shown(p.path)}"`,
  'zooCfg.malformedEscape': () =>
    'four hexadecimal digits belong behind \\u (to write a backslash, write two): ZooKeeper reads nothing of this file',

  // One value
  'zooCfg.notANumber': (p) => notANumber(p.key, p.value),
  'zooCfg.notANumberInKey': (p) => `the number is missing in "${shown(p.key)}": write it behind the dot`,
  'zooCfg.cnxTimeoutNotANumber': (p) => notANumber('cnxTimeout', p.value),
  'zooCfg.notABoolean': (p) => `"${shown(p.key)}" is true or false, not "${shown(p.value)}"`,
  'zooCfg.portOutOfRange': (p) => `${p.port} is not a port: ports go from 0 to 65535`,
  'zooCfg.electionAlg': (p) => `election algorithm ${p.value} is gone: 3 is the only one left`,
  'zooCfg.unknownPeerType': (p) => `"${shown(p.value)}" is not a role: write participant or observer`,
  'zooCfg.javaException': (p) =>
    `ZooKeeper fails at "${shown(p.value)}" with ${p.exception}: ${exceptions[p.exception]}`,

  // Keys that need each other
  'zooCfg.dataDirNotSet': () => '"dataDir" is missing: snapshots and myid need a place',
  'zooCfg.addressWithoutPort': (p) => `"${p.key}" is here, and "${p.needs}" is not`,
  'zooCfg.tickTimeNotSet': () => '"tickTime" is 0, which counts as unset',
  'zooCfg.sessionTimeoutsCross': (p) =>
    `the shortest session time-out, ${p.minMs} ms, is longer than the longest, ${p.maxMs} ms`,
  'zooCfg.saslNeeds': (p) => `"${p.key}" needs "${p.needs}"`,
  'zooCfg.noAuthProvider': (p) =>
    `clients with TLS are to be known by "${shown(p.scheme)}", and no "authProvider.${shown(p.scheme)}" says what that is`,
  'zooCfg.belongsInDynamicFile': (p) =>
    `"${shown(p.key)}" belongs in the dynamic file: "dynamicConfigFile" names one`,
  'zooCfg.notForDynamicFile': (p) =>
    `"${shown(p.key)}" does not belong in a dynamic file: servers, groups and weights do`,
  'zooCfg.versionInDynamicFile': () => 'a dynamic file has its version in its name, not inside',

  // server.N
  'zooCfg.serverForm': (p) =>
    `"${shown(p.value)}" is no server: write host:port:port or host:port:port:role, then perhaps ;port or ;host:port`,
  'zooCfg.addressUnresolved': (p) =>
    /\s/.test(p.port)
      ? `"${shown(p.port)}" is not a port: a blank counts, at the end of a line too`
      : `"${shown(p.port)}" is not a port`,
  'zooCfg.bracketNotClosed': (p) => `the bracket before "${shown(p.text.slice(1))}" is never closed`,
  'zooCfg.bracketWithoutPort': (p) => `no port follows "${shown(p.text)}"`,
  'zooCfg.samePort': (p) =>
    `server ${p.server} cannot use port ${p.port} for the quorum and for elections: they need one each`,
  'zooCfg.multipleAddressesDisabled': (p) =>
    `server ${p.server} has several addresses, and only -Dzookeeper.multiAddress.enabled=true for Java allows that: the key "multiAddress.enabled" is read too late`,
  'zooCfg.rolesDiffer': (p) =>
    `the addresses of server ${p.server} disagree on its role: this one says ${p.role}`,

  // The servers together
  'zooCfg.noVoters': () => 'standalone mode is off ("standaloneEnabled=false"), and nobody can vote',
  'zooCfg.observersWithoutVoters': (p) =>
    `nobody can vote: there ${p.observers === 1 ? 'is' : 'are'} only ${count(p.observers, 'observer')}`,
  'zooCfg.observersWithoutQuorum': (p) =>
    `a server that runs alone cannot have observers, and there ${p.observers === 1 ? 'is 1' : `are ${p.observers}`}`,
  'zooCfg.serverInTwoGroups': (p) => `server ${p.server} is in a group twice: groups may not overlap`,
  'zooCfg.serverInNoGroup': (p) =>
    `server ${p.server} is in no group: with groups or weights, every participant must be in one`,
  'zooCfg.groupMemberWithoutWeight': (p) =>
    `group ${p.group} counts on server ${p.server}, which is no participant and has no weight: ZooKeeper fails with NullPointerException`,

  // This server
  'zooCfg.myidNotANumber': (p) =>
    `the first line of myid must be an integer and nothing else, not even a blank; ${p.text === '' ? 'it is empty' : `found "${shown(p.text)}"`}`,
  'zooCfg.myidMissing': () => 'there is no myid: a server with others must know which one it is',
  'zooCfg.initLimitNotSet': () => '"initLimit" is missing: servers with others need it',
  'zooCfg.syncLimitNotSet': () => '"syncLimit" is missing: servers with others need it',
  'zooCfg.clientAddressDiffers': (p) =>
    `clients are to find server ${p.server} at ${shown(p.own)} here and at ${shown(p.listed)} in its line`,
  'zooCfg.notInServerList': (p) =>
    `myid says ${p.server}, and there is no server ${p.server} (servers are ${list(p.servers, 'en')})`,
  'zooCfg.idTooLargeForTtl': (p) =>
    `with "extendedTypesEnabled" ids go up to ${p.max}, and this server is ${p.server}: it fails when it leads`,

  // What ZooKeeper runs and this model cannot
  'zooCfg.outsideModel': (p) =>
    `"${shown(p.key)}" is ${p.value}, and zablab takes ${grouped(p.min)} to ${grouped(p.max)}`,
  'zooCfg.serverTwice': (p) =>
    `server ${p.server} has two lines: which one counts is chance to ZooKeeper, so zablab takes neither`,
  'zooCfg.groupMemberNotVoter': (p) =>
    `group ${p.group} counts the weight of server ${p.server}, which never votes: zablab cannot do that`,
  'zooCfg.groupTwice': (p) =>
    `group ${p.group} has two lines: ZooKeeper counts two groups and fills one, and zablab cannot do that`,
  'zooCfg.groupWithoutMembers': (p) =>
    `group ${p.group} is empty and counts all the same: zablab cannot do that`,
  'zooCfg.sameMyid': (p) => `two servers say that they are ${p.server}`,
  'zooCfg.settingsDiffer': (p) =>
    `"${p.key}" is ${p.value} for server ${p.server} and ${p.otherValue} for server ${p.other}: zablab has one value for all`,
  'zooCfg.serverListsDiffer': (p) =>
    `servers ${p.server} and ${p.other} do not list the same servers, roles, groups and weights: zablab has one list for all`,

  // Warnings of ZooKeeper
  'zooCfg.relativePath': (p) =>
    `"${shown(p.path)}" is a relative path: if that is meant, write "./${shown(p.path)}"`,
  'zooCfg.snapRetainCount': (p) => `at least ${p.used} snapshots are kept, so ${p.value} counts as ${p.used}`,
  'zooCfg.onlyOneServer': (p) =>
    `server ${p.server} is the only participant, so it runs alone and the list of servers is ignored`,
  'zooCfg.runsStandalone': () => 'there is no quorum here: this server runs alone',
  'zooCfg.toleratesNoFailure': (p) =>
    `${count(p.voters, 'participant')}: no failure is survived before there are 3`,
  'zooCfg.evenVoters': (p) =>
    `${p.voters} participants survive as many failures as ${p.voters - 1} do: take an odd number`,
  'zooCfg.peerTypeDiffers': (p) =>
    `"peerType" says ${p.written}, the list of servers says ${p.listed}: the list wins`,
  'zooCfg.noClientPort': () => 'no client port: this server serves no clients',
  'zooCfg.valueReplaced': (p) => `"${p.key}" cannot be "${shown(p.value)}": ZooKeeper takes ${p.used}`,

  // What ZooKeeper does without a word
  'zooCfg.keyOverridden': (p) => `"${shown(p.key)}" comes again in line ${p.line}, and the last one counts`,
  'zooCfg.keyUnknown': (p) => {
    const nearest = nearestKey(p.key);
    return nearest === null
      ? `nothing reads "${shown(p.key)}"`
      : `nothing reads "${shown(p.key)}": did you mean "${nearest}"?`;
  },
  'zooCfg.keyNeedsJvm': (p) => `"${p.key}" has no effect in this file: give it to Java, as -D${p.key}=…`,
  'zooCfg.addressTwice': (p) => `servers ${p.other} and ${p.server} both want ${shown(p.address)}`,

  // What this model does not do
  'zooCfg.keyIgnored': (p) => `ZooKeeper reads "${shown(p.key)}", zablab does not`,
  'zooCfg.serverWithoutFiles': (p) => `server ${p.server} is in the list, and its own files are not here`,
} satisfies Catalogue;
