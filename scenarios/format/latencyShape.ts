/** The shape of a latency, wherever one is written. */
import { either, record, type Shape, time, timeAboveZero } from './shape.ts';

const skewed = record(
  {
    exponential: timeAboveZero,
    atLeast: time,
    heavyTailed: timeAboveZero,
    bimodal: record(
      {
        fast: { kind: 'range', words: [] },
        slow: { kind: 'range', words: [] },
        slowPercent: { kind: 'number', min: 0, max: 100 },
      },
      ['fast', 'slow', 'slowPercent'],
    ),
  },
  [],
  {
    oneOf: [{ role: 'distribution', keys: ['exponential', 'heavyTailed', 'bimodal'] }],
    goesWith: { atLeast: ['exponential'] },
  },
);

/** @param words - What may stand in place of a latency. */
export const latencyOr = (...words: readonly string[]): Shape => either({ kind: 'range', words }, skewed);

export const latency = latencyOr();
