/** The shape of a story: one table for the checker and for the JSON Schema. */
import { expectationShape } from './expectationShape.ts';
import { latency } from './latencyShape.ts';
import { byServer, either, integer, listOf, record, text, time, timeAboveZero, word } from './shape.ts';
import { STEPS_MAX, stepShape } from './stepShape.ts';
import { localText } from './textShape.ts';
import { FORMAT_VERSION, propertyNames, releases, SERVER_ID_MAX, variantNames } from './vocabulary.ts';

const serverId = integer(1, SERVER_ID_MAX);
const epoch = integer(0, 2_097_151);

const server = record(
  {
    id: serverId,
    role: word('word', ['participant', 'observer']),
    zxid: { kind: 'zxid' },
    currentEpoch: epoch,
    acceptedEpoch: epoch,
    logicalClock: integer(0, 1_000_000_000),
  },
  ['id'],
);

const ensemble = record(
  {
    servers: either(integer(1, SERVER_ID_MAX), listOf(either(serverId, server), 1, SERVER_ID_MAX)),
    observers: listOf(serverId, 0, SERVER_ID_MAX),
    groups: listOf(listOf(serverId, 1, SERVER_ID_MAX), 1, SERVER_ID_MAX),
    weights: byServer(integer(0, 1_000_000)),
    tickTime: integer(1, 3_600_000),
    initLimit: integer(1, 1_000_000),
    syncLimit: integer(1, 1_000_000),
    cnxTimeout: integer(1, 3_600_000),
    startup: time,
    release: word('release', releases),
    variants: listOf(word('variant', variantNames), 0, 100),
  },
  ['servers'],
);

const link = record({ from: serverId, to: serverId, latency }, ['from', 'to', 'latency']);

export const scenarioShape = record(
  {
    zablab: integer(FORMAT_VERSION, FORMAT_VERSION),
    name: { kind: 'name' },
    title: localText,
    asks: localText,
    source: text(2_000),
    ensemble,
    network: record({ latency, giveUp: timeAboveZero, links: listOf(link) }),
    disk: record({ append: latency, write: latency, save: latency, sync: latency }),
    handOver: latency,
    seed: { kind: 'seed' },
    steps: listOf(stepShape, 0, STEPS_MAX),
    expect: listOf(expectationShape, 0, 1_000),
    breaks: listOf(word('property', propertyNames), 0, 100),
    until: timeAboveZero,
  },
  ['zablab', 'ensemble', 'steps'],
);
