/**
 * The files of one server, read as ZooKeeper 3.9.5 reads them when it starts.
 *
 * ZooKeeper stops at the first error; here all are told that are errors whatever becomes of the others. It walks a hash table, so where
 * two lines are wrong it may complain of either; here they come in the order of the text.
 *
 * Source: `QuorumPeerConfig.parse`, `QuorumPeerMain.initializeAndRun`.
 */
import { checkMembers } from './checkMembers.ts';
import { checkServer, type OneServer } from './checkServer.ts';
import { BEGINNING, checkSettings } from './checkSettings.ts';
import { type Members, NO_MEMBERS, readMembers, refuseOtherKeys } from './members.ts';
import { readMyid } from './myid.ts';
import { Findings, type ZooCfgFile } from './problem.ts';
import { type Property, readProperties } from './properties.ts';
import { readerOf } from './propertyNames.ts';
import {
  isMembershipKey,
  type Located,
  type ReadSettings,
  readSettings,
  warnOfRelativePath,
} from './readSettings.ts';
import type { ParserSettings } from './settings.ts';
import { type PropertySettings, propertySettingsOf } from './systemProperties.ts';
import type { ServerFiles, ZooCfg } from './zooCfg.ts';

export const readZooCfg = (files: ServerFiles): ZooCfg => withMyid(readWithoutMyid(files), files.myid);

/** What all servers with the same files have in common: everything but `myid` and what follows from it. */
export interface WithoutMyid {
  readonly server: Omit<OneServer, 'myid'>;
  /** Whether the members are right, so that a server may look for itself among them. */
  readonly isRight: boolean;
  readonly propertySettings: PropertySettings;
  readonly systemProperties: ZooCfg['systemProperties'];
  readonly places: ZooCfg['places'];
  /** What comes before `myid` is looked for, and what comes when the server starts. */
  readonly before: Findings;
  readonly after: Findings;
}

export function readWithoutMyid(files: Omit<ServerFiles, 'myid'>): WithoutMyid {
  const before = new Findings();
  const { path, zooCfg } = files;
  if (path !== undefined) warnOfRelativePath('', path, BEGINNING, before);
  if (zooCfg === null) before.error(BEGINNING, 'zooCfg.fileMissing', { path: path ?? 'zoo.cfg' });
  const list = readList(zooCfg ?? '', 'zooCfg', before);
  if (before.errors.length === 0) return readParts(list, files, before);
  // No key is known, so nothing is to be said of keys that are missing.
  return { ...readParts([], { zooCfg: '' }, new Findings()), isRight: false, before };
}

function readParts(
  list: readonly Property[],
  files: Omit<ServerFiles, 'myid'>,
  before: Findings,
): WithoutMyid {
  const after = new Findings();
  const read = readSettings(list, before);
  const properties = withJvm(read.properties, files.jvm ?? {});
  const parsed = checkSettings(read, properties, before);
  warnOfProperties(read, before);
  const { members, isRight } = readAllMembers(list, parsed, files, before);
  const voters = members.servers.filter(({ role }) => role === 'participant');
  const isQuorum = !parsed.standaloneEnabled || voters.length > 1;
  return {
    server: { parsed, read, properties, members, isQuorum },
    isRight,
    propertySettings: propertySettingsOf(properties, isQuorum, after),
    systemProperties: [...properties].map(([key, { value }]) => ({
      name: `zookeeper.${key}`,
      value,
      isModelled: readerOf(key) === 'model',
    })),
    places: [
      ...[...read.places]
        .filter(([key]) => !isMembershipKey(key))
        .map(([key, { keyAt }]) => ({ key, ...keyAt })),
      ...[...members.places].map(([key, place]) => ({ key, ...place })),
    ],
    before,
    after,
  };
}

