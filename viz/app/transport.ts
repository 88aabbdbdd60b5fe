/** Buttons, scrubber and keys: whatever moves the cursor. None of them knows what is drawn. */
import type { Words } from '../words/words.ts';

export type Move =
  | 'toStart'
  | 'previousKey'
  | 'stepBack'
  | 'playBackwards'
  | 'play'
  | 'stepForward'
  | 'nextKey'
  | 'toEnd';

const moves: readonly { readonly move: Move; readonly icon: string }[] = [
  { move: 'toStart', icon: 'M5 5h2.5v14H5zM20 5v14L9 12z' },
  { move: 'previousKey', icon: 'M12.5 5v14L2.5 12zM22.5 5v14L12.5 12z' },
  { move: 'stepBack', icon: 'M15 5v14L5 12zM17 5h2.5v14H17z' },
  { move: 'playBackwards', icon: 'M18 4v16L5 12z' },
  { move: 'play', icon: 'M6 4v16l13-8z' },
  { move: 'stepForward', icon: 'M9 5v14l10-7zM4.5 5H7v14H4.5z' },
  { move: 'nextKey', icon: 'M11.5 5v14l10-7zM1.5 5v14l10-7z' },
  { move: 'toEnd', icon: 'M16.5 5H19v14h-2.5zM4 5v14l11-7z' },
];
const PAUSE_ICON = 'M6 4h4.5v16H6zM13.5 4H18v16h-4.5z';
const iconOf = (move: Move): string => moves.find((other) => other.move === move)?.icon ?? '';

interface TransportView {
  readonly playing: 'forwards' | 'backwards' | null;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

export interface Transport {
  show(view: TransportView, words: Words): void;
}

export function transportIn(
  place: HTMLElement,
  scrubber: HTMLInputElement,
  act: { readonly move: (move: Move) => void; readonly goTo: (row: number) => void },
): Transport {
  const buttons = new Map(moves.map(({ move }) => [move, addButton(place, move, () => act.move(move))]));
  scrubber.addEventListener('input', () => act.goTo(Number(scrubber.value)));
  document.addEventListener('keydown', (event) => onKey(event, scrubber, act.move));
  return {
    show({ playing, isAtStart, isAtEnd }, words) {
      for (const [move, button] of buttons) {
        const isPause =
          (move === 'play' && playing === 'forwards') ||
          (move === 'playBackwards' && playing === 'backwards');
        const playWord = isAtEnd && playing === null ? words.playFromStart : words.play;
        label(button, isPause ? words.pause : move === 'play' ? playWord : words[move]);
        button.querySelector('path')?.setAttribute('d', isPause ? PAUSE_ICON : iconOf(move));
        // Not `disabled`: a button that loses the focus when it has done its work loses the keyboard user too.
        const isUseless =
          move === 'toStart' || move === 'previousKey' || move === 'stepBack' || move === 'playBackwards'
            ? isAtStart
            : move !== 'play' && isAtEnd;
        button.setAttribute('aria-disabled', String(isUseless));
      }
    },
  };
}

function addButton(place: HTMLElement, move: Move, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = move;
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path/></svg><span></span>';
  button.addEventListener('click', press);
  place.append(button);
  return button;
}

/** Only the play button shows its word; the others have it as a name and as a tip. */
function label(button: HTMLButtonElement, word: string): void {
  const span = button.querySelector('span');
  if (button.classList.contains('play') && span !== null) span.textContent = word;
  else button.setAttribute('aria-label', word);
  button.title = word;
}

function onKey(event: KeyboardEvent, scrubber: HTMLInputElement, move: (move: Move) => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { target } = event;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return;
  if (target instanceof HTMLInputElement && target !== scrubber) return;
  const pressesSomething = target instanceof HTMLElement && target.closest('button, summary, a') !== null;
  const meant = event.key === ' ' && pressesSomething ? null : moveOf(event);
  if (meant === null) return;
  event.preventDefault();
  move(meant);
}

function moveOf({ key, shiftKey }: KeyboardEvent): Move | null {
  switch (key) {
    case ' ':
      return 'play';
    case 'ArrowRight':
      return shiftKey ? 'nextKey' : 'stepForward';
    case 'ArrowLeft':
      return shiftKey ? 'previousKey' : 'stepBack';
    case 'Home':
      return 'toStart';
    case 'End':
      return 'toEnd';
    default:
      return null;
  }
}
