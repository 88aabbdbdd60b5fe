/** The keyboard map. Single keys act only where nobody types, and not on what has keys of its own. */
import { searchAsked, whereAsked } from './asked.ts';
import type { Lab, Move } from './lab.ts';
import { tellNotLoaded } from './later.tsx';
import { singleKeys } from './preferences.ts';

/** Keys as people see them, for the map in the page. */
export const keyMap: readonly { readonly keys: string; readonly move: Move }[] = [
  { keys: 'Space', move: 'play' },
  { keys: 'R', move: 'playBackwards' },
  { keys: '→', move: 'stepForward' },
  { keys: '←', move: 'stepBack' },
  { keys: 'Shift →', move: 'nextKey' },
  { keys: 'Shift ←', move: 'previousKey' },
  { keys: 'Alt →', move: 'nextOfServer' },
  { keys: 'Alt ←', move: 'previousOfServer' },
  { keys: 'M', move: 'alongMessage' },
  { keys: 'Home', move: 'toStart' },
  { keys: 'End', move: 'toEnd' },
];

/** Keys that move nothing. */
export const otherKeys = [
  { keys: '1 … 9', does: 'selectServer' },
  { keys: '0', does: 'selectNobody' },
  { keys: 'N', does: 'whereAmI' },
  { keys: '/', does: 'search' },
  { keys: 'C', does: 'kill' },
  { keys: 'S', does: 'restart' },
  { keys: 'P', does: 'pause' },
  { keys: 'X', does: 'partition' },
  { keys: 'Z', does: 'undo' },
  { keys: 'Shift Z', does: 'redo' },
] as const;

/** @returns A function that stops listening. */
export function listenToKeys(lab: Lab): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (isCharacter(event.key) && singleKeys.value.peek() === 'off') return;
    const move = moveOf(event);
    if (move !== null) {
      event.preventDefault();
      lab.act.move(move);
    } else if (!event.altKey) press(event.key, lab, event);
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** A letter, a digit or a sign: such a shortcut can be switched off. The space bar plays in every player. */
const isCharacter = (key: string): boolean => key.length === 1 && key !== ' ';

/** Numbers select servers, 0 and Escape nobody. */
function press(key: string, lab: Lab, event: KeyboardEvent): void {
  const { act, replay } = lab;
  // By the time the code for it is here, somebody else may be selected.
  const selection = lab.selection.peek();
  if (/^[cspxz]$/i.test(key))
    import('../faults/pressDeed.ts').then(
      ({ pressDeed }) => pressDeed(event, selection, lab),
      () => tellNotLoaded(lab),
    );
  if (key === 'n' || key === 'N') whereAsked.value++;
  if (key === '/') {
    event.preventDefault();
    act.openTab('events');
    searchAsked.value++;
  }
  const digit = /^\d$/.test(key) ? Number(key) : null;
  if (key === 'Escape' || digit === 0) act.select(null);
  else if (digit !== null && replay.value?.summary.cast.servers.some(({ id }) => id === digit) === true) {
    event.preventDefault();
    act.select({ kind: 'process', id: digit });
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  )
    return true;
  return target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox';
}

function moveOf({ key, shiftKey, altKey, target }: KeyboardEvent): Move | null {
  if (key === ' ') {
    const pressesSomething =
      target instanceof Element && target.closest('button, summary, a, [role=button]') !== null;
    return pressesSomething ? null : 'play';
  }
  switch (key) {
    case 'ArrowRight':
      return altKey ? 'nextOfServer' : shiftKey ? 'nextKey' : 'stepForward';
    case 'ArrowLeft':
      return altKey ? 'previousOfServer' : shiftKey ? 'previousKey' : 'stepBack';
    case 'Home':
      return 'toStart';
    case 'End':
      return 'toEnd';
    case 'r':
    case 'R':
      return 'playBackwards';
    case 'm':
    case 'M':
      return 'alongMessage';
    default:
      return null;
  }
}
