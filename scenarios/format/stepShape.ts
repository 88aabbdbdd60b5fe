/** The shape of a step: one moment, one verb, and what goes with them. */
import { eventKinds } from './events.ts';
import { expectationShape } from './expectationShape.ts';
import { latencyOr } from './latencyShape.ts';
import {
  anyTime,
  either,
  integer,
  listOf,
  record,
  type Shape,
  text,
  time,
  timeAboveZero,
  word,
} from './shape.ts';
import { moments, SERVER_ID_MAX, symbolicTargets, verbs } from './vocabulary.ts';

/** More would be a campaign, not a story. */
export const STEPS_MAX = 10_000;

const serverId = integer(1, SERVER_ID_MAX);
const serverIds = listOf(serverId, 1, SERVER_ID_MAX);
const target = either(serverId, word('word', symbolicTargets));
const targets = either(serverId, word('word', [...symbolicTargets, 'all']), serverIds);
const pair = listOf(target, 2, 2);
const ways = word('word', ['both', 'one']);
const scalar: Shape = either({ kind: 'boolean' }, integer(Number.MIN_SAFE_INTEGER), text(256, 0));

const when = record(
  { event: word('event', eventKinds), by: serverId, nth: integer(1, 1_000_000) },
  ['event'],
  { others: scalar },
);

export const stepShape = record(
  {
    at: time,
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
    then: time,
    every: timeAboveZero,
    from: time,
    times: integer(1, STEPS_MAX),
    when,
    wait: time,
    start: either(serverId, word('word', ['all']), serverIds),
    apart: time,
    kill: targets,
    powerOff: targets,
    unsynced: word('word', ['lost', 'prefix', 'torn']),
    restart: targets,
    pause: targets,
    resume: targets,
    cut: pair,
    partition: listOf(listOf(target, 1), 1, SERVER_ID_MAX),
    heal: either(word('word', ['all']), pair),
    delay: pair,
    latency: latencyOr('normal'),
    reset: pair,
    clock: targets,
    rate: { kind: 'number', min: 0.001, max: 1_000 },
    jump: anyTime,
    ways,
    expect: expectationShape,
  },
  [],
  {
    oneOf: [
      { role: 'moment', keys: moments },
      { role: 'verb', keys: verbs },
    ],
    goesWith: {
      from: ['every'],
      times: ['every'],
      wait: ['when'],
      apart: ['start'],
      unsynced: ['powerOff'],
      latency: ['delay'],
      ways: ['cut', 'delay'],
      rate: ['clock'],
      jump: ['clock'],
    },
    demands: { every: ['times'], delay: ['latency'], clock: ['rate', 'jump'] },
  },
);
