/**
 * Steps of a plan that have happened in another run, and are to happen at the same places of this one: not at a time, but behind an event. Where
 * the code has changed in between, times are others; what a step was aimed at mostly is not.
 */
import type { Vocabulary } from './actor.ts';
import type { World } from './world.ts';

/** One happening of a step, as it was. */
export interface Anchor {
  /** Index in the plan. */
  readonly step: number;
  /** Virtual microseconds. */
  readonly atUs: number;
  /** Events of its instant before it. */
  readonly after: number;
  /** Meaning of the last event before it that was no fault; null if there was none. */
  readonly behind: string | null;
  /** How long behind that, in microseconds. */
  readonly behindUs: number;
}

/** An event that comes so much earlier or later than expected is still the one that is meant: time-outs and retries fit in. */
const WINDOW_US = 5_000_000;

/** When the next step happens, as far as that is known. */
interface NextMoment {
  /** Infinity while its event is still to come. */
  readonly us: number;
  /** Events of that instant before it. */
  readonly after: number;
  readonly isFaithful: boolean;
  /** Its event has not come up, and nobody has looked yet whether it will in time. */
  readonly isOpen: boolean;
}

export class AnchoredSteps {
  private readonly anchors: readonly Anchor[];
  private readonly wanted: ReadonlySet<string>;
  /** When the events came up behind which something happens. */
  private readonly seenUs: Map<string, number>;
  private next = 0;
  /** How much later than in the other run the last step happened. */
  private driftUs = 0;
  /** Whether the event of the first comes up in time; null while nobody has looked ahead. */
  private isAwaited: boolean | null = null;
  /** Steps that happened behind the event behind which they had happened. */
  faithful = 0;

  constructor(anchors: readonly Anchor[], seenUs: ReadonlyMap<string, number> = new Map()) {
    this.anchors = anchors;
    this.wanted = new Set(anchors.flatMap(({ behind }) => (behind === null ? [] : [behind])));
    this.seenUs = new Map(seenUs);
  }

  fork(): AnchoredSteps {
    const fork = new AnchoredSteps(this.anchors, this.seenUs);
    fork.next = this.next;
    fork.driftUs = this.driftUs;
    fork.isAwaited = this.isAwaited;
    fork.faithful = this.faithful;
    return fork;
  }

  /** The happening that is next; undefined once all have been. */
  get first(): Anchor | undefined {
    return this.anchors[this.next];
  }

  note(event: string | null, atUs: number): void {
    if (event !== null && this.wanted.has(event) && !this.seenUs.has(event)) this.seenUs.set(event, atUs);
  }

  /** When the first happens: behind its event, or, where that is out of reach, as long after the step before it as in the other run. */
  moment({ atUs, after, behind, behindUs }: Anchor, nowUs: number): NextMoment {
    const expectedUs = Math.max(nowUs, atUs + this.driftUs);
    const seenUs = behind === null ? expectedUs - behindUs : this.seenUs.get(behind);
    if (seenUs === undefined) {
      const us = this.isAwaited === true ? Number.POSITIVE_INFINITY : expectedUs;
      return { us, after, isFaithful: false, isOpen: this.isAwaited === null };
    }
    const us = seenUs + behindUs;
    const isInReach = us >= nowUs && Math.abs(us - atUs - this.driftUs) <= WINDOW_US;
    if (isInReach) return { us, after: 0, isFaithful: true, isOpen: false };
    return { us: expectedUs, after, isFaithful: false, isOpen: false };
  }

  /** Whether the event of the first comes up within the window if nothing else is done to the world until then: somebody looks ahead. */
  await<State, V extends Vocabulary>({ atUs, behind, behindUs }: Anchor, world: World<State, V>): boolean {
    const ahead = world.fork();
    const untilUs = atUs + this.driftUs + WINDOW_US - behindUs;
    let comesUp = false;
    while (!comesUp && ahead.step(untilUs)) comesUp = ahead.decisions?.lastEvent === behind;
    this.isAwaited = comesUp;
    return comesUp;
  }

  /** Something was done to the world beside the steps: what was seen ahead may not come. */
  lookAgain(): void {
    this.isAwaited = null;
  }

  /** The first happens now. */
  happens({ atUs }: Anchor, nowUs: number, isFaithful: boolean): void {
    this.driftUs = nowUs - atUs;
    this.next++;
    this.isAwaited = null;
    if (isFaithful) this.faithful++;
  }
}
