/** What a screen reader hears: the same sentences that are read, from the same messages. */
import { moment } from '../../scenarios/language/format.ts';
import { fullName } from '../app/fullName.ts';
import type { Shown } from '../app/lab.ts';
import type { Replay } from '../trace/replay.ts';
import { reignAt } from '../trace/reign.ts';
import type { Speech } from '../words/speech.ts';
import { verdictOf } from './verdict.ts';

/** @returns What is told at a row, with its time, and what broke there. */
export function spokenAt(shown: Shown, speech: Speech): string {
  const { words } = speech;
  const broken = brokenAt(shown, speech);
  const sentences = [toldAt(shown, speech), ...(broken === null ? [] : [broken])];
  const told = sentences.length === 1 ? (sentences[0] ?? '') : words.oneAfterTheOther(sentences);
  return words.rooms.why.spoken({ time: moment(shown.row.t), told });
}

/** @returns What broke at that very row; null: nothing did. */
export function brokenAt({ replay, i }: Pick<Shown, 'replay' | 'i'>, speech: Speech): string | null {
  const { breach } = replay.summary;
  if (breach === null || breach.row !== i) return null;
  return speech.words.brokenHere({ property: fullName(breach.property, speech) });
}

/** @returns −1: nothing broke. */
export const breachRow = ({ summary }: Replay): number => summary.breach?.row ?? -1;

/** @returns Whether the cursor went over the breach, forwards, by one row or many. */
export function passedBreach(from: number, { replay, i }: Pick<Shown, 'replay' | 'i'>): boolean {
  const row = breachRow(replay);
  return row >= 0 && from < row && row <= i;
}

/** @returns Who leads and why, what was told last, and how many messages are on their way: three sentences. */
export function whereAmI(shown: Shown, speech: Speech): string {
  const { words } = speech;
  const { headline, because } = verdictAt(shown, speech);
  const messages = words.rooms.why.onTheirWay({ messages: shown.state.network.inFlight.length });
  return words.oneAfterTheOther([headline, because, spokenAt(shown, speech), messages]);
}

/** @returns Who leads and why: what is heard of a run that has just come. */
export function verdictSpoken(shown: Shown, speech: Speech): string {
  const { headline, because } = verdictAt(shown, speech);
  return speech.words.oneAfterTheOther([headline, because]);
}

function verdictAt({ replay, i, state }: Shown, { words }: Speech): { headline: string; because: string } {
  const { cast, leaders } = replay.summary;
  return verdictOf(state, cast.quorum, reignAt(leaders, i), words);
}

function toldAt({ replay, i }: Shown, { tell, words }: Speech): string {
  const line = replay.store.toldAt(i).detail;
  return line === null ? words.beforeAll : tell(line);
}
