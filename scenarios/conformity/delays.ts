/** The delays that are drawn beside the kernel's own: when a server stands still, when it opens its ports, how long its disk takes. */
import type { Phase } from '../../model/index.ts';
import {
  deriveStream,
  drawBelow,
  drawLatency,
  type Fault,
  type Latency,
  type Stream,
} from '../../sim/index.ts';
import {
  BETWEEN_STALLS,
  FIRST_STALL,
  fresh,
  LATER_STALL,
  LATER_STALLS,
  LATE_PERCENT,
  LATE_US,
  LISTENING,
  PACE_PERMILLE,
  PACE_PERMILLE_PER_SECOND,
  PART_STALL,
  type Parts,
  used,
} from './machine.ts';

/** One stream for each purpose and server, so that one life more of one shifts nothing of another. */
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
    const stream = this.stream('listening', sid);
    const [min, max] = drawBelow(stream, 100) < LISTENING.otherPercent ? LISTENING.other : LISTENING.usual;
    return Math.floor((startupMs * (min + drawBelow(stream, max - min + 1))) / 1_000);
  }

  /** @returns How late a session is opened that may be as late as this: seldom so late that a server is stopped before it has all of it. */
  lateUs(lateUsMax: number): number {
    const stream = this.stream('late', 0);
    const lateUs = lateUsMax - drawBelow(stream, Math.min(lateUsMax, LATE_US) + 1);
    return drawBelow(stream, 100) < LATE_PERCENT ? lateUs : 0;
  }

  /** @returns When a server stands still, from the beginning of its first election on: so long after the time before, for so long. */
  stalls(sid: number, startupMs: number): readonly { readonly afterUs: number; readonly us: number }[] {
    const stream = this.stream('stall', sid);
    const draw = (latency: Latency): number => Math.floor((drawLatency(latency, stream) * startupMs) / 1_000);
    const stalls = [{ afterUs: 0, us: draw(FIRST_STALL) }];
    for (let n = 0; n < LATER_STALLS; n++)
      stalls.push({ afterUs: drawLatency(BETWEEN_STALLS, stream), us: draw(LATER_STALL) });
    return stalls;
  }

  /** A server takes up a part. @returns How long it stands still. */
  takePart(sid: number, part: keyof Parts): number {
    const life = this.lives.get(sid);
    if (life === undefined) return 0;
    life.part = part;
    return life.parts === fresh ? drawLatency(this.paced(sid, PART_STALL), this.stream('part', sid)) : 0;
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
    if (latency.kind === 'uniform')
      return { kind: 'uniform', minUs: of(latency.minUs), maxUs: of(latency.maxUs) };
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
