/** The closed word lists of the format. */
import { properties, variants } from '../../model/index.ts';
import type { ServerState } from '../../model/index.ts';

export const FORMAT_VERSION = 1;

export const releases = ['3.9.5'] as const;

export const variantNames: readonly string[] = variants.map(({ name }) => name);

/** A story expects breaches; what is only sometimes true cannot be broken. */
export const propertyNames: readonly string[] = properties.flatMap(({ name, mood }) =>
  mood === 'sometimes' ? [] : [name],
);

/** What a server can be when the moment comes, instead of its id. */
export const symbolicTargets = ['leader', 'a follower', 'an observer', 'a server'] as const;

export const states = ['LOOKING', 'FOLLOWING', 'LEADING', 'OBSERVING', 'down'] as const satisfies readonly (
  | ServerState
  | 'down'
)[];

export const moments = ['at', 'then', 'every', 'when'] as const;

export const verbs = [
  'start',
  'kill',
  'powerOff',
  'restart',
  'pause',
  'resume',
  'cut',
  'partition',
  'heal',
  'delay',
  'reset',
  'clock',
  'expect',
] as const;

/** Server ids are what ZooKeeper's `myid` allows. */
export const SERVER_ID_MAX = 255;
