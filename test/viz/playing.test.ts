/** What plays is one run: another that comes meanwhile is not moved by it. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Direction } from '../../viz/app/lab.ts';
import { playerOn } from '../../viz/app/playing.ts';
import type { Cursor } from '../../viz/trace/pace.ts';
import { cursorAtRow, type Replay } from '../../viz/trace/replay.ts';
import { replayOfStory } from './replays.ts';

/** Frames of the screen, drawn when the test says so. */
let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => {
    frames[handle - 1] = () => undefined;
  });
});
afterEach(() => vi.unstubAllGlobals());

function drawFrame(): void {
  const due = frames.splice(0, frames.length);
  for (const frame of due) frame(performance.now() + 100);
}

function stageOf(run: Replay) {
  const replay = signal<Replay | null>(run);
  const cursor = signal<Cursor>(cursorAtRow(run, 0));
  const playing = signal<Direction | null>(null);
  const goTo = (row: number): void => {
    cursor.value = cursorAtRow(replay.peek() ?? run, row);
  };
  const { move } = playerOn({
    replay,
    cursor,
    playing,
    speed: () => 1,
    server: () => 1,
    goTo,
    show(_run, to) {
      cursor.value = to;
      return true;
    },
  });
  return { replay, cursor, playing, move };
}

describe('playing', () => {
  it('moves the cursor with the frames of the screen, until it is stopped', () => {
    const { cursor, playing, move } = stageOf(replayOfStory('fresh-five'));
    move('play');
    drawFrame();
    const { i } = cursor.value;
    expect([playing.value, i > 0]).toEqual(['forwards', true]);
    move('play');
    drawFrame();
    expect([playing.value, cursor.value.i]).toEqual([null, i]);
  });

  it('stops when another run is shown, and leaves its cursor where it came', () => {
    const { replay, cursor, playing, move } = stageOf(replayOfStory('fresh-five'));
    move('play');
    drawFrame();
    const other = replayOfStory('observers');
    replay.value = other;
    cursor.value = cursorAtRow(other, 5);
    drawFrame();
    expect([playing.value, cursor.value.i]).toEqual([null, 5]);
  });
});
