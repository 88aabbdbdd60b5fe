/** One run of a recording's story under one seed, looked at where the recorder looked. */
import { epochOf, zab, type ZabObservation } from '../../model/index.ts';
import { type Fault, World } from '../../sim/index.ts';
import { Delays } from './delays.ts';
import type { Mode } from './logged.ts';
import { machine } from './machine.ts';
import type { RecordedSnapshot } from './recording.ts';
import { type ShownServer, shownBy, type ZabWorld } from './shown.ts';
import type { Story, StoryStep } from './story.ts';

/** What there is to compare at a snapshot. */
export interface Sight {
  readonly servers: ReadonlyMap<number, ShownServer>;
  /** How each learner was last brought up to date. */
  readonly syncs: ReadonlyMap<number, Mode>;
  /** Epochs that were proposed and, because of a refused ACK of NEWLEADER, not established. */
  readonly lostEpochs: readonly number[];
}

/** A time in which a busy JVM does nothing. */
interface Stall {
  readonly sid: number;
  readonly fromUs: number;
  readonly toUs: number;
  isUnderWay: boolean;
}

/** How long the last answers may still take, and how often it is asked whether they have come. */
const ANSWER_US = 5_000_000;
const ANSWER_STEP_US = 50_000;

export class Simulation {
  /** By client: whether the node was there. */
  readonly answers = new Map<number, boolean>();
  /** Leaders that had not enough followers any more. */
  readonly gaveUp: { readonly leader: number; readonly atUs: number }[] = [];
  private readonly story: Story;
  private readonly steps: readonly StoryStep[];
  private readonly world: ZabWorld;
  private readonly delays: Delays;
  /** The process of client 0, if there was one: clients come behind all servers. */
  private readonly clientsFrom: number;
  /** Stopped by the story, and not merely busy. */
  private readonly stopped = new Set<number>();
  private stalls: readonly Stall[] = [];
  private readonly syncs = new Map<number, Mode>();
  private readonly refused = new Set<number>();
  private readonly established = new Set<number>();

  constructor(story: Story, seed: string) {
    const { ensemble } = story;
    const sids = ensemble.servers.map(({ id }) => id);
    const clientsFrom = Math.max(...sids);
    const clients = Array.from({ length: story.clients }, (_, index) => clientsFrom + index + 1);
    this.story = story;
    this.clientsFrom = clientsFrom;
    this.world = World.create(zab(ensemble), { seed, processes: [...sids, ...clients], ...machine });
    this.delays = new Delays(seed);
    this.steps = story.steps.map((step) => this.moved(step)).sort((a, b) => a.atUs - b.atUs);
    for (const process of clients) this.inject({ kind: 'start', process });
  }

  /**
   * @param onLook - Shown what is seen at each snapshot; false ends the run.
   * @returns Whether the run came to its end.
   */
  run(onLook: (snapshot: RecordedSnapshot, sight: Sight) => boolean): boolean {
    for (const step of this.steps) {
      this.advance(step.atUs);
      if (step.do !== 'look') this.happen(step);
      else if (!onLook(step.snapshot, this.sight(step.snapshot))) return false;
    }
    const untilUs = this.world.nowUs + ANSWER_US;
    const isAnswered = (): boolean => this.story.reads.every(({ client }) => this.answers.has(client));
    while (!isAnswered() && this.world.nowUs < untilUs) this.advance(this.world.nowUs + ANSWER_STEP_US);
    return true;
  }

  private moved(step: StoryStep): StoryStep {
    if (step.do !== 'ask' || step.lateUs === undefined) return step;
    return { ...step, atUs: step.atUs + this.delays.lateUs(step.lateUs) };
  }

  private happen(step: Exclude<StoryStep, { readonly do: 'look' }>): void {
    const { sid: process } = step;
    switch (step.do) {
      case 'start':
        return this.start(process, step.startupMs);
      case 'kill':
        this.stopped.delete(process);
        return this.inject({ kind: 'kill', process });
      case 'pause':
        this.stopped.add(process);
        return this.inject({ kind: 'pause', process });
      case 'resume':
        this.stopped.delete(process);
        return this.inject({ kind: 'resume', process });
      case 'ask': {
        const { client, command } = step;
        return this.inject({ kind: 'command', process: this.clientsFrom + client, command, about: process });
      }
    }
  }

