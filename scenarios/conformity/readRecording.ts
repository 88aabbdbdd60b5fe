/** Reads one case of a recording from its line of JSON, and believes nothing: the first mistake is told with its line and column. */
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import {
  booleanAt,
  fieldOf,
  integerAt,
  type Keyed,
  listAt,
  objectAt,
  secondsAt,
  sidAt,
  textAt,
  wordAt,
  zxidAt,
} from './decode.ts';
import { settingsOf } from './javaProperties.ts';
import { columnOf, parseJson } from './json.ts';
import { readEvents } from './readEvents.ts';
import type {
  ActionVerb,
  FoundOn,
  RecordedAction,
  RecordedConfig,
  RecordedServer,
  RecordedSnapshot,
  Recording,
} from './recording.ts';

/**
 * @param text - One line of the file.
 * @param line - Its number, counted from 1.
 * @throws ScenarioError with its position.
 */
export function readRecording(text: string, line: number): Recording {
  const value = parseJson(text, line);
  try {
    return recordingOf(objectAt(value, []));
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const position = { line, column: columnOf(text, error.path, error.atKey) };
    throw new ScenarioError(error.path, error.problem, { key: error.atKey, position });
  }
}

function recordingOf(object: Keyed): Recording {
  const name = textAt(fieldOf(object, 'case', []), ['case']);
  const kind = textAt(fieldOf(object, 'kind', []), ['kind']);
  const config = configAt(fieldOf(object, 'config', []), ['config']);
  const { servers } = config;
  const actions = listAt(fieldOf(object, 'actions', []), ['actions'], (action, path) =>
    actionAt(action, path, servers),
  );
  requireSessions(actions);
  const snapshots = listAt(
    fieldOf(object, 'snapshots', []),
    ['snapshots'],
    (snapshot, path) => snapshotAt(snapshot, path, servers),
    { min: 1 },
  );
  const events = readEvents(fieldOf(object, 'events', []), ['events'], servers);
  return { name, kind, config, actions, snapshots, events };
}

/** ZooKeeper's own limit of a sid. */
const SID_MAX = 255;
const TICK_MS_MAX = 3_600_000;
const TICKS_MAX = 10_000;

function configAt(value: unknown, path: Path): RecordedConfig {
  const config = objectAt(value, path);
  const integer = (key: string, max: number): number =>
    integerAt(fieldOf(config, key, path), [...path, key], 1, max);
  const serversPath = [...path, 'servers'];
  const servers = listAt(
    fieldOf(config, 'servers', path),
    serversPath,
    (sid, at) => integerAt(sid, at, 1, SID_MAX),
    { min: 1, max: SID_MAX },
  );
  const twice = servers.findIndex((sid, index) => servers.indexOf(sid) < index);
  if (twice >= 0) {
    const params = { server: servers[twice] as number };
    throw new ScenarioError([...serversPath, twice], { id: 'error.duplicateServer', params });
  }
  const observersPath = [...path, 'observers'];
  const observers = listAt(fieldOf(config, 'observers', path), observersPath, (sid, at) =>
    sidAt(sid, at, servers),
  );
  if (servers.every((sid) => observers.includes(sid)))
    throw new ScenarioError(observersPath, { id: 'error.noVoters', params: {} });
  const java = listAt(fieldOf(config, 'java', path), [...path, 'java'], textAt);
  settingsOf(java, [...path, 'java']);
  return {
    servers: servers.toSorted((a, b) => a - b),
    observers,
    tickTime: integer('tickTime', TICK_MS_MAX),
    initLimit: integer('initLimit', TICKS_MAX),
    syncLimit: integer('syncLimit', TICKS_MAX),
    java,
  };
}

const verbs: readonly ActionVerb[] = [
  'start',
  'kill',
  'sigstop',
  'sigcont',
  'write',
  'write-no-answer',
  'exists',
];

const NODES_MAX = 100_000;

/** Each session is a client, and a process of the kernel. */
const SESSIONS_MAX = 3_000;

function requireSessions(actions: readonly RecordedAction[]): void {
  let found = 0;
  for (const action of actions) {
    if (action.do === 'exists') found += action.result.length;
    else if (action.do === 'write' || action.do === 'write-no-answer') found++;
  }
  if (found > SESSIONS_MAX)
    throw new ScenarioError(['actions'], {
      id: 'recording.tooManySessions',
      params: { found, max: SESSIONS_MAX },
    });
}

function actionAt(value: unknown, path: Path, servers: readonly number[]): RecordedAction {
  const action = objectAt(value, path);
  const field = (key: string): unknown => fieldOf(action, key, path);
  const at = {
    index: path.at(-1) as number,
    atUs: secondsAt(field('t'), [...path, 't']),
  };
  const verb = wordAt(field('do'), [...path, 'do'], verbs);
  if (verb === 'exists') {
    const nodePath = pathAt(field('path'), [...path, 'path']);
    return {
      ...at,
      do: verb,
      path: nodePath,
      result: foundAt(field('result'), [...path, 'result'], servers),
    };
  }
  const sid = sidAt(field('sid'), [...path, 'sid'], servers);
  if (verb !== 'write' && verb !== 'write-no-answer') return { ...at, do: verb, sid };
  const count = integerAt(field('count'), [...path, 'count'], 1, NODES_MAX);
  return { ...at, do: verb, sid, count, first: pathAt(field('first'), [...path, 'first']) };
}

function pathAt(value: unknown, path: Path): string {
  const text = textAt(value, path);
  if (text.startsWith('/') && text.length > 1) return text;
  throw new ScenarioError(path, { id: 'recording.badPath', params: { found: text.slice(0, 40) } });
}

function foundAt(value: unknown, path: Path, servers: readonly number[]): readonly FoundOn[] {
  const result = Object.entries(objectAt(value, path)).map(([key, answer]): FoundOn => {
    const word = textAt(answer, [...path, key]);
    return {
      sid: sidAt(key, [...path, key], servers),
      found: word === 'OK' ? true : word === 'NONODE' ? false : null,
    };
  });
  return result.sort((a, b) => a.sid - b.sid);
}

function snapshotAt(value: unknown, path: Path, servers: readonly number[]): RecordedSnapshot {
  const snapshot = objectAt(value, path);
  const serversPath = [...path, 'servers'];
  const shown = objectAt(fieldOf(snapshot, 'servers', path), serversPath);
  return {
    index: path.at(-1) as number,
    label: textAt(fieldOf(snapshot, 'label', path), [...path, 'label']),
    atUs: secondsAt(fieldOf(snapshot, 't', path), [...path, 't']),
    servers: Object.entries(shown)
      .map(([key, server]) => serverAt(server, [...serversPath, key], servers))
      .sort((a, b) => a.sid - b.sid),
  };
}

const EPOCH_MAX = 2_097_151;

function serverAt(value: unknown, path: Path, servers: readonly number[]): RecordedServer {
  const sid = sidAt(path.at(-1), path, servers);
  const server = objectAt(value, path);
  const epoch = (key: string): number | null => {
    const found = fieldOf(server, key, path);
    return found === null ? null : integerAt(found, [...path, key], 0, EPOCH_MAX);
  };
  const { state, zxid } = server;
  return {
    sid,
    up: booleanAt(fieldOf(server, 'up', path), [...path, 'up']),
    state: state === undefined || state === null ? null : textAt(state, [...path, 'state']),
    zxid: zxid === undefined || zxid === null ? null : zxidAt(zxid, [...path, 'zxid']),
    acceptedEpoch: epoch('acceptedEpoch'),
    currentEpoch: epoch('currentEpoch'),
  };
}
