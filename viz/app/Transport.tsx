/** Buttons, speed, minimap and scrubber: whatever moves the cursor. None of them knows what is drawn. */
import type { JSX } from 'preact';
import { moment } from '../../scenarios/language/format.ts';
import { Minimap } from '../minimap/Minimap.tsx';
import type { Words } from '../words/laterEnglish.ts';
import { speeds } from './address.ts';
import { countDrawing } from './counters.ts';
import type { Direction, Lab, Move } from './lab.ts';

type ButtonMove = Exclude<Move, 'previousOfServer' | 'nextOfServer' | 'alongMessage'>;

const buttons: readonly { readonly move: ButtonMove; readonly icon: string }[] = [
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

export function Transport({ lab }: { readonly lab: Lab }): JSX.Element {
  const { words, speed, act } = lab;
  const own = words.value;
  countDrawing('transport');
  return (
    <section class="transport" aria-label={own.position}>
      <Minimap lab={lab} />
      <Scrubber lab={lab} />
      <div class="buttons">
        {buttons.map((button) => (
          <MoveButton lab={lab} key={button.move} {...button} />
        ))}
      </div>
      <Place lab={lab} />
      <label class="field speed">
        <span>{own.speed}</span>{' '}
        <select
          value={speed.value}
          onChange={({ currentTarget }) => act.setSpeed(Number(currentTarget.value))}
        >
          {speeds.map((times) => (
            <option value={times} key={times}>{`×${times}`}</option>
          ))}
        </select>
      </label>
    </section>
  );
}

function Scrubber({ lab }: { readonly lab: Lab }): JSX.Element {
  const { replay, shown, words, speech, act } = lab;
  const lastRow = replay.value?.lastRow ?? 0;
  const at = shown.value;
  const line = at?.replay.store.toldAt(at.i).detail ?? null;
  const told = line === null ? words.value.beforeAll : speech.value.tell(line);
  return (
    <input
      type="range"
      id="scrubber"
      aria-label={words.value.position}
      aria-valuetext={words.value.positionText({
        row: at?.i ?? 0,
        rows: lastRow,
        time: moment(at?.row.t ?? 0),
        told,
      })}
      min={0}
      max={lastRow}
      step={1}
      value={at?.i ?? 0}
      onInput={({ currentTarget }) => act.goTo(Number(currentTarget.value))}
    />
  );
}

/** Time, row and event at the cursor. */
function Place({ lab }: { readonly lab: Lab }): JSX.Element {
  const { shown, us, words } = lab;
  const at = shown.value;
  return (
    <p class="place">
      <span id="when">{moment(us.value, 4)}</span>{' '}
      <span class="quiet" id="where">
        {at === null
          ? ''
          : words.value.rowOf({
              row: at.i,
              rows: at.replay.lastRow,
              event: at.row.event,
              events: at.replay.summary.events,
            })}
      </span>
    </p>
  );
}

interface MoveButtonProps {
  readonly lab: Lab;
  readonly move: ButtonMove;
  readonly icon: string;
}

function MoveButton({ lab, move, icon }: MoveButtonProps): JSX.Element {
  const { playing, shown, words, act } = lab;
  const direction = playing.value;
  const i = shown.value?.i ?? 0;
  const isAtStart = i <= 0;
  const isAtEnd = i >= (shown.value?.replay.lastRow ?? 0);
  const isPause = isPausing(move, direction);
  const word = wordOf(move, isPause, isAtEnd && direction === null, words.value);
  const isBack = ['toStart', 'previousKey', 'stepBack', 'playBackwards'].includes(move);
  // Not `disabled`: a button that loses the focus when it has done its work loses the keyboard user too.
  const isUseless = isBack ? isAtStart : move !== 'play' && isAtEnd;
  return (
    <button
      type="button"
      class={move}
      title={word}
      aria-label={move === 'play' ? undefined : word}
      aria-disabled={isUseless}
      onClick={() => act.move(move)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={isPause ? PAUSE_ICON : icon} />
      </svg>
      {move === 'play' ? <span>{word}</span> : null}
    </button>
  );
}

const isPausing = (move: ButtonMove, direction: Direction | null): boolean =>
  (move === 'play' && direction === 'forwards') || (move === 'playBackwards' && direction === 'backwards');

function wordOf(move: ButtonMove, isPause: boolean, isAtEnd: boolean, own: Words): string {
  if (isPause) return own.pause;
  if (move === 'play') return isAtEnd ? own.playFromStart : own.play;
  return own[move];
}
