/** Decisions of a capsule as lines: those of a story, with the time: `1→3 PROPOSAL #2: 812us @1.204s`. */
import { decisionText, meaningOf, readDecision } from '../format/decisionText.ts';
import type { Cast } from '../format/servers.ts';
import { clip, readTimeFrom } from '../format/time.ts';
import { duration } from '../language/format.ts';
import type { Mistake } from '../language/mistakes.ts';
import { type Capsule, castOfRun, type RecordedDecision } from './capsule.ts';

export const lineOf = ({ meaning, value, atUs }: RecordedDecision, cast: Pick<Cast, 'servers'>): string =>
  `${decisionText(meaning, value, cast)} @${duration(atUs)}`;

/** @returns What a replay found at a place, as a capsule would write it. */
export const decisionLine = (decision: RecordedDecision, { run }: Pick<Capsule, 'run'>): string =>
  lineOf(decision, castOfRun(run));

const LINE = /^(?<text>.*) @(?<time>\S+)$/u;

/** @returns The decision, or what is wrong with the line. */
export function readLine(line: string, cast: Pick<Cast, 'servers'>): RecordedDecision | Mistake {
  const { text, time } = LINE.exec(line)?.groups ?? {};
  if (text === undefined || time === undefined)
    return { id: 'capsule.badDecision', params: { found: clip(line) } };
  const decision = readDecision(text);
  if ('id' in decision) return decision;
  const atUs = readTimeFrom(time, 0);
  if (typeof atUs !== 'number') return atUs;
  return { meaning: meaningOf(decision, cast), value: decision.value, atUs };
}
