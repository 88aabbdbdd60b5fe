/** What is run: asks the worker for it, shows it when it comes, and tells why not when it does not. */
import { batch } from '@preact/signals';
import { moment } from '../../scenarios/language/format.ts';
import type { Landing, Wish } from '../branches/branching.ts';
import { fieldsOf, nothingDone, type Plan, planIn, type Undoing, withShown } from '../branches/plan.ts';
import { isMemoryLink } from '../files/memoryLink.ts';
import { cursorAtRow, type Replay, replayOf } from '../trace/replay.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { tellMistake } from '../words/speech.ts';
import { type Address, readAddress } from './address.ts';
import type { AddressBar } from './addressBar.ts';
import type { Act } from './lab.ts';
import type { Mistake, Opened, Refusal, RunRequest } from './protocol.ts';
import { DEFAULT_STORY, driftOf, fingerprintOf, isPlain, isSameRun, requestIn, titleOf } from './requests.ts';
import { Seeker } from './seeker.ts';
import { Simulation } from './simulation.ts';
import type { LabState } from './state.ts';

export class Runs {
  readonly seeker: Seeker;
  private readonly state: LabState;
  private readonly bar: AddressBar;
  private readonly simulation: Simulation;
  private wasAsked = false;
  /** How often something was asked for. */
  private starts = 0;
  /** Whether Back leads to what was before the run that is awaited. */
  private isStep = false;
  /** Whether a form asked for it, which shows what is wrong itself. */
  private isForm = false;
  /** A run that waits for the window it is shown with. */
  private coming: Replay | null = null;
  /** Where a new run is shown first. */
  private landing: Landing | null;
  /** What was asked for when the run that is shown was asked for. */
  private settled: { readonly address: Address; readonly undoing: Undoing } | null = null;
  /** Files that are known as long as the page is there. */
  private readonly remembered = new Set<string>();
  /** Alternatives, by the digest of the run that they are about. */
  private readonly alternatives = new Map<string, WhatIf>();

  constructor(state: LabState, bar: AddressBar) {
    this.state = state;
    this.bar = bar;
    this.landing = state.address.value.at;
    this.simulation = this.begin();
    this.seeker = new Seeker(state, (number) => this.simulation.fetch(number));
  }

  /** Runs what the address says. */
  start(): void {
    const { address, words, progress, cursor } = this.state;
    const { source } = address.value;
    if (source.kind !== 'story' && isMemoryLink(source.link) && !this.remembered.has(source.link))
      return this.goOn(words.value.fileGone);
    this.starts++;
    progress.value = 0;
    this.coming = null;
    // Where it is not known yet, it is most likely near by.
    const at = typeof this.landing === 'function' ? cursor.value.i : this.landing;
    this.simulation.run(requestIn(address.value), at);
  }

  /** Runs what somebody has just asked for. Its fingerprint is that of its own run. */
  wish(fields: Partial<Address>, wished: Wish): void {
    const { notice, refusal, drift, change } = this.state;
    this.bar.hold();
    this.wasAsked = true;
    this.isStep ||= wished.isStep;
    this.isForm = wished.isForm === true;
    this.landing = wished.landing;
    batch(() => {
      notice.value = null;
      refusal.value = null;
      drift.value = null;
      change({ ...fields, fingerprint: null });
    });
    this.start();
  }

  ask({ interventions, ...request }: RunRequest): void {
    const { address, plan, undoing } = this.state;
    const isSame = JSON.stringify(request.source) === JSON.stringify(address.value.source);
    const fresh: Plan = { branches: [{ name: null, interventions }], shown: 0 };
    const next = isSame ? withShown(plan.value, interventions) : fresh;
    if (!isSame) undoing.value = nothingDone;
    this.wish({ ...request, ...fieldsOf(next), at: null }, { landing: null, isStep: true });
  }

  /** Somebody has followed a link on the same page, or gone back. */
  follow(next: Address): void {
    const { notice, refusal, undoing, address, progress, replay } = this.state;
    const { settled } = this;
    this.bar.forget();
    const isShown = settled !== null && progress.value === null && isSameRun(settled.address, next);
    this.landing = next.at;
    this.wasAsked = false;
    this.isStep = false;
    this.isForm = false;
    batch(() => {
      notice.value = null;
      refusal.value = null;
      undoing.value = nothingDone;
      address.value = next;
    });
    if (!isShown || replay.value === null) return this.start();
    this.compareFingerprint(replay.value);
    this.settled = { address: address.value, undoing: nothingDone };
    if (next.at !== null) this.seeker.goTo(next.at);
  }

  forgetFingerprint(): void {
    const { replay, drift, change } = this.state;
    const summary = replay.value?.summary;
    drift.value = null;
    if (summary !== undefined) change({ fingerprint: fingerprintOf(summary) });
  }

  /** Alternatives to the election of `winner`. */
  wonder(winner: number): void {
    const { replay, whatIf, request } = this.state;
    const digest = replay.value?.summary.digest;
    if (digest === undefined || whatIf.value !== null) return;
    whatIf.value = 'asked';
    this.simulation.wonder(request.value, { digest, winner });
  }