  private start(sid: number, startupMs: number): void {
    this.stopped.delete(sid);
    this.delays.begin(sid, startupMs);
    const stalls: Stall[] = [];
    let atUs = this.world.nowUs + startupMs * 1_000 - 1;
    for (const { afterUs, us } of this.delays.stalls(sid, startupMs)) {
      const fromUs = atUs + afterUs;
      atUs = fromUs + us;
      stalls.push({ sid, fromUs, toUs: atUs, isUnderWay: false });
    }
    this.stalls = [...this.stalls.filter((stall) => stall.sid !== sid), ...stalls];
    const listeningMs = this.delays.listeningMs(sid, startupMs);
    this.inject({ kind: 'start', process: sid, argument: { startupMs, listeningMs } });
  }

  private inject(fault: Fault): void {
    this.world.inject(fault);
    this.note();
  }

  private advance(untilUs: number): void {
    for (;;) {
      const { stalls } = this;
      const stall = this.nextStall(untilUs);
      const stopUs = stall === null ? untilUs : momentOf(stall);
      while (this.stalls === stalls && this.world.step(stopUs)) this.note();
      if (this.stalls !== stalls) continue; // There is a new one, and it may come sooner.
      this.world.waitUntil(stopUs);
      if (stall === null) return;
      this.passThrough(stall);
    }
  }

  private stallLater(stall: Omit<Stall, 'isUnderWay'>): void {
    this.stalls = [...this.stalls, { ...stall, isUnderWay: false }];
  }

  private nextStall(untilUs: number): Stall | null {
    let next: Stall | null = null;
    for (const stall of this.stalls)
      if (momentOf(stall) <= untilUs && (next === null || momentOf(stall) < momentOf(next))) next = stall;
    return next;
  }

  /** It begins, or it is over. */
  private passThrough(stall: Stall): void {
    const { sid: process } = stall;
    if (!stall.isUnderWay) {
      stall.isUnderWay = true;
      return this.inject({ kind: 'pause', process });
    }
    this.stalls = this.stalls.filter((other) => other !== stall);
    if (!this.stopped.has(process)) this.inject({ kind: 'resume', process });
  }

  /** What the world has observed is read before anything is done about it. */
  private note(): void {
    const faults: Fault[] = [];
    for (const { kind, process, atUs, data } of this.world.seen) {
      if (!watched.has(kind)) continue;
      faults.push(...this.noteOne(process, atUs, data as ZabObservation));
    }
    for (const fault of faults) this.world.inject(fault);
  }

  private noteOne(process: number, atUs: number, observation: ZabObservation): readonly Fault[] {
    switch (observation.kind) {
      case 'stateChanged': {
        const { to, reason } = observation;
        if (to === 'LOOKING') return [];
        const follows = reason === 'joinedLeader' ? 'joined' : 'elected';
        const stallUs = this.delays.takePart(process, to === 'LEADING' ? 'leading' : follows);
        if (stallUs > 0) this.stallLater({ sid: process, fromUs: atUs + 1, toUs: atUs + 1 + stallUs });
        return [];
      }
      case 'phaseChanged':
        return this.delays.phase(process, observation.phase);
      case 'syncDecided':
        this.syncs.set(observation.learner, observation.mode);
        return [];
      case 'badState':
        if (observation.what === 'newLeaderAckOfOtherEpoch')
          this.refused.add(epochOf(observation.expected ?? 0));
        return [];
      case 'leaderActive':
        this.established.add(observation.epoch);
        return [];
      case 'steppedDown':
        if (observation.reason === 'notSufficientFollowers') this.gaveUp.push({ leader: process, atUs });
        return [];
      case 'clientAnswered':
        if (observation.operation.type === 'get')
          this.answers.set(process - this.clientsFrom, observation.value !== null);
        return [];
      default:
        return [];
    }
  }

  private sight({ servers }: RecordedSnapshot): Sight {
    return {
      servers: new Map(servers.map(({ sid }) => [sid, shownBy(this.world, sid, this.stopped.has(sid))])),
      syncs: this.syncs,
      lostEpochs: [...this.refused].filter((epoch) => !this.established.has(epoch)),
    };
  }
}

const momentOf = ({ fromUs, toUs, isUnderWay }: Stall): number => (isUnderWay ? toUs : fromUs);

const watched: ReadonlySet<string> = new Set<ZabObservation['kind']>([
  'stateChanged',
  'phaseChanged',
  'syncDecided',
  'badState',
  'leaderActive',
  'steppedDown',
  'clientAnswered',
]);
