/** Moves the cursor of the lab: step by step, or as time goes by. */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ProcessId } from '../../sim/index.ts';
import type { Cursor } from '../trace/pace.ts';
import { cursorAtRow, type Replay } from '../trace/replay.ts';
import type { Direction, Move } from './lab.ts';
import { placeOf } from './places.ts';
import { Player, type Tape } from './player.ts';

/** What this needs of the lab. */
interface Stage {
  readonly replay: ReadonlySignal<Replay | null>;
  readonly cursor: ReadonlySignal<Cursor>;
  readonly playing: Signal<Direction | null>;
  readonly speed: () => number;
  /** Whose rows are followed. */
  readonly server: () => ProcessId;
  readonly goTo: (row: number) => void;
  /** @returns False where the window of that row has not come yet. */
  readonly show: (run: Replay, to: Cursor) => boolean;
}

export function playerOn(stage: Stage): { readonly player: Player; readonly move: (to: Move) => void } {
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const player = new Player({
    show(to) {
      const run = stage.replay.value;
      if (run !== null && !stage.show(run, to)) player.stop();
    },
    stopped: () => {
      stage.playing.value = null;
    },
    prefersLessMotion: () => lessMotion.matches,
  });
  // What played until now was another run: its times and rows are not those of the one that has come.
  effect(() => {
    if (stage.replay.value !== null) player.stop();
  });
  return { player, move: (to) => move(stage, player, to) };
}

function move(stage: Stage, player: Player, to: Move): void {
  const run = stage.replay.value;
  if (run === null) return;
  if (to === 'play' || to === 'playBackwards') {
    const way = to === 'play' ? 'forwards' : 'backwards';
    const stops = to === 'play' ? player.direction !== null : player.direction === way;
    return stops ? player.stop() : play(stage, player, run, way);
  }
  player.stop();
  stage.goTo(placeOf(run, to, stage.cursor.value.i, stage.server()));
}

/** Forwards from the end begins at the beginning. */
function play(stage: Stage, player: Player, run: Replay, direction: Direction): void {
  const { cursor, playing, speed, goTo } = stage;
  const isOver = direction === 'forwards' && cursor.value.i >= run.lastRow;
  if (isOver && !run.store.has(0)) return goTo(0);
  const tape: Tape = {
    pace: run.pace,
    stepFrom: (i, way) =>
      cursorAtRow(run, way === 'forwards' ? run.steps.next(i, 'detail') : run.steps.previous(i, 'detail')),
  };
  player.speed = speed();
  player.play(tape, isOver ? cursorAtRow(run, 0) : cursor.value, direction);
  playing.value = player.direction;
}