  readonly query: Act['query'] = async (kind, asked) => {
    const reply = await this.simulation.query(kind, asked);
    if (kind === 'opened' && 'answer' in reply) {
      const { source, isLinkable } = reply.answer as Opened;
      if (!isLinkable && source.kind !== 'story') this.remembered.add(source.link);
    }
    return reply;
  };

  fetch(i: number): void {
    const run = this.state.replay.value;
    if (run !== null && !run.store.has(i)) this.simulation.fetch(run.store.windowOf(i));
  }

  private begin(): Simulation {
    const { stories, progress, explained, whatIf, replay, words } = this.state;
    return new Simulation({
      stories: (titles) => {
        stories.value = titles;
      },
      progress: (share) => {
        progress.value = share;
      },
      ran: (run) => this.arrive(replayOf(run)),
      window: (window) => {
        const { coming } = this;
        if (coming !== null) {
          coming.store.add(window);
          this.arrive(coming);
        } else if (replay.value !== null) this.seeker.windowCame(replay.value, window);
      },
      explained: (found) => {
        explained.value = found;
      },
      whatIf: (answer) => {
        this.alternatives.set(answer.digest, answer);
        whatIf.value = answer;
      },
      refused: (why) => void this.refuse(why),
      failed: (message) => this.giveUp(words.value.ourFault({ message })),
    });
  }

  /** Shows a run, as soon as the window of the row that is shown first has come. */
  private arrive(next: Replay): void {
    const { store, summary } = next;
    const { progress, explained, whatIf, replay, cursor, arrivals, notice, words, address, isWholeWanted } =
      this.state;
    const at = cursorAtRow(next, this.landingIn(next));
    this.coming = store.has(at.i) || store.firsts.length === 0 ? null : next;
    if (this.coming !== null) return this.simulation.fetch(store.windowOf(at.i));
    batch(() => {
      progress.value = null;
      explained.value = null;
      whatIf.value = this.alternatives.get(summary.digest) ?? null;
      replay.value = next;
      cursor.value = at;
      arrivals.value++;
      if (summary.breach !== null || summary.capsule !== null) isWholeWanted.value = true;
      if (summary.isCutShort && summary.capsule === null)
        notice.value = words.value.tooLong({ time: moment(summary.endedAtUs) });
      this.compareFingerprint(next);
      const { source } = address.value;
      if (source.kind !== 'story') this.state.linked.value = { source, title: titleOf(summary) };
    });
    this.settled = { address: address.value, undoing: this.state.undoing.value };
    this.seeker.goTo(cursor.value.i);
    this.rest(this.isStep);
  }

  private landingIn(next: Replay): number {
    const { capsule, breach } = next.summary;
    const landed = typeof this.landing === 'function' ? this.landing(next) : this.landing;
    return landed ?? (capsule === null ? null : breach?.row) ?? next.lastRow;
  }

  /** What a link says of its run is kept where that is another one. */
  private compareFingerprint({ summary }: Replay): void {
    const { drift, address, change } = this.state;
    drift.value = driftOf(address.value.fingerprint, summary);
    if (drift.value === null) change({ fingerprint: fingerprintOf(summary) });
  }

  private async refuse({ mistake, isNoLink }: Refusal): Promise<void> {
    const { starts } = this;
    const told = await tellMistake(mistake, this.state.speech.value.language);
    if (starts !== this.starts) return; // Meanwhile something else was asked for: that is not refused.
    const own = this.state.words.value;
    if (this.isFromLink()) this.goOn(isNoLink ? own.noLink : own.badLink({ why: told }));
    else this.complain(told, mistake);
  }

  private giveUp(told: string): void {
    if (this.isFromLink()) this.goOn(told);
    else this.complain(told, null);
  }

  /** Not a change that somebody has just asked for: there is nothing to go back to. */
  private isFromLink(): boolean {
    const { replay, address } = this.state;
    return !this.wasAsked && replay.value === null && !isPlain(address.value);
  }

  /** What is shown stays, and the address is about that. */
  private complain(told: string, mistake: Mistake | null): void {
    const { progress, refusal, notice, cursor, undoing, change } = this.state;
    batch(() => {
      progress.value = null;
      if (this.isForm && mistake !== null) refusal.value = mistake;
      else notice.value = told;
      if (this.settled === null) return;
      const { source, seed, settings, fingerprint, ...before } = this.settled.address;
      change({ source, seed, settings, fingerprint, ...fieldsOf(planIn(before)), at: cursor.value.i });
      undoing.value = this.settled.undoing;
    });
    this.rest(false);
  }

  private rest(wasStep: boolean): void {
    this.bar.letGo(wasStep);
    this.wasAsked = false;
    this.isStep = false;
  }

  /** A link that shows nothing must not leave the page empty. */
  private goOn(why: string): void {
    const { notice, address, change } = this.state;
    notice.value = why;
    const { language, theme } = address.value;
    change({ ...readAddress('', DEFAULT_STORY), language, theme });
    this.landing = null;
    this.start();
  }
}
