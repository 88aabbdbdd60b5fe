/** Makes the lab: signals, the worker behind them, and the address that remembers everything. */
import { batch, computed, effect, signal } from '@preact/signals';
import { type Language, languageOf } from '../../scenarios/language/language.ts';
import type { Cursor } from '../trace/pace.ts';
import { cursorAtRow, type Replay, replayOf } from '../trace/replay.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { loadSpeech, type Speech, tellMistake } from '../words/speech.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { drawings } from './counters.ts';
import type { Direction, Lab, Move, Shown } from './lab.ts';
import { Player, type Tape } from './player.ts';
import type { RunRequest, StoryTitle } from './protocol.ts';
import { Simulation } from './simulation.ts';

const DEFAULT_STORY = 'fresh-five';
/** Browsers refuse more than a hundred changes of the address in half a minute. */
const ADDRESS_REST_MS = 300;

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
  /** Where a new run is shown first. */
  let landing: number | null = address.value.at;

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
    ran(run) {
      const next = replayOf(run);
      const { capsule, breach } = run.summary;
      batch(() => {
        progress.value = null;
        explained.value = null;
        whatIf.value = alternatives.get(run.summary.digest) ?? null;
        replay.value = next;
        cursor.value = cursorAtRow(next, landing ?? (capsule === null ? null : breach?.row) ?? next.lastRow);
        arrivals.value++;
        keepFingerprint(next);
      });
      wasAsked = false;
      goTo(cursor.value.i);
    },
    window(window) {
      const run = replay.value;
      if (run === null) return;
      run.store.add(window);
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
      else complain(told);
    },
    failed(message) {
      const told = words.value.ourFault({ message });
      if (isFromLink()) goOn(told);
      else complain(told);
    },
  });

  /** Not a change that somebody has just asked for: there is nothing to go back to. */
  const isFromLink = (): boolean => !wasAsked && replay.value === null && !isPlain(address.value);

  function complain(told: string): void {
    progress.value = null;
    notice.value = told;
  }

  /** A link that shows nothing must not leave the page empty. */
  function goOn(why: string): void {
    notice.value = why;
    const { language: spoken, theme } = address.value;
    address.value = { ...readAddress('', DEFAULT_STORY), language: spoken, theme };
    landing = null;
    start();
  }

  function keepFingerprint({ summary }: Replay): void {
    const { digest, zablab } = summary;
    address.value = { ...address.value, fingerprint: { digest, zablab, trail: '' } };
  }

  function start(): void {
    const { source, seed, settings, interventions } = address.value;
    progress.value = 0;
    simulation.run({ source, seed, settings, interventions }, landing);
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

  function ask(request: RunRequest, at: number | null = null): void {
    player.stop();
    wasAsked = true;
    landing = at;
    notice.value = null;
    change({ ...request, at });
    start();
  }

  let addressTimer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const text = writeAddress(address.value);
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      if (location.hash !== text) history.replaceState(null, '', text);
    }, ADDRESS_REST_MS);
  });
  addEventListener('hashchange', () => {
    player.stop();
    clearTimeout(addressTimer);
    notice.value = null;
    wasAsked = false;
    const next = readAddress(location.hash, DEFAULT_STORY);
    landing = next.at;
    address.value = next;
    start();
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
    request: computed(() => {
      const { source, seed, settings, interventions } = address.value;
      return { source, seed, settings, interventions };
    }),
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
      ask: (request) => ask(request),
      intervene(intervention) {
        const { source, seed, settings, interventions } = address.value;
        const next = { source, seed, settings, interventions: [...interventions, intervention] };
        ask(next, cursor.value.i + 1);
      },
      wonder(winner) {
        const digest = replay.value?.summary.digest;
        if (digest === undefined || whatIf.value !== null) return;
        whatIf.value = 'asked';
        const { source, seed, settings, interventions } = address.value;
        simulation.wonder({ source, seed, settings, interventions }, { digest, winner });
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
