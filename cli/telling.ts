/** A run told in the terminal: which story this is, then what happens in it, line by line as it happens. */
import {
  beginNarration,
  type Line,
  narrate,
  type Narration,
  type ResolvedScenario,
  type RunResult,
  type Setting,
  textIn,
} from '../scenarios/index.ts';
import type { TraceRow } from '../sim/index.ts';
import type { Context } from './context.ts';
import type { Output } from './io.ts';
import { oneLine, shellWords } from './oneLine.ts';
import type { Paint } from './paint.ts';
import { outcomeLines } from './outcome.ts';
import { toldLine } from './toldLine.ts';
import { UNBROKEN_SPACE, wrap } from './width.ts';

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;
/** An option, which stays with its value. */
const SETTING = /(--\w+) /g;

/** What is told. */
export interface About {
  /** What the story was called on the command line. */
  readonly word: string;
  readonly scenario: ResolvedScenario;
  /** The changes of this run, as they were typed; another seed is none. */
  readonly settings: readonly string[];
  /** The seed, as it was typed, or nothing. */
  readonly seed: readonly string[];
  /** Whether the story, as it was written, takes a change. */
  readonly accepts: (change: Setting) => boolean;
  /** Every line, and not only those that tell the story. */
  readonly isDetailed: boolean;
}

export class RunTelling {
  private readonly about: About;
  private readonly output: Output;
  private readonly context: Context;
  private readonly paint: Paint;
  private readonly narration: Narration;
  private leftOut = 0;

  constructor(about: About, output: Output, context: Context) {
    this.about = about;
    this.output = output;
    this.context = context;
    this.paint = context.paint(output);
    this.narration = beginNarration(about.scenario);
  }

  begin(): void {
    const { paint, context } = this;
    const { scenario, settings } = this.about;
    const { title, asks } = scenario.texts;
    const { servers, release, tickTime } = scenario.run.ensemble;
    const observers = servers.filter(({ role }) => role === 'observer').length;
    if (title !== null) this.print(paint.bold(textIn(title, context.language)));
    const story = context.tell({
      id: 'run.heading',
      params: { story: scenario.name, seed: scenario.run.seed },
    });
    const params = { servers: servers.length, observers, release, tickTime };
    const heading = `${oneLine(story)} · ${context.tell({ id: 'run.ensemble', params })}`;
    for (const line of wrap(heading, this.columns())) this.print(paint.dim(line));
    // The question is about the story as it was written: changed, it may ask why somebody leads who does not.
    if (settings.length > 0) {
      const changed = context.tell({
        id: 'run.changed',
        params: { settings: oneLine(shellWords(settings)).replaceAll(SETTING, `$1${UNBROKEN_SPACE}`) },
      });
      for (const line of wrap(changed, this.columns())) this.print(paint.yellow(line));
    } else if (asks !== null)
      for (const line of wrap(textIn(asks, context.language), this.columns())) this.print(line);
    this.print('');
  }

  row(row: TraceRow): void {
    const line = narrate(this.narration, row);
    if (line === null) return;
    if (line.weight === 'key' || this.about.isDetailed) this.line(line);
    else this.leftOut++;
  }

  end(result: RunResult, isInterrupted: boolean): void {
    const { context, paint, about, leftOut } = this;
    const facts = { ...about, result, leftOut, isInterrupted };
    for (const line of outcomeLines(facts, context, paint, this.columns())) this.print(line);
  }

  private line(line: Line): void {
    for (const text of toldLine(line, this.columns(), this.context, this.paint)) this.print(text);
  }

  private columns(): number {
    return Math.min(this.output.columns, COLUMNS_MAX);
  }

  private print(line: string): void {
    this.output.write(`${line}\n`);
  }
}
