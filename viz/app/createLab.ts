/** Makes the lab: signals, the worker behind them, and the address that remembers everything. */
import { batch, computed, effect, signal } from '@preact/signals';
import { moment } from '../../scenarios/language/format.ts';
import { type Language, languageOf } from '../../scenarios/language/language.ts';
import {
  afterChange,
  extended,
  fieldsOf,
  forked,
  landingBetween,
  nameFor,
  nothingDone,
  type Plan,
  planIn,
  redone,
  renamed,
  showing,
  shownIn,
  type Undoing,
  type Undone,
  undone,
  without,
  withoutBranch,
  withShown,
} from '../branches/plan.ts';
import { isMemoryLink } from '../files/memoryLink.ts';
import { momentAt } from '../../scenarios/intervention/moments.ts';
import { firstRowAt, hasOutsideRow, type Instant, instantBehind, lastRowOfEvent } from '../trace/instants.ts';
import type { Cursor } from '../trace/pace.ts';
import { cursorAtRow, type Replay, replayOf } from '../trace/replay.ts';
import { partingOf } from '../trace/trail.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { loadSpeech, type Speech, tellMistake } from '../words/speech.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { AddressBar } from './addressBar.ts';
import { drawings } from './counters.ts';
import type { Direction, Drift, Lab, Linked, Move, Shown } from './lab.ts';
import { Player, type Tape } from './player.ts';
import type { Mistake, Opened, RunRequest, RunSummary, StoryTitle } from './protocol.ts';
import { Simulation } from './simulation.ts';

