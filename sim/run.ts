/**
 * A run: a world, the plan of what happens to it from outside, and the properties that watch it. The three advance, stop and fork
 * together, so a run can be taken up again anywhere.
 */
import type { Vocabulary } from './actor.ts';
import { type Anchor, AnchoredSteps } from './anchors.ts';
import { assert } from './assert.ts';
import type { Fault } from './fault.ts';
import { Monitors } from './monitors.ts';
import {
  beginPlan,
  eventsBefore,
  nextStep,
  type Plan,
  type PlanProgress,
  type PlanStep,
  planObserves,
  stepHappened,
  type Waiting,
  waitingIn,
  withoutWaiting,
} from './plan.ts';
import type { Property, PropertyVerdict } from './property.ts';
import type { SeenObservation } from './seen.ts';
import type { World } from './world.ts';

/** An expectation of the plan, judged at its moment. */
export interface Judgement<Expectation> {
  readonly expectation: Expectation;
  readonly met: boolean;
  readonly atUs: number;
  /** Row of the trace. */
  readonly row: number;
}

/** What does not change while a run advances, shared by its forks. */
export interface RunSetting<State, V extends Vocabulary, Expectation> {
  readonly plan: Plan<Expectation>;
  readonly properties: readonly Property<State>[];
  /**
   * Steps that happened in another run, in their order: they happen at the same places of this one, and until then no others do. The world
   * keeps its decisions, which name the places.
   */
  readonly anchors?: readonly Anchor[];
  /** Decides whether an expectation holds at this moment; the run tells what its properties have seen. */
  judge(expectation: Expectation, world: World<State, V>, run: Run<State, V, Expectation>): boolean;
}

export class Run<State, V extends Vocabulary, Expectation> {
  readonly world: World<State, V>;
  private readonly setting: RunSetting<State, V, Expectation>;
  private readonly waiting: Waiting;
  private readonly monitors: Monitors<State>;
  private readonly anchored: AnchoredSteps | null;
  private progress: PlanProgress;
  /** Index of the step that happens next, −1 if none. */
  private next: number;
  /** Events of the current instant so far: with the time, the moment of an intervention. */
  private instantUs = 0;
  private instantEvents = 0;
  judgements: readonly Judgement<Expectation>[] = [];

  private constructor(
    world: World<State, V>,
    setting: RunSetting<State, V, Expectation>,
    progress: PlanProgress,
    monitors: Monitors<State>,
    anchored: AnchoredSteps | null,
    waiting: Waiting,
  ) {
    this.world = world;
    this.setting = setting;
    this.progress = progress;
    this.next = nextStep(setting.plan, progress);
    this.monitors = monitors;
    this.anchored = anchored;
    this.waiting = waiting;
  }

  /** @throws AssertionError where a moment of the plan is none. */
  static begin<State, V extends Vocabulary, Expectation>(
    world: World<State, V>,
    setting: RunSetting<State, V, Expectation>,
  ): Run<State, V, Expectation> {
    const monitors = Monitors.begin(setting.properties, world.token);
    const { plan, anchors } = setting;
    const areNamed = anchors === undefined || world.decisions?.isKept === true;
    assert(areNamed, 'a world in which steps are anchored names its events');
    const anchored = anchors === undefined ? null : new AnchoredSteps(anchors);
    return new Run(world, setting, beginPlan(plan), monitors, anchored, waitingIn(plan));
  }

  fork(): Run<State, V, Expectation> {
    const { setting, progress, anchored, waiting } = this;
    const fork = new Run(
      this.world.fork(),
      setting,
      progress,
      this.monitors.fork(),
      anchored?.fork() ?? null,
      waiting,
    );
    fork.instantUs = this.instantUs;
    fork.instantEvents = this.instantEvents;
    fork.judgements = this.judgements;
    return fork;
  }

  /**
   * Executes the next event, or the next step of the plan if that comes first.
   *
   * @returns False if nothing is left to happen until `untilUs`.
   */
  step(untilUs = Number.POSITIVE_INFINITY): boolean {
    if (this.anchored?.first !== undefined) return this.stepAnchored(this.anchored, untilUs);
    for (;;) {
      const dueUs = this.next < 0 ? Number.POSITIVE_INFINITY : (this.progress.dueUs[this.next] as number);
      if (this.stepWorld(Math.min(untilUs, dueUs - 1))) return true;
      if (this.next < 0 || dueUs > untilUs) return false;
      if (this.mustWaitForEvents(dueUs) && this.stepWorld(dueUs)) return true;
      this.world.waitUntil(dueUs);
      if (this.takeStep(this.next)) return true;
    }
  }

