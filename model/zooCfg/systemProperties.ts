/**
 * What a key becomes that the parser does not know: the property `zookeeper.<key>` of the Java process. Some of these this model reads.
 *
 * Source: the last branch of `QuorumPeerConfig.parseProperties`, and the readers named below.
 */
import { decodeInteger, parseDecimal, parseDouble } from './javaText.ts';
import type { Findings } from './problem.ts';
import type { Located } from './readSettings.ts';

/** What this model reads, as ZooKeeper uses it after its corrections. */
export interface PropertySettings {
  /** Committed proposals kept in memory; at least 500. Source: `ZKDatabase`. */
  readonly commitLogCount: number;
  /** Of the size of a snapshot, up to which a learner is sent a log instead; below 0 never. Source: `ZKDatabase`. */
  readonly snapshotSizeFactor: number;
  /** Transactions; at least 2. Source: `ZooKeeperServer.getSnapCount`. */
  readonly snapCount: number;
  /** Connect time-out of the election port. Source: `QuorumCnxManager`. */
  readonly cnxTimeoutMs: number;
  /** Source: `Learner`. */
  readonly leaderConnectDelayDuringRetryMs: number;
  /** Source: `FastLeaderElection`. */
  readonly minNotificationIntervalMs: number;
  /** Source: `FastLeaderElection`. */
  readonly maxNotificationIntervalMs: number;
}

interface PropertyRow {
  readonly key: string;
  readonly read: (text: string) => number | null;
  readonly byDefault: number;
  /** What a number is replaced by that ZooKeeper does not take. */
  readonly corrected?: (value: number) => number;
  /** Whether a text that is no number ends the process. */
  readonly isFatal?: true;
  /** Whether only a server with others reads it. */
  readonly isElections?: true;
}

export const propertyRows: Readonly<Record<keyof PropertySettings, PropertyRow>> = {
  commitLogCount: {
    key: 'commitLogCount',
    read: (text) => parseDecimal(text, 'int32'),
    byDefault: 500,
    corrected: (value) => Math.max(500, value),
  },
  snapshotSizeFactor: {
    key: 'snapshotSizeFactor',
    read: (text) => withoutNaN(parseDouble(text)),
    byDefault: 0.33,
    corrected: (value) => (value > 1 ? 0.33 : value),
  },
  snapCount: {
    key: 'snapCount',
    read: decodeInteger,
    byDefault: 100_000,
    corrected: (value) => Math.max(2, value),
  },
  cnxTimeoutMs: {
    key: 'cnxTimeout',
    read: (text) => parseDecimal(text, 'int32'),
    byDefault: 5_000,
    isFatal: true,
    isElections: true,
  },
  leaderConnectDelayDuringRetryMs: {
    key: 'leaderConnectDelayDuringRetryMs',
    read: decodeInteger,
    byDefault: 100,
    isElections: true,
  },
  minNotificationIntervalMs: {
    key: 'fastleader.minNotificationInterval',
    read: decodeInteger,
    byDefault: 200,
    isElections: true,
  },
  maxNotificationIntervalMs: {
    key: 'fastleader.maxNotificationInterval',
    read: decodeInteger,
    byDefault: 60_000,
    isElections: true,
  },
};

/** No number is at least 0 when it is none, and neither is a negative one: both turn the log off. And both must be JSON. */
const withoutNaN = (factor: number | null): number | null =>
  factor === null || factor >= 0 ? factor : Number.isFinite(factor) ? factor : -1;

/**
 * @param isQuorum - Whether there is an election; a standalone server does not read what concerns one.
 * @returns What the properties say, with defaults for those that are not there or not right.
 */
export function propertySettingsOf(
  properties: ReadonlyMap<string, Located>,
  isQuorum: boolean,
  findings: Findings,
): PropertySettings {
  const entries = Object.entries(propertyRows).map(([name, row]) => [
    name,
    isQuorum || row.isElections !== true
      ? readProperty(row, properties.get(row.key), findings)
      : row.byDefault,
  ]);
  // Each value is a number.
  return Object.fromEntries(entries) as PropertySettings;
}

function readProperty(
  { key, read, byDefault, corrected = (value) => value, isFatal }: PropertyRow,
  located: Located | undefined,
  findings: Findings,
): number {
  if (located === undefined) return byDefault;
  const { value, valueAt } = located;
  const number = read(value);
  if (number === null && isFatal === true) {
    findings.error(valueAt, 'zooCfg.cnxTimeoutNotANumber', { value });
    return byDefault;
  }
  const used = number === null ? byDefault : corrected(number);
  if (used !== number) findings.warning(valueAt, 'zooCfg.valueReplaced', { key, value, used });
  return used;
}
