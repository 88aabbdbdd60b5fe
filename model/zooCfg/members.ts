/**
 * Servers, groups and weights: from the lines of a file to the members of the ensemble.
 *
 * Source: the constructors of `QuorumMaj` and `QuorumHierarchical`, which trim neither keys nor values.
 */
import { isHexadecimal, parseDecimal, split, trim } from './javaText.ts';
import type { Findings, Place, ZooCfgFile } from './problem.ts';
import type { Property } from './properties.ts';
import { isMembershipKey } from './readSettings.ts';
import { LineError, readServerLine, type ServerLine } from './serverLine.ts';

export interface Group {
  readonly group: number;
  /** In the order of the line. */
  readonly servers: readonly number[];
}

export interface Weight {
  readonly server: number;
  readonly weight: number;
}

export interface Members {
  /** By their ids. */
  readonly servers: readonly ServerLine[];
  /** In the order of the text. */
  readonly groups: readonly Group[];
  readonly weights: readonly Weight[];
  /** Whether a key begins with `group` or `weight`: then quorums are hierarchical. */
  readonly isHierarchical: boolean;
  /** Where the line of a server or of a group is. */
  readonly places: ReadonlyMap<string, Place>;
}

export const NO_MEMBERS: Members = {
  servers: [],
  groups: [],
  weights: [],
  isHierarchical: false,
  places: new Map(),
};

interface Source {
  readonly file: ZooCfgFile;
  readonly isMultiAddress: boolean;
  /** With an oracle quorums are majorities, whatever else is said. */
  readonly hasOracle: boolean;
}

export function readMembers(list: readonly Property[], source: Source, findings: Findings): Members {
  const isHierarchical = !source.hasOracle && list.some(({ key }) => /^(?:group|weight)/.test(trim(key)));
  const servers = new Map<number, ServerLine>();
  const groups: Group[] = [];
  const weights = new Map<number, number>();
  const groupOf = new Map<number, number>();
  const places = new Map<string, Place>();
  for (const property of list) {
    const line = new MemberLine(property, source.file, findings);
    const { key, value } = property;
    if (key.startsWith('server.')) {
      const server = line.server(source.isMultiAddress);
      if (server === null) continue;
      if (servers.has(server.id)) findings.error(line.keyAt, 'zooCfg.serverTwice', { server: server.id });
      servers.set(server.id, server);
      places.set(`server.${server.id}`, line.keyAt);
    } else if (isHierarchical && key.startsWith('group')) {
      const group = line.group(groupOf);
      if (group === null) continue;
      groups.push(group);
      places.set(`group.${group.group}`, line.keyAt);
    } else if (isHierarchical && key.startsWith('weight')) {
      const id = line.idOfKey();
      const weight = id === null ? null : line.number(value);
      if (id !== null && weight !== null) weights.set(id, weight);
    } else if (key === 'version') line.checkVersion();
  }
  return {
    servers: [...servers.values()].sort((a, b) => a.id - b.id),
    groups,
    weights: [...weights].map(([server, weight]) => ({ server, weight })).sort((a, b) => a.server - b.server),
    isHierarchical,
    places,
  };
}

/** One line, and what is said of it when it is wrong. */
class MemberLine {
  readonly keyAt: Place;
  private readonly valueAt: Place;
  private readonly key: string;
  private readonly value: string;
  private readonly findings: Findings;

  constructor({ key, value, keyAt, valueAt }: Property, file: ZooCfgFile, findings: Findings) {
    this.keyAt = { file, ...keyAt };
    this.valueAt = { file, ...valueAt };
    this.key = key;
    this.value = value;
    this.findings = findings;
  }

  /** @returns The number behind the first dot, or of the whole key if it has none; null where there is none. */
  idOfKey(): number | null {
    const id = parseDecimal(this.key.slice(this.key.indexOf('.') + 1), 'int64');
    if (id === null) this.findings.error(this.keyAt, 'zooCfg.notANumberInKey', { key: this.key });
    return id;
  }

  number(text: string): number | null {
    const number = parseDecimal(text, 'int64');
    if (number === null)
      this.findings.error(this.valueAt, 'zooCfg.notANumber', { key: this.key, value: text });
    return number;
  }

  /** The version of the configuration, of which nothing is known before it is changed. */
  checkVersion(): void {
    const { key, value } = this;
    if (!isHexadecimal(value)) this.findings.error(this.valueAt, 'zooCfg.notANumber', { key, value });
  }

  server(isMultiAddress: boolean): ServerLine | null {
    const id = this.idOfKey();
    if (id === null) return null;
    try {
      return readServerLine({ id, key: this.key, value: this.value, isMultiAddress });
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      this.findings.error(this.valueAt, error.id, error.params);
      return null;
    }
  }

  /** @param groupOf - The groups of the servers so far, which it adds to. */
  group(groupOf: Map<number, number>): Group | null {
    const group = this.idOfKey();
    if (group === null) return null;
    const servers: number[] = [];
    for (const text of split(this.value, ':')) {
      const server = this.number(text);
      if (server === null) continue;
      if (groupOf.has(server)) this.findings.error(this.valueAt, 'zooCfg.serverInTwoGroups', { server });
      else servers.push(server);
      groupOf.set(server, group);
    }
    return { group, servers };
  }
}

/** A dynamic file holds members and nothing else. Source: `QuorumPeerConfig.parseDynamicConfig`. */
export function refuseOtherKeys(list: readonly Property[], findings: Findings): void {
  for (const { key, keyAt } of list) {
    const at: Place = { file: 'dynamic', ...keyAt };
    if (key === 'version') findings.error(at, 'zooCfg.versionInDynamicFile', {});
    else if (!isMembershipKey(trim(key))) findings.error(at, 'zooCfg.notForDynamicFile', { key: trim(key) });
  }
}
