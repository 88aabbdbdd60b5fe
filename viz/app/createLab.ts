/** Makes the lab: signals, the worker behind them, and the address that remembers everything. */
import { computed, effect } from '@preact/signals';
import { branchingOn } from '../branches/branching.ts';
import { undone } from '../branches/plan.ts';
import { loadSpeech } from '../words/speech.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { AddressBar } from './addressBar.ts';
import { drawings } from './counters.ts';
import type { Act, Lab } from './lab.ts';
import { tellNotLoaded } from './later.tsx';
import { playerOn } from './playing.ts';
import { DEFAULT_STORY, languageIn } from './requests.ts';
import { Runs } from './runs.ts';
import { type LabState, labState } from './state.ts';

/** @returns The lab, when the language of its address has been loaded. */
export async function createLab(): Promise<Lab> {
  const asked = readAddress(location.hash, DEFAULT_STORY);
  const state = labState(asked, await loadSpeech(languageIn(asked), false));
  const { address, replay, cursor, undoing, plan } = state;
  const bar = new AddressBar();
  const runs = new Runs(state, bar);
  const { player, ...acts } = actsOn(state, runs);
  speakAsAsked(state);
  effect(() => bar.show(writeAddress(address.value)));
  addEventListener('hashchange', () => {
    player.stop();
    runs.follow(readAddress(location.hash, DEFAULT_STORY));
  });
  Object.assign(globalThis, {
    zablabCounters: () => ({ drawn: drawings(), steps: replay.value?.store.steps ?? 0 }),
  });
  const part = <Value>(read: (all: Address) => Value) => computed(() => read(address.value));
  runs.start();
  return {
    ...state,
    us: computed(() => cursor.value.us),
    speed: part((all) => all.speed),
    selection: part((all) => all.selection),
    language: computed(() => state.speech.value.language),
    wantAllWords: () => {
      state.isWholeWanted.value = true;
    },
    theme: part((all) => all.theme),
    preset: part((all) => all.preset),
    tab: part((all) => all.tab),
    link: computed(() => `${location.href.replace(/#.*$/su, '')}${writeAddress(address.value)}`),
    canUndo: computed(() => undone(undoing.value, plan.value) !== null),
    canRedo: computed(() => undoing.value.future.length > 0),
    act: acts,
  };
}

/** Loads the language that the address asks for, and the words that parts of the page are waiting for. */
function speakAsAsked({ address, speech, isWholeWanted, notice, words }: LabState): void {
  effect(() => {
    const asked = languageIn(address.value);
    const isWhole = isWholeWanted.value;
    const spoken = speech.peek();
    if (spoken.language === asked && spoken.isWhole === isWhole) return;
    loadSpeech(asked, isWhole).then(
      (loaded) => {
        // What is wanted may have changed, and the answers come in any order.
        if (languageIn(address.peek()) === asked && isWholeWanted.peek() === isWhole) speech.value = loaded;
      },
      () => tellNotLoaded({ notice, words }),
    );
  });
}

function actsOn(state: LabState, runs: Runs): Act & Pick<ReturnType<typeof playerOn>, 'player'> {
  const { address, shown, request, change, drift } = state;
  const { seeker } = runs;
  const { player, move } = playerOn({
    ...state,
    speed: () => address.value.speed,
    server: () => {
      const { selection } = address.value;
      return selection?.kind === 'process' ? selection.id : (shown.value?.row.node ?? 0);
    },
    goTo: (i) => seeker.goTo(i),
    show: (run, to) => seeker.show(run, to),
  });
  const wish: Runs['wish'] = (fields, wished) => {
    player.stop();
    runs.wish(fields, wished);
  };
  const branching = branchingOn({
    ...state,
    wish,
    stop: () => player.stop(),
    async count(instant) {
      const reply = await runs.query('behind', { request: request.value, ...instant });
      return 'answer' in reply ? reply.answer : instant.events;
    },
  });
  return {
    player,
    goTo(i) {
      player.stop();
      seeker.goTo(i);
    },
    move,
    select: (selection) => change({ selection }),
    setSpeed(speed) {
      player.speed = speed;
      change({ speed });
    },
    setLanguage: (language) => change({ language }),
    setTheme: (theme) => change({ theme }),
    setPreset: (preset) => change({ preset }),
    openTab: (tab) => change({ tab }),
    ask(wanted) {
      player.stop();
      runs.ask(wanted);
    },
    vary: (changes) => wish({ ...changes, at: null }, { landing: null, isStep: true, isForm: true }),
    ...branching,
    forgetFingerprint: () => runs.forgetFingerprint(),
    keepFingerprint() {
      drift.value = null;
    },
    query: runs.query,
    wonder: (winner) => runs.wonder(winner),
    fetch: (i) => runs.fetch(i),
  };
}
