/** The system properties of a recorded JVM that ZooKeeper's protocol knows. Everything else on its command line changes nothing here. */
import type { EnsembleConfig } from '../../model/index.ts';
import { type Path, ScenarioError } from '../format/scenarioError.ts';

type Settings = Partial<
  Pick<
    EnsembleConfig,
    | 'commitLogCount'
    | 'snapCount'
    | 'snapshotSizeFactor'
    | 'leaderConnectDelayDuringRetryMs'
    | 'minNotificationInterval'
    | 'maxNotificationInterval'
    | 'cnxTimeout'
  >
>;

/** What a property is called, and which numbers it may be. */
const properties: Readonly<Record<string, { readonly setting: keyof Settings; readonly pattern: RegExp }>> = {
  'zookeeper.commitLogCount': { setting: 'commitLogCount', pattern: /^\d{1,9}$/ },
  'zookeeper.snapCount': { setting: 'snapCount', pattern: /^\d{1,9}$/ },
  'zookeeper.snapshotSizeFactor': { setting: 'snapshotSizeFactor', pattern: /^-?\d{1,9}(\.\d{1,9})?$/ },
  'zookeeper.leaderConnectDelayDuringRetryMs': {
    setting: 'leaderConnectDelayDuringRetryMs',
    pattern: /^\d{1,9}$/,
  },
  'zookeeper.fastleader.minNotificationInterval': {
    setting: 'minNotificationInterval',
    pattern: /^[1-9]\d{0,8}$/,
  },
  'zookeeper.fastleader.maxNotificationInterval': {
    setting: 'maxNotificationInterval',
    pattern: /^[1-9]\d{0,8}$/,
  },
  'zookeeper.cnxTimeout': { setting: 'cnxTimeout', pattern: /^[1-9]\d{0,8}$/ },
};

/** @throws ScenarioError if a property that matters has a value that ZooKeeper would not take. */
export function settingsOf(java: readonly string[], path: Path = []): Settings {
  const settings: Record<string, number> = {};
  for (const [index, argument] of java.entries()) {
    const [, name = '', value = ''] = /^-D([^=]+)=(.*)$/s.exec(argument) ?? [];
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known === undefined) continue;
    if (!known.pattern.test(value))
      throw new ScenarioError([...path, index], {
        id: 'recording.badProperty',
        params: { name, found: value.slice(0, 40) },
      });
    settings[known.setting] = Number(value);
  }
  return settings;
}