  /** Executes everything until `untilUs` (and nothing beyond), then lets time pass to it. Infinity: until nothing is left to happen. */
  advance(untilUs: number): void {
    while (this.step(untilUs));
    if (untilUs < Number.POSITIVE_INFINITY) this.world.waitUntil(untilUs);
    this.checkDeadlines();
  }

  /** Makes a fault happen now, beside the plan: a click, a counterfactual. The plan and the properties see it as any other. */
  inject(fault: Fault): void {
    this.world.inject(fault);
    this.anchored?.lookAgain();
    if (fault.kind === 'settle') {
      this.progress = withoutWaiting(this.setting.plan, this.progress);
      this.next = nextStep(this.setting.plan, this.progress);
    }
    this.noteEvent();
  }

  verdicts(): readonly PropertyVerdict[] {
    return this.monitors.verdicts();
  }

  /** How many properties that must hold are broken so far: cheap to ask after each event. */
  get breachCount(): number {
    return this.monitors.breachCount;
  }

  /** @returns What a property of this run knows; undefined where no property has this name. Not to be changed. */
  ghostOf(name: string): unknown {
    return this.monitors.ghostOf(name);
  }

  /** How many of the anchored steps happened where they had. */
  get faithfulSteps(): number {
    return this.anchored?.faithful ?? 0;
  }

  private stepAnchored(anchored: AnchoredSteps, untilUs: number): boolean {
    const { world } = this;
    for (let anchor = anchored.first; anchor !== undefined; anchor = anchored.first) {
      const { us, after, isFaithful, isOpen } = anchored.moment(anchor, world.nowUs);
      if (this.stepWorld(Math.min(untilUs, us - 1))) return true;
      if (us > untilUs || us === Number.POSITIVE_INFINITY) return false;
      if (isOpen && anchored.await(anchor, world)) continue;
      if (this.eventsAt(us) < after && this.stepWorld(us)) return true;
      world.waitUntil(us);
      anchored.happens(anchor, world.nowUs, isFaithful);
      if (this.takeStep(anchor.step)) return true;
    }
    return this.step(untilUs);
  }

  private stepWorld(untilUs: number): boolean {
    const { world } = this;
    if (!world.step(untilUs)) return false;
    this.noteEvent();
    return true;
  }

  /** The step wants its place behind some events of the same instant. */
  private mustWaitForEvents(dueUs: number): boolean {
    return eventsBefore(this.setting.plan[this.next]) > this.eventsAt(dueUs);
  }

  /** Events of this instant so far. */
  private eventsAt(us: number): number {
    return this.instantUs === us ? this.instantEvents : 0;
  }

  /** @returns Whether the step was an event: a fault is, an expectation is not. */
  private takeStep(index: number): boolean {
    const { world, setting } = this;
    const { action } = setting.plan[index] as PlanStep<Expectation>;
    this.progress = stepHappened(setting.plan, this.progress, index, world.nowUs);
    this.next = nextStep(setting.plan, this.progress);
    if (action.do === 'fault') {
      this.inject(action.fault);
      return true;
    }
    const { expectation } = action;
    const met = setting.judge(expectation, world, this);
    const row = world.addOutsideRow('expect', -1, { expectation, met });
    this.judgements = [...this.judgements, { expectation, met, atUs: world.nowUs, row }];
    return false;
  }

  private noteEvent(): void {
    const { nowUs, seen } = this.world;
    if (nowUs === this.instantUs) this.instantEvents++;
    else {
      this.instantUs = nowUs;
      this.instantEvents = 1;
    }
    if (nowUs > this.monitors.deadlineUs) this.checkDeadlines();
    if (seen.length > 0) this.noteObservations();
    if (this.anchored !== null) this.noteAnchor(this.anchored);
  }

  private noteAnchor(anchored: AnchoredSteps): void {
    const { decisions } = this.world;
    if (decisions !== null) anchored.note(decisions.lastEvent, decisions.lastEventUs);
  }

  private noteObservations(): void {
    const { world, monitors } = this;
    const { seen } = world;
    for (let index = 0; index < seen.length; index++) {
      const one = seen[index] as SeenObservation;
      const waiting = this.waiting.get(one.kind);
      if (waiting !== undefined) this.notePlan(waiting, one);
      monitors.note(one, world.states(), world.token, world.eventCount);
    }
  }

  private notePlan(waiting: readonly number[], seen: SeenObservation): void {
    const { plan } = this.setting;
    const progress = planObserves(plan, waiting, this.progress, seen);
    if (progress === this.progress) return;
    this.progress = progress;
    this.next = nextStep(plan, progress);
  }

  private checkDeadlines(): void {
    this.monitors.checkDeadlines(this.world.nowUs, this.world.eventCount);
  }
}
