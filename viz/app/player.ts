/** The only file that knows real time: while it plays, it moves the cursor with the screen's own clock, either way. */
import type { Cursor, Pace } from '../trace/pace.ts';

export type Direction = 'forwards' | 'backwards';

export interface Tape {
  readonly pace: Pace;
  /** For those who asked for less motion: the next place to stop at, once a second. */
  readonly stepFrom: (i: number, direction: Direction) => Cursor;
}

export class Player {
  /** Null while it stands still. */
  direction: Direction | null = null;
  speed = 1;
  private readonly show: (cursor: Cursor) => void;
  private readonly stopped: () => void;
  private readonly prefersLessMotion: () => boolean;
  private frame = 0;

  constructor(listeners: {
    readonly show: (cursor: Cursor) => void;
    readonly stopped: () => void;
    readonly prefersLessMotion: () => boolean;
  }) {
    this.show = listeners.show;
    this.stopped = listeners.stopped;
    this.prefersLessMotion = listeners.prefersLessMotion;
  }

  /** Plays from `from` until the end of the tape in that direction. */
  play(tape: Tape, from: Cursor, direction: Direction): void {
    this.stop();
    this.direction = direction;
    if (this.prefersLessMotion()) this.playInSteps(tape, from, direction);
    else this.playSmoothly(tape, from, direction);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    if (this.direction === null) return;
    this.direction = null;
    this.stopped();
  }

  private playSmoothly({ pace }: Tape, from: Cursor, direction: Direction): void {
    let placeMs = pace.msAt(from);
    let beforeMs = performance.now();
    const tick = (nowMs: number) => {
      const elapsedMs = Math.max(0, nowMs - beforeMs) * this.speed;
      beforeMs = nowMs;
      placeMs += direction === 'forwards' ? elapsedMs : -elapsedMs;
      const isOver = direction === 'forwards' ? placeMs >= pace.lengthMs : placeMs <= 0;
      this.show(pace.cursorAt(Math.max(0, Math.min(pace.lengthMs, placeMs))));
      if (isOver) this.stop();
      else this.frame = requestAnimationFrame(tick);
    };
    this.frame = requestAnimationFrame(tick);
  }

  private playInSteps({ stepFrom }: Tape, from: Cursor, direction: Direction): void {
    let cursor = from;
    let beforeMs = performance.now();
    const tick = (nowMs: number) => {
      if (nowMs - beforeMs >= STEP_MS / this.speed) {
        beforeMs = nowMs;
        const next = stepFrom(cursor.i, direction);
        if (next.i === cursor.i) return this.stop();
        cursor = next;
        this.show(cursor);
      }
      this.frame = requestAnimationFrame(tick);
    };
    this.frame = requestAnimationFrame(tick);
  }
}

const STEP_MS = 1_000;
