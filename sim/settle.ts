/** Some processes are left to themselves: whatever troubles them ends, and nobody else reaches them. */
import type { DiskOperationKind, ProcessId, Vocabulary } from './actor.ts';
import type { DiskFault } from './diskFaults.ts';
import { disturbDisk } from './diskFaults.ts';
import { equalValues } from './equalValues.ts';
import { EVENT } from './event.ts';
import type { FaultOf } from './fault.ts';
import { releaseWhere } from './holdFaults.ts';
import { beginLife } from './life.ts';
import { forEachPair, processesOf, setCut } from './links.ts';
import { resume } from './pauses.ts';
import type { Process } from './process.ts';
import { changeClock } from './timers.ts';
import type { World } from './world.ts';

const TRUE_RATE_PPM = 1_000_000;

/** Links and disks first, then whoever was stopped: it finds everything in order. */
export function settle<State, V extends Vocabulary>(world: World<State, V>, fault: FaultOf<'settle'>): void {
  const settled = processesOf(world, fault.processes).toSorted((a, b) => a - b);
  const apart = processesOf(world, fault.apart).filter((id) => !settled.includes(id));
  endDelays(world, settled);
  forEachPair(settled, (from, to) => setCut(world, from, to, false));
  for (const id of settled) {
    for (const other of apart) {
      setCut(world, id, other, true);
      setCut(world, other, id, true);
    }
  }
  releaseWhere(world, (_name, from, to) => settled.includes(from) || settled.includes(to));
  for (const id of settled) {
    const process = world.ownProcess(id);
    mendDisk(world, process);
    if (process.clock.ratePpm !== TRUE_RATE_PPM) {
      changeClock(world, process, TRUE_RATE_PPM, 0);
      world.addSeenRow(id, 'clockChange', world.currentRow, { ratePpm: TRUE_RATE_PPM, jumpUs: 0 });
    }
    resume(world, process);
    if (process.state === null) beginLife(world, process, undefined);
  }
}

function endDelays<State, V extends Vocabulary>(world: World<State, V>, settled: readonly ProcessId[]): void {
  for (const { from, to, latency } of world.network.knownLinks()) {
    if (!settled.includes(from) && !settled.includes(to)) continue;
    if (equalValues(world.network.setLatency(from, to, null, world.token), latency)) continue;
    world.addOutsideRow('delayChange', world.currentRow, { from, to, ways: 'one', latency: null });
  }
}

function mendDisk<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  // The names of what is slow are operations: that is how they came there.
  const operations = Object.keys(process.disk.condition.slow) as DiskOperationKind[];
  const mending: readonly DiskFault[] = [
    { kind: 'slow', operations, latency: null },
    { kind: 'repair' },
    { kind: 'free' },
  ];
  for (const one of mending) disturbDisk(world, process, one);
}

/** What a trouble that is over may still delay: messages on slow links, operations of slow disks. Timers run as they should. */
const UNDER_WAY: readonly number[] = [
  EVENT.message,
  EVENT.accepted,
  EVENT.connected,
  EVENT.refused,
  EVENT.closed,
  EVENT.disk,
  EVENT.post,
];

/** @returns When the last of what is on its way to processes now arrives, in virtual microseconds; now, if nothing is. */
export function underWayUntilUs<State, V extends Vocabulary>({ queue, nowUs }: World<State, V>): number {
  const last = queue.inOrder().findLast(({ kind }) => UNDER_WAY.includes(kind));
  return last?.atUs ?? nowUs;
}