const DEFAULT_STORY = 'fresh-five';
/** @returns The lab, when the language of its address has been loaded. */
export async function createLab(): Promise<Lab> {
  const address = signal<Address>(readAddress(location.hash, DEFAULT_STORY));
  const speech = signal<Speech>(await loadSpeech(languageIn(address.value)));
  const part = <Value>(read: (all: Address) => Value) => computed(() => read(address.value));
  const replay = signal<Replay | null>(null);
  const cursor = signal<Cursor>({ i: 0, us: 0 });
  const arrivals = signal(0);
  const explained = signal<Explained | null>(null);
  const whatIf = signal<WhatIf | 'asked' | null>(null);
  /** By the digest of the run that they are about. */
  const alternatives = new Map<string, WhatIf>();
  const playing = signal<Direction | null>(null);
  const stories = signal<readonly StoryTitle[]>([]);
  const progress = signal<number | null>(null);
  const notice = signal<string | null>(null);
  const words = computed(() => speech.value.words);
  effect(() => {
    const asked = languageIn(address.value);
    void loadSpeech(asked).then((loaded) => {
      if (languageIn(address.value) === asked) speech.value = loaded;
    });
  });
  const row = computed(() => cursor.value.i);
  /** Where the cursor should be as soon as its window has come. */
  let wanted: number | null = null;
  let wasAsked = false;
  /** Whether Back leads to what was before the run that is awaited. */
  let isStep = false;
  /** A run that waits for the window it is shown with. */
  let coming: Replay | null = null;
  /** Where a new run is shown first. */
  let landing: Landing | null = address.value.at;
  const linked = signal<Linked | null>(null);
  const drift = signal<Drift | null>(null);
  const refusal = signal<Mistake | null>(null);
  let isForm = false;
  const undoing = signal<Undoing>(nothingDone);
  /** What was asked for when the run that is shown was asked for. */
  let settled: { readonly address: Address; readonly undoing: Undoing } | null = null;
  const bar = new AddressBar();
  const plan = computed(() => planIn(address.value));

  const shown = computed<Shown | null>(() => {
    const run = replay.value;
    const i = row.value;
    const traceRow = run?.store.row(i);
    return run === null || traceRow === undefined
      ? null
      : { replay: run, i, row: traceRow, state: run.store.stateAfter(i) };
  });

  const simulation = new Simulation({
    stories: (titles) => {
      stories.value = titles;
    },
    progress: (share) => {
      progress.value = share;
    },
    ran: (run) => arrive(replayOf(run)),
    window(window) {
      const run = coming ?? replay.value;
      if (run === null) return;
      run.store.add(window);
      if (coming !== null) return arrive(coming);
      arrivals.value++;
      if (wanted !== null && run.store.has(wanted)) goTo(wanted);
    },
    explained: (found) => {
      explained.value = found;
    },
    whatIf(answer) {
      alternatives.set(answer.digest, answer);
      whatIf.value = answer;
    },
    async refused({ mistake, isNoLink }) {
      const told = await tellMistake(mistake, speech.value.language);
      const own = words.value;
      if (isFromLink()) goOn(isNoLink ? own.noLink : own.badLink({ why: told }));
      else complain(told, mistake);
    },
    failed(message) {
      const told = words.value.ourFault({ message });
      if (isFromLink()) goOn(told);
      else complain(told);
    },
  });

  /** Shows a run, as soon as the window of the row that is shown first has come. */
  function arrive(next: Replay): void {
    const { store, summary } = next;
    const at = cursorAtRow(next, landingIn(next));
    coming = store.has(at.i) || store.firsts.length === 0 ? null : next;
    if (coming !== null) return simulation.fetch(store.windowOf(at.i));
    batch(() => {
      progress.value = null;
      explained.value = null;
      whatIf.value = alternatives.get(summary.digest) ?? null;
      replay.value = next;
      cursor.value = at;
      arrivals.value++;
      if (summary.isCutShort && summary.capsule === null)
        notice.value = words.value.tooLong({ time: moment(summary.endedAtUs) });
      compareFingerprint(next);
      if (address.value.source.kind !== 'story')
        linked.value = { source: address.value.source, title: titleOf(next.summary) };
    });
    settled = { address: address.value, undoing: undoing.value };
    goTo(cursor.value.i);
    bar.letGo(isStep);
    wasAsked = false;
    isStep = false;
  }

  function landingIn(next: Replay): number {
    const { capsule, breach } = next.summary;
    const landed = typeof landing === 'function' ? landing(next) : landing;
    return landed ?? (capsule === null ? null : breach?.row) ?? next.lastRow;
  }

  /** Not a change that somebody has just asked for: there is nothing to go back to. */
  const isFromLink = (): boolean => !wasAsked && replay.value === null && !isPlain(address.value);

  /** What is shown stays, and the address is about that. */
  function complain(told: string, mistake: Mistake | null = null): void {
    batch(() => {
      progress.value = null;
      if (isForm && mistake !== null) refusal.value = mistake;
      else notice.value = told;
      if (settled === null) return;
      const { source, seed, settings, fingerprint, ...before } = settled.address;
      change({ source, seed, settings, fingerprint, ...fieldsOf(planIn(before)), at: cursor.value.i });
      undoing.value = settled.undoing;
    });
    bar.letGo(false);
    wasAsked = false;
    isStep = false;
  }

  /** A link that shows nothing must not leave the page empty. */
  function goOn(why: string): void {
    notice.value = why;
    const { language: spoken, theme } = address.value;
    address.value = { ...readAddress('', DEFAULT_STORY), language: spoken, theme };
    landing = null;
    start();
  }

  /** What a link says of its run is kept where that is another one. */
  function compareFingerprint({ summary }: Replay): void {
    const { digest, zablab, trail } = summary;
    const { fingerprint: said } = address.value;
    const isOther = said !== null && said.digest !== digest;
    drift.value = isOther ? { zablab: said.zablab, parting: partingOf(said.trail, trail) } : null;
    if (!isOther) change({ fingerprint: { digest, zablab, trail } });
  }

  const requestNow = (): RunRequest => {
    const { source, seed, settings, interventions } = address.value;
    return { source, seed, settings, interventions };
  };

  /** The same one as before while nothing of it has changed: else every step would be another. */
  let lastRequest: RunRequest | null = null;
  const request = computed(() => {
    const now = requestNow();
    if (lastRequest === null || !isSameRun(lastRequest, now)) lastRequest = now;
    return lastRequest;
  });

  /** Files that are known as long as the page is there. */
  const remembered = new Set<string>();

  function start(): void {
    const { source } = address.value;
    if (source.kind !== 'story' && isMemoryLink(source.link) && !remembered.has(source.link))
      return goOn(words.value.rooms.files.gone);
    progress.value = 0;
    coming = null;
    // Where it is not known yet, it is most likely near by.
    simulation.run(requestNow(), typeof landing === 'function' ? cursor.value.i : landing);
  }

  function setCursor(to: Cursor): void {
    cursor.value = to;
    if (address.value.at !== to.i) address.value = { ...address.value, at: to.i };
  }

  function goTo(i: number): void {
    const run = replay.value;
    if (run === null) return;
    const to = cursorAtRow(run, i);
    fetchAround(run, to.i);
    wanted = run.store.has(to.i) ? null : to.i;
    if (wanted === null) setCursor(to);
  }

  /** The window of a row, and the next ones, either way. */
  function fetchAround({ store }: Replay, i: number): void {
    const here = store.windowOf(i);
    for (const number of [here, here + 1, here - 1])
      if (number >= 0 && number < store.firsts.length && !store.hasWindow(number)) simulation.fetch(number);
  }

  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const player = new Player({
    show(to) {
      const run = replay.value;
      if (run === null) return;
      fetchAround(run, to.i);
      if (run.store.has(to.i)) setCursor(to);
      else player.stop();
    },
    stopped: () => {
      playing.value = null;
    },
    prefersLessMotion: () => lessMotion.matches,
  });

  /** Forwards from the end begins at the beginning. */
  function play(run: Replay, direction: Direction): void {
    const isOver = direction === 'forwards' && cursor.value.i >= run.lastRow;
    if (isOver && !run.store.has(0)) return goTo(0);
    const tape: Tape = {
      pace: run.pace,
      stepFrom: (i, way) =>
        cursorAtRow(run, way === 'forwards' ? run.steps.next(i, 'detail') : run.steps.previous(i, 'detail')),
    };
    player.speed = address.value.speed;
    player.play(tape, isOver ? cursorAtRow(run, 0) : cursor.value, direction);
    playing.value = player.direction;
  }

  function move(to: Move): void {
    const run = replay.value;
    if (run === null) return;
    const { i } = cursor.value;
    if (to === 'play' || to === 'playBackwards') {
      const way = to === 'play' ? 'forwards' : 'backwards';
      const stops = to === 'play' ? player.direction !== null : player.direction === way;
      return stops ? player.stop() : play(run, way);
    }
    player.stop();
    goTo(placeOf(run, to, i, selectedServer() ?? shown.value?.row.node ?? 0));
  }

  const selectedServer = (): number | null => {
    const { selection } = address.value;
    return selection?.kind === 'process' ? selection.id : null;
  };

  function change(fields: Partial<Address>): void {
    address.value = { ...address.value, ...fields };
  }

  interface Wish {
    readonly landing: Landing | null;
    /** Whether Back undoes it. */
    readonly isStep: boolean;
    readonly isForm?: boolean;
  }

  /** Runs what somebody has just asked for. Its fingerprint is that of its own run. */
  function wish(fields: Partial<Address>, wished: Wish): void {
    player.stop();
    bar.hold();
    wasAsked = true;
    isStep ||= wished.isStep;
    isForm = wished.isForm === true;
    landing = wished.landing;
    batch(() => {
      notice.value = null;
      refusal.value = null;
      drift.value = null;
      change({ ...fields, fingerprint: null });
    });
    start();
  }

  function ask({ interventions, ...request }: RunRequest): void {
    const isSame = JSON.stringify(request.source) === JSON.stringify(address.value.source);
    const fresh: Plan = { branches: [{ name: null, interventions }], shown: 0 };
    const next = isSame ? withShown(plan.value, interventions) : fresh;
    if (!isSame) undoing.value = nothingDone;
    wish({ ...request, ...fieldsOf(next), at: null }, { landing: null, isStep: true });
  }

  /** Goes to another plan; what is remembered can be taken back. */
  function follow(next: Plan, { landing: land, ...rest }: Wish): void {
    const isSameRun =
      JSON.stringify(shownIn(next).interventions) === JSON.stringify(address.value.interventions);
    if (isSameRun) change(fieldsOf(next));
    else wish(fieldsOf(next), { landing: land, ...rest });
  }

  function decide(next: Plan, wished: Wish): void {
    undoing.value = afterChange(undoing.value, plan.value);
    follow(next, wished);
  }

  function goBack(found: Undone | null): void {
    if (found === null) return;
    undoing.value = found.undoing;
    const before = {
      interventions: address.value.interventions,
      rows: replay.value?.summary.interventions ?? [],
    };
    const after = shownIn(found.plan).interventions;
    const i = cursor.value.i;
    follow(found.plan, {
      landing: ({ summary, columns }) =>
        lastRowOfEvent(
          columns,
          landingBetween(before, { interventions: after, rows: summary.interventions }, i),
        ),
      isStep: false,
    });
  }

  function intervene(text: string, held: number | null): void {
    const at = shown.value;
    if (at === null || progress.value !== null) return;
    const { columns, lastRow, summary } = at.replay;
    const here = lastRowOfEvent(columns, at.i);
    const { interventions } = address.value;
    const happened = interventions.filter((_, index) => {
      const row = summary.interventions[index] ?? -1;
      return row >= 0 && row <= here;
    });
    const isBehindLast =
      happened.length === interventions.length &&
      summary.interventions.some((row) => row >= 0 && columns.events[row] === columns.events[here]);
    const goesOn = here >= lastRow || isBehindLast;
    const next = goesOn
      ? extended(plan.value, text)
      : forked(plan.value, happened, text, nameFor(text, words.value.rooms.branches.autoName));
    if (next === null) {
      notice.value = words.value.rooms.branches.tooMany;
      return;
    }
    const landed = (run: Replay): number => {
      const row = run.summary.interventions.at(-1) ?? -1;
      if (row < 0) return run.lastRow;
      const end = lastRowOfEvent(run.columns, row);
      if (held === null) return end;
      // All that came behind it has moved by its rows, and one more says that the message is held.
      change({ selection: { kind: 'message', send: held + end - row + 1 } });
      return at.i + end - row + 2;
    };
    decide(next, { landing: landed, isStep: !goesOn });
  }

  /** Events of interventions do not count: which those are is only known where one of them has that very time. */
  async function behind(instant: Instant): Promise<number> {
    const run = replay.value;
    if (run === null || address.value.interventions.length === 0) return instant.events;
    if (!hasOutsideRow(run.columns, instant)) return instant.events;
    const reply = await simulation.query('behind', { request: requestNow(), ...instant });
    return 'answer' in reply ? reply.answer : instant.events;
  }

  async function interveneHere(what: string): Promise<void> {
    const at = shown.value;
    if (at === null || progress.value !== null) return;
    player.stop();
    const instant = instantBehind(at.replay.columns, at.i);
    const moment = momentAt(instant.us, await behind(instant));
    if (shown.value === at)
      intervene(`${moment.at}${moment.behind === undefined ? '' : `/${moment.behind}`} ${what}`, null);
  }

  effect(() => bar.show(writeAddress(address.value)));
  addEventListener('hashchange', () => {
    player.stop();
    bar.forget();
    const next = readAddress(location.hash, DEFAULT_STORY);
    const isShown = settled !== null && progress.value === null && isSameRun(settled.address, next);
    landing = next.at;
    wasAsked = false;
    isStep = false;
    isForm = false;
    batch(() => {
      notice.value = null;
      refusal.value = null;
      undoing.value = nothingDone;
      address.value = next;
    });
    if (!isShown || replay.value === null) return start();
    compareFingerprint(replay.value);
    settled = { address: address.value, undoing: nothingDone };
    if (next.at !== null) goTo(next.at);
  });
  Object.assign(globalThis, {
    zablabCounters: () => ({ drawn: drawings(), steps: replay.value?.store.steps ?? 0 }),
  });

  const lab: Lab = {
    replay,
    shown,
    us: computed(() => cursor.value.us),
    arrivals,
    explained,
    whatIf,
    playing,
    speed: part((all) => all.speed),
    selection: part((all) => all.selection),
    language: computed(() => speech.value.language),
    words,
    speech,
    theme: part((all) => all.theme),
    preset: part((all) => all.preset),
    tab: part((all) => all.tab),
    stories,
    request,
    link: computed(() => `${location.href.replace(/#.*$/su, '')}${writeAddress(address.value)}`),
    plan,
    canUndo: computed(() => undone(undoing.value, plan.value) !== null),
    canRedo: computed(() => undoing.value.future.length > 0),
    linked,
    drift,
    refusal,
    progress,
    notice,
    act: {
      goTo(i) {
        player.stop();
        goTo(i);
      },
      move,
      select: (selection) => change({ selection }),
      setSpeed(speed) {
        player.speed = speed;
        change({ speed });
      },
      setLanguage: (spoken: Language) => change({ language: spoken }),
      setTheme: (theme) => change({ theme }),
      setPreset: (preset) => change({ preset }),
      openTab: (tab) => change({ tab }),
      ask,
      vary: (changes) => wish({ ...changes, at: null }, { landing: null, isStep: true, isForm: true }),
      intervene: (intervention, options) => intervene(intervention, options?.held ?? null),
      interveneHere,
      behind,
      undo: () => goBack(undone(undoing.value, plan.value)),
      redo: () => goBack(redone(undoing.value, plan.value)),
      showBranch(place) {
        const { us, i } = cursor.value;
        const isAtHead = i >= (replay.value?.lastRow ?? 0);
        follow(showing(plan.value, place), {
          landing: isAtHead ? null : (run) => firstRowAt(run.columns.times, us + 1) - 1,
          isStep: true,
        });
      },
      renameBranch: (place, name) => change(fieldsOf(renamed(plan.value, place, name))),
      removeBranch: (place) => decide(withoutBranch(plan.value, place), { landing: null, isStep: true }),
      removeIntervention(place) {
        const row = replay.value?.summary.interventions[place] ?? -1;
        const { i } = cursor.value;
        decide(without(plan.value, place), {
          landing: row >= 0 && row <= i ? Math.max(0, row - 1) : i,
          isStep: false,
        });
      },
      forgetFingerprint() {
        const summary = replay.value?.summary;
        drift.value = null;
        if (summary === undefined) return;
        const { digest, zablab, trail } = summary;
        change({ fingerprint: { digest, zablab, trail } });
      },
      keepFingerprint() {
        drift.value = null;
      },
      async query(kind, asked) {
        const reply = await simulation.query(kind, asked);
        if (kind === 'opened' && 'answer' in reply) {
          const { source, isLinkable } = reply.answer as Opened;
          if (!isLinkable && source.kind !== 'story') remembered.add(source.link);
        }
        return reply;
      },
      wonder(winner) {
        const digest = replay.value?.summary.digest;
        if (digest === undefined || whatIf.value !== null) return;
        whatIf.value = 'asked';
        simulation.wonder(requestNow(), { digest, winner });
      },
      fetch(i) {
        const run = replay.value;
        if (run !== null && !run.store.has(i)) simulation.fetch(run.store.windowOf(i));
      },
    },
  };
  start();
  return lab;
}

