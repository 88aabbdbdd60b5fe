/**
 * Changes to a story for one run: `tickTime=500`, `latency=2ms`, `start.4=0.5s`. The result is a story like any other. "What if 4 had been
 * earlier?" is one of these.
 */
import { duration } from '../language/format.ts';
import { checkShape } from './checkShape.ts';
import { endEarly } from './endEarly.ts';
import { resolveScenario } from './resolve.ts';
import { listServers } from './listServers.ts';
import type { AuthoredEnsemble, AuthoredServerList } from './authoredEnsemble.ts';
import type { AuthoredStep } from './authoredStep.ts';
import type { Scenario } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { scenarioShape } from './scenarioShape.ts';
import { requireServer } from './servers.ts';
import { startAlone, startedBy } from './startSteps.ts';
import { suggest } from './suggest.ts';
import { clip, readTimeFrom } from './time.ts';

/** One change: `KEY=VALUE` as people type it, or a key and a value from an option of its own, such as `--seed`. */
export type Setting = string | { readonly option: string; readonly key: SettingKey; readonly value: string };

/** Where each scalar of a story stands, and what its text means. */
const places = {
  tickTime: ['ensemble', 'tickTime'],
  initLimit: ['ensemble', 'initLimit'],
  syncLimit: ['ensemble', 'syncLimit'],
  cnxTimeout: ['ensemble', 'cnxTimeout'],
  startup: ['ensemble', 'startup'],
  release: ['ensemble', 'release'],
  variants: ['ensemble', 'variants'],
  servers: ['ensemble', 'servers'],
  listening: ['ensemble', 'listening'],
  connectToLearnerMasterLimit: ['ensemble', 'connectToLearnerMasterLimit'],
  leaderConnectDelayDuringRetryMs: ['ensemble', 'leaderConnectDelayDuringRetryMs'],
  minNotificationInterval: ['ensemble', 'minNotificationInterval'],
  maxNotificationInterval: ['ensemble', 'maxNotificationInterval'],
  commitLogCount: ['ensemble', 'commitLogCount'],
  snapCount: ['ensemble', 'snapCount'],
  snapshotSizeFactor: ['ensemble', 'snapshotSizeFactor'],
  counterMax: ['ensemble', 'counterMax'],
  latency: ['network', 'latency'],
  giveUp: ['network', 'giveUp'],
  append: ['disk', 'append'],
  write: ['disk', 'write'],
  save: ['disk', 'save'],
  sync: ['disk', 'sync'],
  handOver: ['handOver'],
  seed: ['seed'],
  until: ['until'],
} as const satisfies Readonly<Record<string, Path>>;

export type SettingKey = keyof typeof places;

/** `start.4` moves the start of server 4. */
const START = 'start.';

const integers: readonly SettingKey[] = [
  'tickTime',
  'initLimit',
  'syncLimit',
  'cnxTimeout',
  'servers',
  'connectToLearnerMasterLimit',
  'leaderConnectDelayDuringRetryMs',
  'minNotificationInterval',
  'maxNotificationInterval',
  'commitLogCount',
  'snapCount',
  'counterMax',
];

/** What can be set, in the words of `--set`. */
export const settingKeys: readonly string[] = [...Object.keys(places), 'start.N'];

/**
 * @param scenario - A story that has been checked.
 * @returns The story with every change made, in their order.
 * @throws ScenarioError whose path begins with the option that is to blame.
 */
export function applySettings(scenario: Scenario, settings: readonly Setting[]): Scenario {
  const parsed = settings.map(parseSetting);
  const changed = parsed.reduce(change, scenario);
  const error = contradictionOf(changed);
  if (error === null) return changed;
  // To blame is the first change without which the story would be all right.
  const culprit = parsed.find(
    (setting) =>
      contradictionOf(parsed.filter((other) => other !== setting).reduce(change, scenario)) === null,
  );
  if (culprit === undefined) throw error;
  // Where a start was moved, indices of steps are no longer those of the story.
  const path = culprit.key.startsWith(START) ? [] : error.path;
  throw new ScenarioError([culprit.option, ...path], error.problem);
}

