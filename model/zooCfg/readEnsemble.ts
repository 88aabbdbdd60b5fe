/** The files of all servers together: each read as its server reads it, then compared. */
import { addressText, isSameHost, isWildcard, type Address } from './address.ts';
import { ensembleOf, outsideModel, sharedFields, type ZooCfgEnsemble } from './ensembleOf.ts';
import { BEGINNING } from './checkSettings.ts';
import { MYID } from './myid.ts';
import { Findings, type Place, type ZooCfgError, type ZooCfgWarning } from './problem.ts';
import { readWithoutMyid, readZooCfg, type WithoutMyid, withMyid } from './readZooCfg.ts';
import type { ServerFiles, ZooCfg } from './zooCfg.ts';

/** What was found, and in the files of which servers: indices into the list that was read. */
export type FoundIn<Problem> = Problem & { readonly readBy: readonly number[] };

export interface ZooCfgReading {
  /** null where there are errors. */
  readonly ensemble: ZooCfgEnsemble | null;
  /** What each server made of its files, in the order of the list. */
  readonly servers: readonly ZooCfg[];
  readonly warnings: readonly FoundIn<ZooCfgWarning>[];
  readonly errors: readonly FoundIn<ZooCfgError>[];
}

/** @returns The files of every server of the list in one `zoo.cfg`, as if each had a copy, and its own number in `myid`. */
export function sharedFiles(files: ServerFiles): readonly ServerFiles[] {
  const { servers } = readZooCfg(files);
  return servers.length === 0 ? [files] : servers.map(({ id }) => ({ ...files, myid: String(id) }));
}

/** @param files - Of one or more servers. A server of the list without files is part of the ensemble all the same. */
export function readEnsemble(files: readonly ServerFiles[]): ZooCfgReading {
  const servers = readAll(files);
  const findings = servers.map(() => new Findings());
  const isRight = servers.every(({ errors }) => errors.length === 0);
  if (isRight) compare(servers, findings);
  const errors = merge(
    servers.map((server, index) => [...server.errors, ...(findings[index]?.errors ?? [])]),
  );
  const warnings = merge(
    servers.map((server, index) => [...server.warnings, ...(findings[index]?.warnings ?? [])]),
  );
  const [first] = servers;
  const named = new Set(servers.flatMap(namedKeys));
  const ensemble = first === undefined || errors.length > 0 ? null : ensembleOf(first, named);
  return { ensemble, servers, warnings, errors };
}

/** Servers with the same files have most of their reading in common. */
function readAll(files: readonly ServerFiles[]): readonly ZooCfg[] {
  const common = new Map<string, WithoutMyid>();
  return files.map(({ myid, ...others }) => {
    const text = JSON.stringify(others);
    const read = common.get(text) ?? readWithoutMyid(others);
    common.set(text, read);
    return withMyid(read, myid);
  });
}

/** The same problem of a shared file is told once. */
function merge<Problem extends object>(found: readonly (readonly Problem[])[]): readonly FoundIn<Problem>[] {
  const readBy = new Map<string, { readonly problem: Problem; readonly indices: number[] }>();
  const texts = new Map<Problem, string>();
  found.forEach((problems, index) => {
    for (const problem of problems) {
      const text = texts.get(problem) ?? JSON.stringify(problem);
      texts.set(problem, text);
      const before = readBy.get(text);
      if (before === undefined) readBy.set(text, { problem, indices: [index] });
      else if (before.indices.at(-1) !== index) before.indices.push(index);
    }
  });
  return [...readBy.values()].map(({ problem, indices }) => ({ ...problem, readBy: indices }));
}

const namedKeys = ({ systemProperties, places }: ZooCfg): readonly string[] => [
  ...places.map(({ key }) => key),
  ...systemProperties.map(({ name }) => name.slice('zookeeper.'.length)),
];

const placeOf = ({ places }: ZooCfg, key: string): Place => {
  const { file, line, column } = places.find((place) => place.key === key) ?? BEGINNING;
  return { file, line, column };
};

/** @param findings - One for each server, which it adds to. */
function compare(servers: readonly ZooCfg[], findings: readonly Findings[]): void {
  const [first] = servers;
  if (first === undefined) return;
  servers.forEach((server, index) => {
    const own = findings[index] ?? new Findings();
    for (const { id, params, key } of outsideModel(server)) own.error(placeOf(server, key), id, params);
    if (server.myid !== null && servers.findIndex(({ myid }) => myid === server.myid) !== index)
      own.error(MYID, 'zooCfg.sameMyid', { server: server.myid });
    if (index > 0) compareTwo(server, first, own);
  });
  const [own = new Findings()] = findings;
  for (const { id } of first.servers) {
    if (first.kind === 'quorum' && !servers.some(({ myid }) => myid === id))
      own.warning(placeOf(first, `server.${id}`), 'zooCfg.serverWithoutFiles', { server: id });
  }
  compareAddresses(servers, findings);
}

/** The model has one configuration for all. Addresses may differ: a server may know itself by another name. */
function compareTwo(server: ZooCfg, first: ZooCfg, findings: Findings): void {
  const id = server.myid ?? 0;
  const other = first.myid ?? 0;
  if (quorumText(server) !== quorumText(first)) {
    const at = placeOf(server, `server.${server.servers[0]?.id ?? ''}`);
    findings.error(at, 'zooCfg.serverListsDiffer', { server: id, other });
    return;
  }
  for (const { key, setting } of Object.values(sharedFields)) {
    const value = server.settings[setting];
    const otherValue = first.settings[setting];
    if (value !== otherValue)
      findings.error(placeOf(server, key), 'zooCfg.settingsDiffer', {
        key,
        server: id,
        value,
        other,
        otherValue,
      });
  }
}

const quorumText = ({ kind, servers, groups, weights }: ZooCfg): string =>
  JSON.stringify([kind, servers.map(({ id, role }) => [id, role]), groups, weights]);

interface Claim extends Address {
  readonly server: number;
}

/** Two servers on one machine need ports of their own. What a server listens on is what it says of itself. */
function compareAddresses(servers: readonly ZooCfg[], findings: readonly Findings[]): void {
  const claims: Claim[] = [];
  servers.forEach((server, index) => {
    const own = server.kind === 'quorum' ? claimsOf(server) : [];
    for (const claim of own) {
      const before = claims.find(
        ({ host, port, server: other }) =>
          other !== claim.server && port === claim.port && isSameHost(host, claim.host),
      );
      if (before === undefined) continue;
      const params = { address: addressText(claim), server: claim.server, other: before.server };
      findings[index]?.warning(placeOf(server, `server.${claim.server}`), 'zooCfg.addressTwice', params);
    }
    claims.push(...own);
  });
}

function claimsOf({ servers, myid }: ZooCfg): readonly Claim[] {
  const own = servers.find(({ id }) => id === myid);
  if (own === undefined) return [];
  const server = own.id;
  const { client } = own;
  return own.addresses
    .filter(({ host }) => !isWildcard(host))
    .flatMap(({ host, quorumPort, electionPort }) => [
      { server, host, port: quorumPort },
      { server, host, port: electionPort },
      ...(client === null
        ? []
        : [{ server, host: isWildcard(client.host) ? host : client.host, port: client.port }]),
    ]);
}
