/**
 * From the properties of `zoo.cfg` to settings: every value by its type, every key that the parser does not know to the properties of
 * the Java process.
 *
 * Source: `QuorumPeerConfig.parseProperties`.
 */
import { parseDecimal, trim } from './javaText.ts';
import type { Property } from './properties.ts';
import type { Findings, Place } from './problem.ts';
import { isSettingKey, type SettingKey, settingRows } from './settings.ts';

/** Where the key and the value of a setting are. */
export interface Located {
  readonly value: string;
  readonly keyAt: Place;
  readonly valueAt: Place;
}

export interface ReadSettings {
  /** Of the keys that are there and whose value is right. */
  readonly values: ReadonlyMap<SettingKey, number | boolean | string>;
  /** Of all keys that are there, trimmed. */
  readonly places: ReadonlyMap<string, Located>;
  /** What becomes `zookeeper.` + key. */
  readonly properties: ReadonlyMap<string, Located>;
}

export const isMembershipKey = (key: string): boolean =>
  key.startsWith('server.') || key.startsWith('group') || key.startsWith('weight');

export function readSettings(list: readonly Property[], findings: Findings): ReadSettings {
  const values = new Map<SettingKey, number | boolean | string>();
  const places = new Map<string, Located>();
  const properties = new Map<string, Located>();
  const hasDynamicFile = list.some(({ key }) => key === 'dynamicConfigFile');
  for (const property of list) {
    const key = trim(property.key);
    const located: Located = {
      value: trim(property.value),
      keyAt: { file: 'zooCfg', ...property.keyAt },
      valueAt: { file: 'zooCfg', ...property.valueAt },
    };
    places.set(key, located);
    if (isSettingKey(key)) {
      const value = readValue(key, located, findings);
      if (value !== null) values.set(key, value);
    } else if (isMembershipKey(key)) {
      if (hasDynamicFile) findings.error(located.keyAt, 'zooCfg.belongsInDynamicFile', { key });
    } else if (key !== 'version' && !key.startsWith('metricsProvider.')) properties.set(key, located);
  }
  return { values, places, properties };
}

/** @returns null where the value is wrong, which has been said then. */
function readValue(key: SettingKey, at: Located, findings: Findings): number | boolean | string | null {
  const { value, valueAt } = at;
  const { type } = settingRows[key];
  switch (type) {
    case 'int32':
    case 'int64':
      return readNumber(key, type, at, findings);
    case 'boolean': {
      const word = value.toLowerCase();
      if (word === 'true' || word === 'false') return word === 'true';
      findings.error(valueAt, 'zooCfg.notABoolean', { key, value });
      return null;
    }
    case 'electionAlg': {
      const algorithm = readNumber(key, 'int32', at, findings);
      if (algorithm !== null && algorithm !== 3)
        findings.error(valueAt, 'zooCfg.electionAlg', { value: algorithm });
      return algorithm;
    }
    case 'peerType': {
      const word = value.toLowerCase();
      if (word === 'observer' || word === 'participant') return word;
      findings.error(valueAt, 'zooCfg.unknownPeerType', { value });
      return null;
    }
    case 'path':
      warnOfRelativePath(key, value, valueAt, findings);
      return value;
    case 'text':
      return value;
  }
}

function readNumber(
  key: string,
  type: 'int32' | 'int64',
  { value, valueAt }: Located,
  findings: Findings,
): number | null {
  const number = parseDecimal(value, type);
  if (number === null) findings.error(valueAt, 'zooCfg.notANumber', { key, value });
  return number;
}

/**
 * A relative path must begin with `./`. One of a single character is too short to be asked, and ends the process.
 *
 * Source: `VerifyingFileFactory`; `java.io.File`, which drops slashes that do nothing.
 */
export function warnOfRelativePath(key: string, path: string, at: Place, findings: Findings): void {
  const normal = path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  if (normal.startsWith('/')) return;
  if (normal.length < 2) {
    const exception = 'StringIndexOutOfBoundsException';
    findings.error(at, 'zooCfg.javaException', { exception, key, value: path });
    return;
  }
  if (!normal.startsWith('./')) findings.warning(at, 'zooCfg.relativePath', { path: normal });
}
