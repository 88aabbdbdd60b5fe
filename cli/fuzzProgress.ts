/** How far a campaign has come: a line at the bottom of the terminal, and where there is none a line now and then. */
import { moment } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import type { FuzzSetting } from './fuzzOptions.ts';
import { probeNames } from './fuzzChunk.ts';
import { Progress } from './progress.ts';
import type { Summary } from './summary.ts';
import { clipped } from './width.ts';

/** Between two lines where there is no terminal. */
const LINE_EVERY_MS = 10_000;

export class FuzzProgress {
  private readonly setting: FuzzSetting;
  private readonly context: Context;
  private readonly progress: Progress;
  private lineDueMs = LINE_EVERY_MS;

  constructor(setting: FuzzSetting, context: Context) {
    this.setting = setting;
    this.context = context;
    this.progress = new Progress(context.io.stderr, false);
  }

  show(done: Pick<Summary, 'runs' | 'events' | 'reached' | 'groups'>, elapsedMs: number): void {
    const { stderr } = this.context.io;
    if (stderr.isTTY) this.progress.show(clipped(this.line(done, elapsedMs), stderr.columns - 1));
    else if (elapsedMs >= this.lineDueMs) {
      this.lineDueMs = elapsedMs + LINE_EVERY_MS;
      stderr.write(`${this.line(done, elapsedMs)}\n`);
    }
  }

  /** A line that stays, above the one that changes. */
  say(line: string): void {
    this.clear();
    this.context.io.stderr.write(`${line}\n`);
  }

  /** Something else that is under way. */
  showText(text: string): void {
    this.progress.show(clipped(text, this.context.io.stderr.columns - 1));
  }

  clear(): void {
    this.progress.clear();
  }

  private line(
    { runs, events, reached, groups }: Pick<Summary, 'runs' | 'events' | 'reached' | 'groups'>,
    elapsedMs: number,
  ): string {
    const { runs: all } = this.setting;
    const left = this.leftMs(runs, elapsedMs);
    return this.context.tell({
      id: 'fuzz.progress',
      params: {
        runs,
        of: Number.isFinite(all) ? all : null,
        ...ratesOf(runs, events, elapsedMs),
        probes: Object.keys(reached).length,
        allProbes: probeNames.length,
        broken: groups.length,
        left: left === null ? null : moment(left * 1_000, 0),
      },
    });
  }

  /** Null while nobody can tell. */
  private leftMs(runs: number, elapsedMs: number): number | null {
    const { runs: all, forMs } = this.setting;
    if (Number.isFinite(forMs)) return Math.max(0, forMs - elapsedMs);
    return runs === 0 ? null : (elapsedMs / runs) * (all - runs);
  }
}

/** What is done in a second. */
export const ratesOf = (
  runs: number,
  events: number,
  elapsedMs: number,
): { readonly runsPerSecond: number; readonly eventsPerSecond: number } => {
  const seconds = Math.max(elapsedMs, 1) / 1_000;
  return { runsPerSecond: runs / seconds, eventsPerSecond: events / seconds };
};
