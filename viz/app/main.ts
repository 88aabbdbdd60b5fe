/** The page: one run, one cursor, and everything on the screen drawn from the two. */
import { type Language, languageOf, textIn } from '../../scenarios/index.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { element } from './element.ts';
import type { Cursor } from '../trace/pace.ts';
import { paletteCss } from '../style/palette.ts';
import { panelsIn } from './panels.ts';
import { Player, type Tape } from './player.ts';
import type { Refusal, RunRequest } from './protocol.ts';
import { cursorAtRow, type Replay, replayOf } from '../trace/replay.ts';
import { settingsFormIn } from './settingsForm.ts';
import { Simulation } from './simulation.ts';
import { type Move, transportIn } from './transport.ts';
import { type Words, words } from '../words/words.ts';

const DEFAULT_STORY = 'fresh-five';
/** Browsers refuse more than a hundred changes of the address in half a minute. */
const ADDRESS_REST_MS = 300;

document.head.append(Object.assign(document.createElement('style'), { textContent: paletteCss() }));

let address: Address = readAddress(location.hash, DEFAULT_STORY);
let replay: Replay | null = null;
let cursor: Cursor = { i: 0, us: 0 };
/** Somebody pressed a button for this run, and wants to hear how it ends. */
let wasAsked = false;
/** Why another story is shown than the address asked for. */
let notice: ((own: Words) => string) | null = null;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

const panels = panelsIn({ goTo });
const form = settingsFormIn(element('settings', HTMLFormElement), ask);
const transport = transportIn(element('buttons', HTMLDivElement), element('scrubber', HTMLInputElement), {
  move,
  goTo,
});
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
const player = new Player({
  show: (place) => showCursor(place, 'playing'),
  stopped: () => showCursor(cursor, 'still'),
  prefersLessMotion: () => lessMotion.matches,
});
const simulation = new Simulation({ ran, refused, failed });

function language(): Language {
  return address.language ?? languageOf(navigator.language);
}

/** Runs a story from its end: who leads is what one wants to see first. */
function ask(request: RunRequest): void {
  player.stop();
  address = { ...address, ...request, at: null };
  wasAsked = true;
  notice = null;
  start();
}

function start(): void {
  document.body.classList.add('running');
  showForm();
  const { source, seed, settings } = address;
  simulation.run({ source, seed, settings });
}

function showForm(): void {
  form.show(address, language());
  if (notice !== null) form.refuse(notice(words[language()]));
}

function ran(summary: Parameters<typeof replayOf>[0], rows: Parameters<typeof replayOf>[1]): void {
  const { source } = address;
  const { capsule, breach } = summary;
  replay = replayOf(summary, rows);
  cursor = cursorAtRow(replay, address.at ?? (capsule === null ? null : breach?.row) ?? replay.lastRow);
  document.body.classList.remove('running');
  if (source.kind === 'capsule' && capsule !== null) {
    form.know(source.link, capsule);
    showForm();
  }
  panels.showRun(replay, language());
  showCursor(cursor, 'still');
  if (wasAsked || capsule !== null) panels.announceVerdict(language());
  wasAsked = false;
}

function refused({ why, isNoLink }: Refusal): void {
  const text = () => textIn(why, language());
  if (isLinkInAddress()) return goOn((own) => (isNoLink ? own.noLink : own.badLink({ why: text() })));
  document.body.classList.remove('running');
  form.refuse(text());
}

function failed(message: string): void {
  if (isLinkInAddress()) return goOn((own) => own.ourFault({ message }));
  document.body.classList.remove('running');
  form.refuse(words[language()].ourFault({ message }));
}

/** Not a change that somebody has just asked for: there is nothing to go back to. */
const isLinkInAddress = (): boolean => address.source.kind === 'capsule' && !wasAsked;

/** A link that shows nothing must not leave the page empty. */
function goOn(why: (own: Words) => string): void {
  notice = why;
  address = { ...readAddress('', DEFAULT_STORY), language: address.language };
  start();
}

function showCursor(to: Cursor, manner: 'playing' | 'stepping' | 'still'): void {
  if (replay === null) return;
  cursor = to;
  panels.showCursor(replay, cursor, language(), manner);
  showTransport();
  address = { ...address, at: cursor.i };
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => history.replaceState(null, '', writeAddress(address)), ADDRESS_REST_MS);
}

function showTransport(): void {
  if (replay === null) return;
  const { direction: playing } = player;
  const view = { playing, isAtStart: cursor.i <= 0, isAtEnd: cursor.i >= replay.lastRow };
  transport.show(view, words[language()]);
}

function goTo(row: number): void {
  if (replay === null) return;
  player.stop();
  showCursor(cursorAtRow(replay, row), 'stepping');
}

function move(to: Move): void {
  if (replay === null) return;
  const { steps, lastRow } = replay;
  switch (to) {
    case 'toStart':
      return goTo(0);
    case 'toEnd':
      return goTo(lastRow);
    case 'stepBack':
      return goTo(steps.previous(cursor.i, 'detail'));
    case 'stepForward':
      return goTo(steps.next(cursor.i, 'detail'));
    case 'previousKey':
      return goTo(steps.previous(cursor.i, 'key'));
    case 'nextKey':
      return goTo(steps.next(cursor.i, 'key'));
    case 'play':
      return player.direction === null ? play(replay, 'forwards') : player.stop();
    case 'playBackwards':
      return player.direction === 'backwards' ? player.stop() : play(replay, 'backwards');
  }
}

/** Forwards from the end begins at the beginning. */
function play(run: Replay, direction: 'forwards' | 'backwards'): void {
  const isOver = direction === 'forwards' && cursor.i >= run.lastRow;
  const tape: Tape = {
    pace: run.pace,
    stepFrom: (i, way) =>
      cursorAtRow(run, way === 'forwards' ? run.steps.next(i, 'detail') : run.steps.previous(i, 'detail')),
  };
  player.play(tape, isOver ? cursorAtRow(run, 0) : cursor, direction);
  showTransport();
}

function speak(chosen: Language): void {
  address = { ...address, language: chosen };
  showLanguage();
}

function showLanguage(): void {
  panels.showLanguage(language());
  showForm();
  if (replay === null) return;
  panels.showRun(replay, language());
  showCursor(cursor, 'still');
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
  button.addEventListener('click', () => speak(languageOf(button.dataset['language'] ?? 'en')));
}
const speed = element('speed', HTMLSelectElement);
speed.addEventListener('change', () => {
  player.speed = Number(speed.value);
});
addEventListener('hashchange', () => {
  player.stop();
  notice = null;
  address = readAddress(location.hash, DEFAULT_STORY);
  clearTimeout(addressTimer);
  panels.showLanguage(language());
  start();
});
panels.showLanguage(language());
start();
