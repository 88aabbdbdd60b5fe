/** Servers from which nothing can be expected in time, because a fault has made them slow. */
import {
  assertNever,
  type DiskFault,
  type Fault,
  type Latency,
  type ProcessId,
  type ProcessStates,
  type Target,
} from '../../sim/index.ts';
import { asServer, type Server, type ZabProcess } from '../server.ts';
import { resolveTarget } from '../targets.ts';

/** The clocks of the kernel count millionths of the true rate. */
const TRUE_RATE_PPM = 1_000_000;
/** Dial, handshake, dial back and two votes fit into a time-out if each takes at most this part of it. */
const PART_OF_TIMEOUT = 10;

/**
 * @returns The servers that a fault slows down: clocks that lose time, links whose delay comes near the time-outs, disks that are slow, full, or
 * fail until they are mended. Often none.
 */
export function slowedBy(fault: Fault, states: ProcessStates<ZabProcess>): readonly ProcessId[] {
  if (fault.kind === 'clock') {
    return (fault.ratePpm ?? TRUE_RATE_PPM) < TRUE_RATE_PPM ? idsOf(fault.process, states) : [];
  }
  if (fault.kind === 'disk') return hinders(fault.disk) ? idsOf(fault.process, states) : [];
  if (fault.kind !== 'delay' || fault.latency === null) return [];
  const ends = [...idsOf(fault.from, states), ...idsOf(fault.to, states)];
  const delayUs = usualUsMax(fault.latency);
  return ends.some((id) => delayUs > bearableUs(asServer(states.stateOf(id)))) ? ends : [];
}

const hinders = (disk: DiskFault): boolean =>
  disk.kind === 'slow' || disk.kind === 'fill' || (disk.kind === 'fail' && disk.times === undefined);

const idsOf = (target: Target, states: ProcessStates<ZabProcess>): readonly ProcessId[] =>
  typeof target === 'number' ? [target] : (resolveTarget(target, states) ?? []);

/** @returns Whether messages take long between two servers that run, compared with their time-outs. */
export const areFar = (from: ProcessId, to: ProcessId, states: ProcessStates<ZabProcess>): boolean =>
  states.latencyBoundUs(from, to) > bearableUs(asServer(states.stateOf(from)));

/** Of a server that is down nothing is known: what slows its link is too slow for it. */
function bearableUs(server: Readonly<Server> | null): number {
  if (server === null) return 0;
  const { cnxTimeout, tickTime, syncLimit } = server.config;
  return (Math.min(cnxTimeout, tickTime * syncLimit) * 1_000) / PART_OF_TIMEOUT;
}

/** @returns A delay that at most one message in ten thousand exceeds. */
function usualUsMax(latency: Latency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.us;
    case 'uniform':
      return latency.maxUs;
    case 'exponential':
      return (latency.minUs ?? 0) + 10 * latency.meanUs;
    case 'bimodal':
      return latency.slow[1];
    case 'heavyTailed':
      return 100 * latency.minUs;
    default:
      return assertNever(latency);
  }
}
