/**
 * The machine that the recordings were made on, as the random delays of a run: two busy cores, loopback, one JVM a server, a log that is
 * not forced to the disk. Where the numbers come from is told in docs/decisions/0004-the-machine-of-the-recordings.md.
 */
import type { Phase } from '../../model/index.ts';
import {
  deriveStream,
  drawBelow,
  drawLatency,
  type Fault,
  type Latency,
  type Stream,
  type WorldOptions,
} from '../../sim/index.ts';

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
type Parts = Readonly<Record<'leading' | 'elected' | 'joined', Part>>;

/** Classes are loaded. */
const fresh: Parts = {
  leading: {
    discovery: { save: mostly([30, 130], 100_000, [130, 250]), write: mostly([2, 30], 0, [0, 0]) },
    synchronization: { save: mostly([5, 30], 0, [0, 0]), write: mostly([2, 30], 0, [0, 0]) },
  },
  elected: {
    discovery: { save: mostly([5, 30], 0, [0, 0]), write: mostly([2, 40], 350_000, [60, 300]) },
    synchronization: { save: mostly([5, 30], 0, [0, 0]), write: mostly([60, 250], 200_000, [250, 450]) },
  },
  joined: {
    discovery: { save: mostly([5, 30], 0, [0, 0]), write: mostly([2, 60], 0, [0, 0]) },
    synchronization: { save: mostly([5, 30], 0, [0, 0]), write: mostly([30, 250], 100_000, [250, 400]) },
  },
};

/** The server has been through all this before. */
const used: Parts = {
  leading: {
    discovery: { save: mostly([15, 60], 100_000, [60, 120]), write: mostly([2, 20], 0, [0, 0]) },
    synchronization: { save: mostly([5, 20], 0, [0, 0]), write: mostly([2, 20], 0, [0, 0]) },
  },
  elected: {
    discovery: { save: mostly([5, 20], 0, [0, 0]), write: mostly([2, 30], 350_000, [30, 250]) },
    synchronization: { save: mostly([5, 20], 0, [0, 0]), write: mostly([20, 90], 200_000, [90, 200]) },
  },
  joined: {
    discovery: { save: mostly([5, 20], 0, [0, 0]), write: mostly([2, 20], 0, [0, 0]) },
    synchronization: { save: mostly([5, 20], 0, [0, 0]), write: mostly([5, 60], 100_000, [60, 150]) },
  },
};

const stall: Latency = mostly([3, 40], 150_000, [40, 150]);

/** A JVM that took a second to start is as fast as these numbers say; each second more makes it slower by a fifth. */
const PACE_PERMILLE = 800;
const PACE_PERMILLE_PER_SECOND = 200;

/** What is drawn beside the kernel's own draws: one stream for each server, so that one life more of one shifts nothing of another. */
export class Delays {
  private readonly seed: string;
  private readonly streams = new Map<string, Stream>();
  private readonly lives = new Map<number, Life>();

  constructor(seed: string) {
    this.seed = seed;
  }

  begin(sid: number, startupMs: number): void {
    const permille = PACE_PERMILLE + Math.floor((startupMs * PACE_PERMILLE_PER_SECOND) / 1_000);
    this.lives.set(sid, { permille, parts: fresh, part: 'elected' });
  }

  /** @returns How long before its first election a server that takes so long to start opens its ports. */
  listeningMs(sid: number, startupMs: number): number {
    const permille = 50 + drawBelow(this.stream('listening', sid), 251);
    return Math.floor((startupMs * permille) / 1_000);
  }

  /** @returns How long a server stands still as it begins its first election. */
  stallUs(sid: number): number {
    return drawLatency(this.paced(sid, stall), this.stream('stall', sid));
  }

  /** A server takes up a part. */
  takePart(sid: number, part: keyof Parts): void {
    const life = this.lives.get(sid);
    if (life !== undefined) life.part = part;
  }

  /** @returns What the disk of a server does from the beginning of a phase on. */
  phase(sid: number, phase: Phase): readonly Fault[] {
    const life = this.lives.get(sid);
    if (life === undefined || phase === 'election') return [];
    if (phase === 'broadcast') {
      life.parts = used;
      return [];
    }
    const latencies = life.parts[life.part][phase];
    return (['save', 'write'] as const).map((operation) => ({
      kind: 'disk',
      process: sid,
      disk: { kind: 'slow', operations: [operation], latency: this.paced(sid, latencies[operation]) },
    }));
  }

  private paced(sid: number, latency: Latency): Latency {
    const permille = this.lives.get(sid)?.permille ?? 1_000;
    const of = (us: number): number => Math.floor((us * permille) / 1_000);
    if (latency.kind !== 'bimodal') return latency;
    const { fast, slow, slowPpm } = latency;
    return { kind: 'bimodal', fast: [of(fast[0]), of(fast[1])], slow: [of(slow[0]), of(slow[1])], slowPpm };
  }

  private stream(purpose: string, sid: number): Stream {
    const name = `conformity/${purpose}/${sid}`;
    let stream = this.streams.get(name);
    if (stream === undefined) {
      stream = deriveStream(this.seed, name, this);
      this.streams.set(name, stream);
    }
    return stream;
  }
}

interface Life {
  /** How slow this JVM is. */
  readonly permille: number;
  parts: Parts;
  part: keyof Parts;
}
