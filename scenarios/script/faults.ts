/** Verbs for stories in TypeScript: what goes wrong with links, messages and disks. */
import type { DiskOperationKind } from '../../sim/index.ts';
import type {
  AuthoredDiskPlace,
  AuthoredFault,
  AuthoredMessage,
  AuthoredTarget,
  AuthoredTargets,
} from '../format/authoredStep.ts';
import type { AuthoredLatency, Time } from '../format/scenario.ts';

export const cut = (one: AuthoredTarget, other: AuthoredTarget): AuthoredFault => ({ cut: [one, other] });
/** Nothing that `from` sends reaches `to`; the way back stays open. */
export const cutOneWay = (from: AuthoredTarget, to: AuthoredTarget): AuthoredFault => ({
  cut: [from, to],
  ways: 'one',
});
export const partition = (...sides: readonly (readonly AuthoredTarget[])[]): AuthoredFault => ({
  partition: sides,
});
export const heal = (one: AuthoredTarget, other: AuthoredTarget): AuthoredFault => ({ heal: [one, other] });
export const healAll = (): AuthoredFault => ({ heal: 'all' });
/** @param latency - `normal` brings the network's own back. */
export const delay = (
  one: AuthoredTarget,
  other: AuthoredTarget,
  latency: AuthoredLatency,
): AuthoredFault => ({ delay: [one, other], latency });
export const reset = (one: AuthoredTarget, other: AuthoredTarget): AuthoredFault => ({
  reset: [one, other],
});
/** Two sides, and `through` sees both. */
export const bridge = (through: AuthoredTarget, among: AuthoredTargets = 'all'): AuthoredFault => ({
  bridge: through,
  among,
});
/** Each sees its two neighbours only. */
export const ring = (among: readonly number[] | 'all' = 'all'): AuthoredFault => ({ ring: among });
/** Each sees a majority, and each another one. */
export const majoritiesRing = (among: readonly number[] | 'all' = 'all'): AuthoredFault => ({
  majoritiesRing: among,
});
/** The link goes down and up again, until it heals. */
export const flap = (one: AuthoredTarget, other: AuthoredTarget, down: Time, up: Time): AuthoredFault => ({
  flap: [one, other],
  down,
  up,
});
/** From here on nothing troubles these servers, and no other server reaches them. */
export const settle = (servers: readonly number[] | 'all' = 'all'): AuthoredFault => ({ settle: servers });

/** Holds one message, and what is sent behind it, until `letGo`. */
export const hold = (
  from: AuthoredTarget,
  to: AuthoredTarget,
  message: AuthoredMessage,
  { as = 'held', nth = 1 }: { readonly as?: string; readonly nth?: number } = {},
): AuthoredFault => ({ hold: [from, to], message, as, nth });
export const letGo = (name = 'held'): AuthoredFault => ({ letGo: name });

/** @param latency - `normal` brings the disk's own back. */
export const slowDisk = (
  targets: AuthoredTargets,
  latency: AuthoredLatency,
  operations?: readonly DiskOperationKind[],
): AuthoredFault => ({ slowDisk: targets, latency, ...(operations === undefined ? {} : { operations }) });
/** The next `failures` operations of each kind fail; all of them until `repairDisk`, without. */
export const failDisk = (
  targets: AuthoredTargets,
  how: { readonly operations?: readonly DiskOperationKind[]; readonly failures?: number } = {},
): AuthoredFault => ({ failDisk: targets, ...how });
export const repairDisk = (targets: AuthoredTargets): AuthoredFault => ({ repairDisk: targets });
export const fillDisk = (targets: AuthoredTargets): AuthoredFault => ({ fillDisk: targets });
export const freeDisk = (targets: AuthoredTargets): AuthoredFault => ({ freeDisk: targets });
export const flipByte = (targets: AuthoredTargets, of: AuthoredDiskPlace): AuthoredFault => ({
  flipByte: targets,
  of,
});
export const loseDisk = (targets: AuthoredTargets): AuthoredFault => ({ loseDisk: targets });