const languageIn = ({ language }: Address): Language => language ?? languageOf(navigator.language);

/** Where a run is shown first: a row, or what finds it when the run has come. */
type Landing = number | ((run: Replay) => number);

const isSameRun = (one: RunRequest, other: RunRequest): boolean =>
  JSON.stringify([one.source, one.seed, one.settings, one.interventions]) ===
  JSON.stringify([other.source, other.seed, other.settings, other.interventions]);

const titleOf = ({ title, capsule, name }: RunSummary): Linked['title'] =>
  title ?? capsule?.title ?? capsule?.name ?? { en: name };

const isPlain = ({ source, seed, settings, interventions }: RunRequest): boolean =>
  source.kind === 'story' &&
  source.name === DEFAULT_STORY &&
  seed === null &&
  Object.keys(settings).length === 0 &&
  interventions.length === 0;

function placeOf(
  run: Replay,
  to: Exclude<Move, 'play' | 'playBackwards'>,
  i: number,
  server: number,
): number {
  const { steps, lastRow } = run;
  switch (to) {
    case 'toStart':
      return 0;
    case 'toEnd':
      return lastRow;
    case 'stepBack':
      return steps.previous(i, 'detail');
    case 'stepForward':
      return steps.next(i, 'detail');
    case 'previousKey':
      return steps.previous(i, 'key');
    case 'nextKey':
      return steps.next(i, 'key');
    case 'previousOfServer':
      return steps.previousOf(server, i);
    case 'nextOfServer':
      return steps.nextOf(server, i);
    case 'alongMessage':
      return steps.alongMessage(i);
  }
}
