/**
 * What the settings of a server must be together, before anybody asks for other servers.
 *
 * Source: `QuorumPeerConfig.parseProperties` behind its loop, `configureSSLAuth`.
 */
import { isPort } from './address.ts';
import type { Findings, Place } from './problem.ts';
import type { Located, ReadSettings } from './readSettings.ts';
import { type ParserSettings, type SettingKey, settingsOf } from './settings.ts';

export const BEGINNING: Place = { file: 'zooCfg', line: 1, column: 1 };

/** Its purge would keep fewer than it must. */
const SNAP_RETAIN_COUNT_MIN = 3;

/**
 * @param properties - Those of the Java process.
 * @returns The settings with the defaults that depend on others.
 */
export function checkSettings(
  read: ReadSettings,
  properties: ReadonlyMap<string, Located>,
  findings: Findings,
): ParserSettings {
  const written = settingsOf(read.values);
  checkSasl(written, read, findings);
  const retained = Math.max(SNAP_RETAIN_COUNT_MIN, written.autopurgeSnapRetainCount);
  if (retained !== written.autopurgeSnapRetainCount) {
    const params = { value: written.autopurgeSnapRetainCount, used: retained };
    findings.warning(valueOf(read, 'autopurge.snapRetainCount'), 'zooCfg.snapRetainCount', params);
  }
  if (!read.places.has('dataDir')) findings.error(BEGINNING, 'zooCfg.dataDirNotSet', {});
  checkPort(read, 'clientPort', 'clientPortAddress', findings);
  checkPort(read, 'secureClientPort', 'secureClientPortAddress', findings);
  if (read.values.has('secureClientPort')) checkAuthProvider(properties, findings);
  if (written.tickTimeMs === 0) findings.error(valueOf(read, 'tickTime'), 'zooCfg.tickTimeNotSet', {});
  const [minMs, maxMs] = sessionTimeoutsOf(written);
  if (minMs > maxMs) {
    const at =
      read.places.get('minSessionTimeout') ??
      read.places.get('maxSessionTimeout') ??
      read.places.get('tickTime');
    findings.error(at?.valueAt ?? BEGINNING, 'zooCfg.sessionTimeoutsCross', { minMs, maxMs });
  }
  return {
    ...written,
    dataLogDir: written.dataLogDir ?? written.dataDir,
    observerMasterPort: Math.max(0, written.observerMasterPort),
    minSessionTimeoutMs: minMs,
    maxSessionTimeoutMs: maxMs,
    autopurgeSnapRetainCount: retained,
  };
}

/** Products of 32 bits: ticks of more than 29 hours have a negative limit. */
function sessionTimeoutsOf(written: ParserSettings): readonly [number, number] {
  const { tickTimeMs, minSessionTimeoutMs, maxSessionTimeoutMs } = written;
  return [
    minSessionTimeoutMs === -1 ? Math.imul(tickTimeMs, 2) : minSessionTimeoutMs,
    maxSessionTimeoutMs === -1 ? Math.imul(tickTimeMs, 20) : maxSessionTimeoutMs,
  ];
}

/** What is required must be enabled, and a server that requires it of others must bring it itself. */
function checkSasl(written: ParserSettings, read: ReadSettings, findings: Findings): void {
  const enabled = { key: 'quorum.auth.enableSasl', isOn: written.quorumAuthEnableSasl } as const;
  const server = { key: 'quorum.auth.serverRequireSasl', isOn: written.quorumAuthServerRequireSasl } as const;
  const learner = {
    key: 'quorum.auth.learnerRequireSasl',
    isOn: written.quorumAuthLearnerRequireSasl,
  } as const;
  for (const [{ key, isOn }, needs] of [
    [server, enabled],
    [learner, enabled],
    [server, learner],
  ] as const) {
    if (isOn && !needs.isOn)
      findings.error(valueOf(read, key), 'zooCfg.saslNeeds', { key, needs: needs.key });
  }
}

function checkPort(
  read: ReadSettings,
  key: 'clientPort' | 'secureClientPort',
  addressKey: 'clientPortAddress' | 'secureClientPortAddress',
  findings: Findings,
): void {
  const address = read.places.get(addressKey);
  if (!read.places.has(key)) {
    if (address !== undefined)
      findings.error(address.keyAt, 'zooCfg.addressWithoutPort', { key: addressKey, needs: key });
    return;
  }
  const port = read.values.get(key);
  if (typeof port === 'number' && !isPort(port))
    findings.error(valueOf(read, key), 'zooCfg.portOutOfRange', { key, port });
}

/** Whoever names a scheme for TLS clients other than `x509` must say which class it is. */
function checkAuthProvider(properties: ReadonlyMap<string, Located>, findings: Findings): void {
  const named = properties.get('ssl.authProvider');
  if (named === undefined || named.value === 'x509' || properties.has(`authProvider.${named.value}`)) return;
  findings.error(named.valueAt, 'zooCfg.noAuthProvider', { scheme: named.value });
}

const valueOf = ({ places }: ReadSettings, key: SettingKey): Place => places.get(key)?.valueAt ?? BEGINNING;
