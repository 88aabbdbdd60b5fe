/** Seeking in a recorded run: a fork of the snapshot before the event, and at most 1,023 events executed again. */
import { Recording } from '../../sim/index.ts';
import { cpuSeconds, percentile } from '../measure.ts';
import { atMost, type Row, row } from '../row.ts';
import { passingRun } from '../workloads/passing.ts';

const EVENTS = 1_000_000;
const SEEKS = 500;
const ROUNDS = 5;

export function seek(): readonly Row[] {
  const recording = Recording.of(passingRun(5, 100), Number.POSITIVE_INFINITY, { atMostEvents: EVENTS });
  const p50: number[] = [];
  const p99: number[] = [];
  const backToEnd: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const milliseconds = spreadEvents(round).map((event) => cpuSeconds(() => recording.seek(event)) * 1_000);
    milliseconds.sort((a, b) => a - b);
    p50.push(percentile(milliseconds, 50));
    p99.push(percentile(milliseconds, 99));
    backToEnd.push(cpuSeconds(() => recording.rows(EVENTS - 99, EVENTS)) * 1_000);
  }
  return [
    row('anywhere in 1 M events, median', 'ms', p50, atMost(1.5)),
    row('anywhere in 1 M events, 99th percentile', 'ms', p99, atMost(8)),
    row('the trace of the last 100 events, made again', 'ms', backToEnd),
  ];
}

/** @returns Events all over the run, in no order: multiples of the golden ratio, modulo its length. */
const spreadEvents = (round: number): number[] =>
  Array.from({ length: SEEKS }, (_, index) =>
    Math.floor((((round * SEEKS + index) * 0.618033988749895) % 1) * EVENTS),
  );
