/** The shape of a story: one table for the checker and for the JSON Schema. */
import { ensembleShape } from './ensembleShape.ts';
import { expectationShape } from './expectationShape.ts';
import { latency } from './latencyShape.ts';
import { propertyNames } from './propertyNames.ts';
import { integer, listOf, record, text, timeAboveZero, word } from './shape.ts';
import { stepShape } from './stepShape.ts';
import { localText } from './textShape.ts';
import { FORMAT_VERSION, SERVER_ID_MAX, STEPS_MAX } from './vocabulary.ts';

const serverId = integer(1, SERVER_ID_MAX);

const link = record({ from: serverId, to: serverId, latency }, ['from', 'to', 'latency']);

/** As many as a long run draws. */
const DECISIONS_MAX = 50_000;

export const scenarioShape = record(
  {
    zablab: integer(FORMAT_VERSION, FORMAT_VERSION),
    name: { kind: 'name' },
    title: localText,
    asks: localText,
    source: text(2_000),
    ensemble: ensembleShape,
    network: record({ latency, giveUp: timeAboveZero, links: listOf(link) }),
    disk: record({ append: latency, write: latency, save: latency, sync: latency }),
    handOver: latency,
    seed: { kind: 'seed' },
    steps: listOf(stepShape, 0, STEPS_MAX),
    decisions: listOf({ kind: 'decision' }, 0, DECISIONS_MAX),
    expect: listOf(expectationShape, 0, 1_000),
    breaks: listOf(word('property', propertyNames), 0, 100),
    until: timeAboveZero,
  },
  ['zablab', 'ensemble', 'steps'],
);
