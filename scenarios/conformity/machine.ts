/**
 * The machine that the recordings were made on, as the random delays of a run: two busy cores, loopback, one JVM a server, a log that is
 * not forced to the disk. Where the numbers come from is told in docs/decisions/0004-the-machine-of-the-recordings.md.
 */
import type { Latency, WorldOptions } from '../../sim/index.ts';

/** Milliseconds: most are of the first range, so many in a million of the second. */
const mostly = (
  [fastMin, fastMax]: readonly [number, number],
  slowPpm: number,
  [slowMin, slowMax]: readonly [number, number],
): Latency => ({
  kind: 'bimodal',
  fast: [fastMin * 1_000, fastMax * 1_000],
  slow: [slowMin * 1_000, slowMax * 1_000],
  slowPpm,
});

const within = (min: number, max: number): Latency => ({
  kind: 'uniform',
  minUs: min * 1_000,
  maxUs: max * 1_000,
});

export const machine: Required<Pick<WorldOptions, 'network' | 'disk' | 'handOver'>> = {
  network: { latency: { kind: 'bimodal', fast: [50, 300], slow: [300, 3_000], slowPpm: 100_000 } },
  disk: {
    append: { kind: 'constant', us: 1 },
    write: { kind: 'constant', us: 1_000 },
    save: { kind: 'constant', us: 1_000 },
    sync: { kind: 'bimodal', fast: [1, 20], slow: [20, 500], slowPpm: 300_000 },
  },
  handOver: { kind: 'bimodal', fast: [1, 50], slow: [50, 1_000], slowPpm: 50_000 },
};

/** Of a server in one of its parts: how long snapshots and epoch files take it in each phase. */
type Part = Readonly<
  Record<'discovery' | 'synchronization', { readonly save: Latency; readonly write: Latency }>
>;

/**
 * `leading`; `elected`: it follows a leader that it has elected, and is refused as long as that one is not ready; `joined`: it follows
 * one that was there before.
 */
export type Parts = Readonly<Record<'leading' | 'elected' | 'joined', Part>>;

/** Classes are loaded. */
export const fresh: Parts = {
  leading: {
    discovery: { save: mostly([5, 60], 100_000, [60, 150]), write: within(2, 30) },
    synchronization: { save: within(5, 30), write: within(2, 30) },
  },
  elected: {
    discovery: { save: within(5, 30), write: mostly([2, 40], 300_000, [40, 250]) },
    synchronization: { save: within(5, 30), write: mostly([60, 250], 200_000, [250, 450]) },
  },
  joined: {
    discovery: { save: within(5, 30), write: within(2, 60) },
    synchronization: { save: within(5, 30), write: mostly([30, 250], 100_000, [250, 400]) },
  },
};

/** The server has been through all this before. */
export const used: Parts = {
  leading: {
    discovery: { save: mostly([15, 60], 100_000, [60, 120]), write: within(2, 20) },
    synchronization: { save: within(5, 20), write: within(2, 20) },
  },
  elected: {
    discovery: { save: within(5, 20), write: mostly([2, 30], 350_000, [30, 250]) },
    synchronization: { save: within(5, 20), write: mostly([20, 90], 200_000, [90, 200]) },
  },
  joined: {
    discovery: { save: within(5, 20), write: within(2, 20) },
    synchronization: { save: within(5, 20), write: mostly([5, 60], 100_000, [60, 150]) },
  },
};

/**
 * How long a server stands still as its first election begins; how often and how long in what follows, and how long it runs in between; and
 * how long as it takes up a part for the first time.
 */
export const FIRST_STALL = mostly([2, 40], 120_000, [40, 120]);
export const LATER_STALLS = 4;
export const LATER_STALL = mostly([0, 15], 150_000, [15, 70]);
export const BETWEEN_STALLS = within(5, 60);
export const PART_STALL = mostly([5, 60], 250_000, [60, 150]);

/** Of the time that a server takes to start: in how many thousandths its ports are open. */
export const LISTENING = { usual: [100, 220], other: [20, 400], otherPercent: 20 } as const;

/** How many sessions in a hundred are opened within so short a time of what they must come before. */
export const LATE_PERCENT = 25;
export const LATE_US = 4_000;

/** A JVM that took a second to start is as fast as these numbers say; each second more makes it slower by a fifth. */
export const PACE_PERMILLE = 800;
export const PACE_PERMILLE_PER_SECOND = 200;
