/** Where two runs part: the first event that differs, and what differs in the states after it. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { firstDifferingLeaf, HASH_BLOCK_EVENTS, hashTree } from './hashTree.ts';
import { writesJson } from './plain.ts';
import type { Recording } from './recorder.ts';
import type { Run } from './run.ts';
import { Trace, type TraceRow } from './trace.ts';
import type { World } from './world.ts';

/**
 * One field that differs; `path` is written as code would: `role.kind`. Undefined where it is absent. What the kernel has of a process beside
 * the state that its protocol gave it is below `host`: `host.clock.ratePpm`.
 */
export interface FieldDifference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

export interface RunDifference {
  /** Number of the first event that differs, from 1. */
  readonly event: number;
  readonly digests: readonly [string, string];
  /** The rows of that event in each run; empty where the run had ended. */
  readonly rows: readonly [readonly TraceRow[], readonly TraceRow[]];
  /** By process, what differs after the event. */
  readonly states: readonly { readonly process: ProcessId; readonly fields: readonly FieldDifference[] }[];
}

/**
 * @returns The first difference of two recorded runs, or null if they are equal event by event.
 *
 * The hash trees find the block; both runs execute that block again, side by side.
 */
export function firstDifference<State, V extends Vocabulary, Expectation>(
  a: Recording<State, V, Expectation>,
  b: Recording<State, V, Expectation>,
): RunDifference | null {
  const leavesA = [...a.end.world.digestBlocks()];
  const leavesB = [...b.end.world.digestBlocks()];
  const block =
    firstDifferingLeaf(hashTree(leavesA), hashTree(leavesB)) ?? Math.min(leavesA.length, leavesB.length);
  const event = block * HASH_BLOCK_EVENTS;
  const sideA = startSide(a, event);
  const sideB = startSide(b, event);
  // Runs of different scenarios or seeds never have equal digests: then the rows must tell where they part.
  const hadEqualDigests = sideA.run.world.digest() === sideB.run.world.digest();
  for (let next = event + 1; next <= Math.max(a.eventCount, b.eventCount); next++) {
    const rows = [stepSide(sideA, next), stepSide(sideB, next)] as const;
    const digests = [sideA.run.world.digest(), sideB.run.world.digest()] as const;
    const isEqual = hadEqualDigests
      ? digests[0] === digests[1]
      : fieldDifferences(rows[0], rows[1]).length === 0;
    if (!isEqual)
      return { event: next, digests, rows, states: stateDifferences(sideA.run.world, sideB.run.world) };
  }
  return null;
}

/** One of the two runs, executed again with its rows kept. */
interface Side<State, V extends Vocabulary, Expectation> {
  readonly run: Run<State, V, Expectation>;
  readonly trace: Trace;
  readonly eventCount: number;
}

function startSide<State, V extends Vocabulary, Expectation>(
  recording: Recording<State, V, Expectation>,
  event: number,
): Side<State, V, Expectation> {
  const run = recording.seek(event);
  const trace = new Trace(run.world.rowCount);
  run.world.trace = trace;
  return { run, trace, eventCount: recording.eventCount };
}

/** Executes one event. @returns Its rows; none where the run had ended. */
function stepSide<State, V extends Vocabulary, Expectation>(
  { run, trace, eventCount }: Side<State, V, Expectation>,
  event: number,
): readonly TraceRow[] {
  const before = trace.firstRow + trace.length;
  if (event > eventCount || !run.step()) return [];
  const rows: TraceRow[] = [];
  for (let i = before; i < trace.firstRow + trace.length; i++) rows.push(trace.row(i) as TraceRow);
  return rows;
}

function stateDifferences<State, V extends Vocabulary>(
  a: World<State, V>,
  b: World<State, V>,
): RunDifference['states'] {
  return [...new Set([...a.ids, ...b.ids])]
    .sort((one, other) => one - other)
    .map((process) => ({
      process,
      fields: [
        ...fieldDifferences(a.stateOf(process), b.stateOf(process)),
        ...fieldDifferences(hostOf(a, process), hostOf(b, process), 'host'),
      ],
    }))
    .filter(({ fields }) => fields.length > 0);
}

/**
 * @returns What a process is and has beside its state; undefined where the world has no such process. Equal clocks are equal also
 * where the runs are at different times.
 */
function hostOf<State, V extends Vocabulary>(world: World<State, V>, id: ProcessId): object | undefined {
  const process = world.processes[id];
  if (process === undefined) return undefined;
  const { isHostUp: hasPower, isPaused, clock, argument } = process;
  return { hasPower, isUp: world.isUp(id), isPaused, argument, clock, disk: world.diskOf(id) };
}

/** @returns Every field in which two plain values differ, in the order of the first, then of the second. */
export function fieldDifferences(a: unknown, b: unknown, path = ''): readonly FieldDifference[] {
  if (a === b || Object.is(a, b)) return []; // −0 is 0, as in the digest.
  const plainA = plain(a);
  const plainB = plain(b);
  if (!isRecord(plainA) || !isRecord(plainB)) return [{ path, a: plainA, b: plainB }];
  const keys = [...new Set([...Object.keys(plainA), ...Object.keys(plainB)])];
  return keys.flatMap((key) => {
    const below = Array.isArray(plainA) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return fieldDifferences(plainA[key], plainB[key], below);
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function plain(value: unknown): unknown {
  return isRecord(value) && writesJson(value) ? value.toJSON() : value;
}
