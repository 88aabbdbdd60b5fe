/** What is said of a breach, and of the failure behind a link: of a link also what did not break here, and what run this is. */
import type { Line } from '../../scenarios/index.ts';
import { moment } from '../../scenarios/language/format.ts';
import { fullName } from '../app/fullName.ts';
import type { RunSummary } from '../app/protocol.ts';
import type { Explained } from '../worker/breach.ts';
import type { CapsuleFacts } from '../worker/capsuleRun.ts';
import type { Speech } from '../words/speech.ts';

export interface BreachTexts {
  readonly title: string;
  readonly sentence: string;
  readonly when: string;
  /** What run this is; empty of a story. */
  readonly provenance: string;
}

/** @returns Null of a story in which nothing broke. */
export function breachTexts(
  { breach, capsule, isCutShort, endedAtUs }: RunSummary,
  explained: Explained | null,
  speech: Speech,
): BreachTexts | null {
  const { tell, words } = speech;
  const provenance = capsule === null ? '' : provenanceOf(capsule, isCutShort ? endedAtUs : null, speech);
  if (breach !== null) {
    const property = fullName(breach.property, speech);
    const isMeant = breach.isExpected && capsule === null;
    const time = moment(breach.atUs, 4);
    return {
      title: isMeant ? words.brokenAsExpected({ property }) : words.broken({ property }),
      sentence: withValues(tell(breach.sentence), explained, speech),
      when: words.brokenAt({ time, event: breach.event }),
      provenance,
    };
  }
  if (capsule === null) return null;
  return {
    title: words.holds({ property: fullName(capsule.property, speech) }),
    sentence: tell(capsule.sentence),
    when: words.brokeAt({ time: moment(capsule.recordedAtUs, 4) }),
    provenance,
  };
}

function withValues(sentence: string, explained: Explained | null, { tell, words }: Speech): string {
  const values = explained?.values ?? null;
  return values === null ? sentence : words.rooms.properties.withValues({ sentence, values: tell(values) });
}

/**
 * @param endUs - Where it was cut short; null if it has come to its end.
 * @returns What run this is: the very one that was recorded, one with the same decisions, or another.
 */
export function provenanceOf(capsule: CapsuleFacts, endUs: number | null, { words }: Speech): string {
  const cut = endUs === null ? [] : [words.cutShort({ time: moment(endUs, 4) })];
  return words.oneAfterTheOther([courseOf(capsule, words), ...cut]);
}

function courseOf({ course, zablab }: CapsuleFacts, words: Speech['words']): string {
  switch (course.kind) {
    case 'recorded':
      return words.recorded({ zablab });
    case 'byMeaning':
      return words.byMeaning({ zablab, percent: course.percent });
    case 'changed':
      return words.changedRun({ zablab });
  }
}

/** @returns What a screen reader hears of it. */
export const breachSpoken = ({ title, sentence, when }: BreachTexts, { words }: Speech): string =>
  words.oneAfterTheOther([title, sentence, when]);

/** @returns The last step before row `i`; null: there is none. */
export const stepBackIn = (chain: readonly Line[], i: number): Line | null =>
  chain.findLast(({ row }) => row < i) ?? null;
