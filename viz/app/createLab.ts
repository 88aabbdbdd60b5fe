/** Makes the lab: signals, the worker behind them, and the address that remembers everything. */
import { batch, computed, effect, signal } from '@preact/signals';
import { moment } from '../../scenarios/language/format.ts';
import type { Language } from '../../scenarios/language/language.ts';
import { branchingOn, type Landing, type Wish } from '../branches/branching.ts';
import {
  fieldsOf,
  nothingDone,
  type Plan,
  planIn,
  type Undoing,
  undone,
  withShown,
} from '../branches/plan.ts';
import { isMemoryLink } from '../files/memoryLink.ts';
import type { Cursor } from '../trace/pace.ts';
import { cursorAtRow, type Replay, replayOf } from '../trace/replay.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { loadSpeech, type Speech, tellMistake } from '../words/speech.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { AddressBar } from './addressBar.ts';
import { drawings } from './counters.ts';
import type { Direction, Drift, Lab, Linked, Shown } from './lab.ts';
import { playerOn } from './playing.ts';
import type { Mistake, Opened, Refusal, RunRequest, StoryTitle } from './protocol.ts';
import {
  DEFAULT_STORY,
  driftOf,
  fingerprintOf,
  isPlain,
  isSameRun,
  languageIn,
  requestIn,
  titleOf,
} from './requests.ts';
import { Simulation } from './simulation.ts';

/** @returns The lab, when the language of its address has been loaded. */
export async function createLab(): Promise<Lab> {
  const address = signal<Address>(readAddress(location.hash, DEFAULT_STORY));
  const speech = signal<Speech>(await loadSpeech(languageIn(address.value), false));
  /** Whether the words of parts that nobody sees at first are wanted too. */
  const isWholeWanted = signal(false);
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
    const isWhole = isWholeWanted.value;
    const spoken = speech.peek();
    if (spoken.language === asked && spoken.isWhole === isWhole) return;
    void loadSpeech(asked, isWhole).then((loaded) => {
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
    refused: (why) => void refuse(why),
    failed: (message) => giveUp(words.value.ourFault({ message })),
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
    rest(isStep);
  }

  function landingIn(next: Replay): number {
    const { capsule, breach } = next.summary;
    const landed = typeof landing === 'function' ? landing(next) : landing;
    return landed ?? (capsule === null ? null : breach?.row) ?? next.lastRow;
  }

  async function refuse({ mistake, isNoLink }: Refusal): Promise<void> {
    const told = await tellMistake(mistake, speech.value.language);
    const own = words.value;
    if (isFromLink()) goOn(isNoLink ? own.noLink : own.badLink({ why: told }));
    else complain(told, mistake);
  }

  const giveUp = (told: string): void => (isFromLink() ? goOn(told) : complain(told));
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
    rest(false);
  }

  function rest(wasStep: boolean): void {
    bar.letGo(wasStep);
    wasAsked = false;
    isStep = false;
  }

  /** A link that shows nothing must not leave the page empty. */
  function goOn(why: string): void {
    notice.value = why;
    const { language, theme } = address.value;
    change({ ...readAddress('', DEFAULT_STORY), language, theme });
    landing = null;
    start();
  }

  /** What a link says of its run is kept where that is another one. */
  function compareFingerprint({ summary }: Replay): void {
    drift.value = driftOf(address.value.fingerprint, summary);
    if (drift.value === null) change({ fingerprint: fingerprintOf(summary) });
  }

  /** The same one as before while nothing of it has changed: else every step would be another. */
  let lastRequest: RunRequest | null = null;
  const request = computed(() => {
    const now = requestIn(address.value);
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
    simulation.run(requestIn(address.value), typeof landing === 'function' ? cursor.value.i : landing);
  }

  function setCursor(to: Cursor): void {
    cursor.value = to;
    if (address.value.at !== to.i) change({ at: to.i });
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

  const { player, move } = playerOn({
    replay,
    cursor,
    playing,
    speed: () => address.value.speed,
    server: () => {
      const { selection } = address.value;
      return selection?.kind === 'process' ? selection.id : (shown.value?.row.node ?? 0);
    },
    goTo,
    show(run, to) {
      fetchAround(run, to.i);
      if (run.store.has(to.i)) setCursor(to);
      return run.store.has(to.i);
    },
  });

  function change(fields: Partial<Address>): void {
    address.value = { ...address.value, ...fields };
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

  const branching = branchingOn({
    plan,
    undoing,
    replay,
    shown,
    cursor,
    progress,
    notice,
    words,
    change,
    wish,
    stop: () => player.stop(),
    async count(instant) {
      const reply = await simulation.query('behind', { request: request.value, ...instant });
      return 'answer' in reply ? reply.answer : instant.events;
    },
  });

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
    wantAllWords: () => {
      isWholeWanted.value = true;
    },
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
      ...branching,
      forgetFingerprint() {
        const summary = replay.value?.summary;
        drift.value = null;
        if (summary !== undefined) change({ fingerprint: fingerprintOf(summary) });
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
        simulation.wonder(request.value, { digest, winner });
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