interface ParsedSetting {
  readonly option: string;
  readonly key: string;
  readonly value: string;
}

function parseSetting(setting: Setting): ParsedSetting {
  if (typeof setting !== 'string') return setting;
  const equals = setting.indexOf('=');
  const key = setting.slice(0, equals).trim();
  if (equals < 1 || key === '')
    throw new ScenarioError(['--set'], { id: 'error.settingForm', params: { found: clip(setting) } });
  return { option: `--set ${key}`, key, value: setting.slice(equals + 1).trim() };
}

function contradictionOf(scenario: Scenario): ScenarioError | null {
  try {
    resolveScenario(scenario);
    return null;
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
}

function change(scenario: Scenario, { option, key, value }: ParsedSetting): Scenario {
  if (key.startsWith(START)) return moveStart(scenario, key.slice(START.length), value, [option]);
  if (!isSettingKey(key)) {
    const params = {
      kind: 'setting',
      word: clip(key),
      suggestion: suggest(key, settingKeys),
      known: settingKeys,
    } as const;
    throw new ScenarioError(['--set'], { id: 'error.unknownWord', params });
  }
  const changed = withValue(scenario, places[key], plainValue(scenario, key, value, [option]));
  try {
    checkShape(scenarioShape, changed, []);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError([option], error.problem) : error;
  }
  // The shape has just been checked.
  return key === 'until' ? endEarly(changed as Scenario) : (changed as Scenario);
}

const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(places, key);

function plainValue(scenario: Scenario, key: SettingKey, value: string, path: Path): unknown {
  if (key === 'snapshotSizeFactor') return /^-?\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : value;
  if (key === 'variants') return value === '' ? [] : value.split(',').map((name) => name.trim());
  if (!integers.includes(key)) return value;
  const number = /^-?\d{1,15}$/.test(value) ? Number(value) : null;
  if (number === null || (key === 'servers' && number < 1))
    throw new ScenarioError(path, { id: 'error.settingInteger', params: { found: clip(value), min: 1 } });
  return key === 'servers' ? resized(scenario.ensemble, number) : number;
}

/** The first `count` servers of the list, and as many fresh ones behind it as it lacks. */
function resized(ensemble: AuthoredEnsemble, count: number): AuthoredServerList['servers'] {
  if (ensemble.servers === undefined || typeof ensemble.servers === 'number') return count;
  const servers = ensemble.servers.slice(0, count);
  const ids = listServers({ servers }).map(({ id }) => id);
  for (let id = 1; servers.length < count; id++) if (!ids.includes(id)) servers.push(id);
  return servers;
}

/** A copy of `scenario` in which `value` stands at `path`. */
function withValue(scenario: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const fields = (scenario ?? {}) as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

/** Server `id` starts at `value`, whether the story started it elsewhere, with others, or not at all. */
function moveStart(scenario: Scenario, id: string, value: string, path: Path): Scenario {
  const servers = listServers(scenario.ensemble).map((server) => server.id);
  const server = /^\d{1,9}$/.test(id) ? Number(id) : Number.NaN;
  if (Number.isNaN(server)) {
    const params = {
      kind: 'setting',
      word: clip(START + id),
      suggestion: 'start.N',
      known: settingKeys,
    } as const;
    throw new ScenarioError(['--set'], { id: 'error.unknownWord', params });
  }
  requireServer(server, { servers }, path);
  const us = readTimeFrom(value, 0);
  if (typeof us !== 'number') throw new ScenarioError(path, us);
  const moved: AuthoredStep = { at: duration(us), start: server };
  const steps: AuthoredStep[] = [];
  let isMoved = false;
  for (const step of scenario.steps) {
    if (isMoved || !('start' in step) || !startedBy(step, servers).includes(server)) {
      steps.push(step);
      continue;
    }
    isMoved = true;
    startedBy(step, servers).forEach((other, position) =>
      steps.push(other === server ? moved : startAlone(step, other, position)),
    );
  }
  return { ...scenario, steps: isMoved ? steps : [...steps, moved] };
}
