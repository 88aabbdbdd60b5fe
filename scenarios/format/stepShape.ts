/** The shape of a step: one moment, one verb, and what goes with them. */
import { releases } from '../../model/index.ts';
import { eventKinds } from './events.ts';
import { expectationShape } from './expectationShape.ts';
import { latencyOr } from './latencyShape.ts';
import { messageTypes } from './messages.ts';
import { requestShapes } from './requestShape.ts';
import {
  anyTime,
  either,
  integer,
  listOf,
  nothing,
  record,
  type Shape,
  text,
  time,
  timeAboveZero,
  word,
} from './shape.ts';
import {
  diskOperations,
  moments,
  passingFaults,
  SERVER_ID_MAX,
  STEPS_MAX,
  symbolicTargets,
  verbs,
} from './vocabulary.ts';

/** No instant of a run has more. */
const EVENTS_OF_INSTANT_MAX = 1_000_000;

const serverId = integer(1, SERVER_ID_MAX);
const serverIds = listOf(serverId, 1, SERVER_ID_MAX);
const target = either(serverId, word('word', symbolicTargets));
const targets = either(serverId, word('word', [...symbolicTargets, 'all']), serverIds);
const allOrSome = either(word('word', ['all']), serverIds);
const pair = listOf(target, 2, 2);
const ways = word('word', ['both', 'one']);
const scalar: Shape = either({ kind: 'boolean' }, integer(Number.MIN_SAFE_INTEGER), text(256, 0), nothing);

const when = record(
  { event: word('event', eventKinds), by: serverId, nth: integer(1, 1_000_000) },
  ['event'],
  { others: scalar },
);

const message = record({ type: word('message', messageTypes) }, ['type'], { others: scalar });

const diskPlace = record(
  {
    record: integer(0, 1_000_000_000),
    cell: word('word', ['currentEpoch', 'acceptedEpoch', 'updatingEpoch']),
    file: text(64),
  },
  [],
  { oneOf: [{ role: 'diskPlace', keys: ['record', 'cell', 'file'] }] },
);

const momentShapes = {
  at: time,
  behind: integer(0, EVENTS_OF_INSTANT_MAX),
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
  then: time,
  every: timeAboveZero,
  from: time,
  times: integer(1, STEPS_MAX),
  when,
  after: { kind: 'occurrence' },
  wait: time,
  for: timeAboveZero,
} as const;

const processShapes = {
  start: either(serverId, word('word', ['all']), serverIds),
  apart: time,
  release: word('release', releases),
  startup: time,
  listening: time,
  kill: targets,
  powerOff: targets,
  unsynced: word('word', ['lost', 'prefix', 'torn']),
  restart: targets,
  pause: targets,
  resume: targets,
  clock: targets,
  settle: allOrSome,
  rate: { kind: 'number', min: 0.001, max: 1_000 },
  jump: anyTime,
} as const;

const linkShapes = {
  cut: pair,
  partition: listOf(listOf(target, 1), 1, SERVER_ID_MAX),
  bridge: target,
  among: allOrSome,
  ring: allOrSome,
  majoritiesRing: allOrSome,
  flap: pair,
  down: timeAboveZero,
  up: timeAboveZero,
  heal: either(word('word', ['all']), pair),
  delay: pair,
  latency: latencyOr('normal'),
  ways,
  hold: pair,
  message,
  nth: integer(1, 1_000_000),
  as: { kind: 'name' },
  letGo: { kind: 'name' },
  reset: pair,
} as const;

const diskShapes = {
  slowDisk: targets,
  failDisk: targets,
  operations: listOf(word('word', diskOperations), 1, diskOperations.length),
  failures: integer(1, 1_000_000),
  repairDisk: targets,
  fillDisk: targets,
  freeDisk: targets,
  flipByte: targets,
  of: diskPlace,
  loseDisk: targets,
} as const;

export const stepShape = record(
  {
    ...momentShapes,
    ...processShapes,
    ...linkShapes,
    ...diskShapes,
    ...requestShapes,
    expect: expectationShape,
  },
  [],
  {
    oneOf: [
      { role: 'moment', keys: moments },
      { role: 'verb', keys: verbs },
    ],
    goesWith: {
      behind: ['at'],
      from: ['every'],
      times: ['every'],
      wait: ['when', 'after'],
      for: passingFaults,
      apart: ['start'],
      release: ['start', 'restart'],
      startup: ['start', 'restart'],
      listening: ['startup'],
      unsynced: ['powerOff'],
      rate: ['clock'],
      jump: ['clock'],
      among: ['bridge'],
      down: ['flap'],
      up: ['flap'],
      latency: ['delay', 'slowDisk'],
      ways: ['cut', 'delay'],
      message: ['hold'],
      nth: ['hold'],
      as: ['hold'],
      operations: ['slowDisk', 'failDisk'],
      failures: ['failDisk'],
      of: ['flipByte'],
    },
    demands: {
      every: ['times'],
      delay: ['latency'],
      clock: ['rate', 'jump'],
      flap: ['down'],
      down: ['up'],
      slowDisk: ['latency'],
      flipByte: ['of'],
    },
  },
);