export function withMyid(common: WithoutMyid, myidText: string | undefined): ZooCfg {
  const { server, isRight, propertySettings, systemProperties, places, before, after } = common;
  const { parsed, members, isQuorum } = server;
  const own = new Findings();
  const myid = readMyid(myidText, own);
  const { servers, peerType } = isRight
    ? checkServer({ ...server, myid }, own)
    : { servers: members.servers, peerType: parsed.peerType };
  const errors = [...before.errors, ...own.errors, ...after.errors];
  if (!isQuorum && errors.length === 0) own.warning(BEGINNING, 'zooCfg.runsStandalone', {});
  return {
    kind: isQuorum ? 'quorum' : 'standalone',
    settings: { ...parsed, peerType, ...propertySettings },
    myid: myid.id,
    servers,
    groups: members.groups,
    weights: members.weights,
    isHierarchical: members.isHierarchical,
    systemProperties,
    places,
    warnings: [...before.warnings, ...own.warnings, ...after.warnings],
    errors,
  };
}

/** @returns The properties of a file; none if one is malformed. */
function readList(text: string, file: ZooCfgFile, findings: Findings): readonly Property[] {
  const { list, overridden, malformed } = readProperties(text);
  for (const at of malformed) findings.error({ file, ...at }, 'zooCfg.malformedEscape', {});
  if (malformed.length > 0) return [];
  for (const { key, keyAt } of overridden) {
    const line = list.find((property) => property.key === key)?.keyAt.line ?? keyAt.line;
    findings.warning({ file, ...keyAt }, 'zooCfg.keyOverridden', { key, line });
  }
  return list;
}

/** Members stand in `zoo.cfg`, or in the file that it names. */
function readAllMembers(
  list: readonly Property[],
  { dynamicConfigFile: path, oraclePath, standaloneEnabled }: ParserSettings,
  { dynamic, jvm = {} }: Omit<ServerFiles, 'myid'>,
  findings: Findings,
): { readonly members: Members; readonly isRight: boolean } {
  const before = findings.errors.length;
  const file: ZooCfgFile = path === null ? 'zooCfg' : 'dynamic';
  const noServersAt = { ...BEGINNING, file };
  const source = {
    file,
    isMultiAddress: jvm['zookeeper.multiAddress.enabled']?.toLowerCase() === 'true',
    hasOracle: oraclePath !== null,
  } as const;
  if (path !== null && dynamic === undefined) {
    findings.error(noServersAt, 'zooCfg.fileMissing', { path });
    return { members: NO_MEMBERS, isRight: false };
  }
  const memberList = path === null ? list : readList(dynamic ?? '', file, findings);
  if (path !== null) refuseOtherKeys(memberList, findings);
  const members = readMembers(memberList, source, findings);
  if (findings.errors.length === before) checkMembers(members, { standaloneEnabled, noServersAt }, findings);
  return { members, isRight: findings.errors.length === before };
}

/** The file comes later than the options of the process, and overrides them. */
function withJvm(
  properties: ReadonlyMap<string, Located>,
  jvm: Readonly<Record<string, string>>,
): ReadonlyMap<string, Located> {
  const prefix = 'zookeeper.';
  const at = { ...BEGINNING, file: 'jvm' } as const;
  const all = new Map<string, Located>();
  for (const [name, value] of Object.entries(jvm)) {
    if (name.startsWith(prefix)) all.set(name.slice(prefix.length), { value, keyAt: at, valueAt: at });
  }
  for (const [key, located] of properties) all.set(key, located);
  return all;
}

function warnOfProperties({ properties, places }: ReadSettings, findings: Findings): void {
  for (const [key, { keyAt }] of properties) {
    const reader = readerOf(key);
    if (reader === 'zooKeeper') findings.warning(keyAt, 'zooCfg.keyIgnored', { key });
    if (reader === 'jvmOnly') findings.warning(keyAt, 'zooCfg.keyNeedsJvm', { key });
    if (reader === 'nobody') findings.warning(keyAt, 'zooCfg.keyUnknown', { key });
  }
  const oracle = places.get('oraclePath');
  if (oracle !== undefined) findings.warning(oracle.keyAt, 'zooCfg.keyIgnored', { key: 'oraclePath' });
}
