/** What broke, when, and how it came to that. Of a link also what did not break here, and under the run what run it is. */
import { type Language, moment, say } from '../../scenarios/index.ts';
import type { Breach } from '../worker/breach.ts';
import type { CapsuleFacts } from '../worker/capsuleRun.ts';
import { element } from './element.ts';
import { fullName } from './fullName.ts';
import { paintMoments } from './momentList.ts';
import type { Replay } from '../trace/replay.ts';
import { rowAt, type Rows } from '../trace/rows.ts';
import { type Words, words } from '../words/words.ts';

export interface BreachCard {
  show(replay: Replay, language: Language): void;
  /** @returns What a screen reader should hear of it; null where there is nothing. */
  spoken(language: Language): string | null;
}

export function breachCardIn(goTo: (row: number) => void): BreachCard {
  const card = element('breach', HTMLElement);
  const title = element('breachTitle', HTMLElement);
  const sentence = element('breachSentence', HTMLElement);
  const button = element('goToBreach', HTMLButtonElement);
  const chain = element('chainBox', HTMLDetailsElement);
  const when = element('breachWhen', HTMLElement);
  let row = 0;
  button.addEventListener('click', () => goTo(row));
  return {
    show({ summary, rows }, language) {
      const { breach, capsule, isCutShort } = summary;
      const own = words[language];
      card.hidden = breach === null && capsule === null;
      card.classList.toggle('holds', breach === null);
      title.textContent = titleOf(breach, capsule, language);
      sentence.textContent = sentenceOf(breach, capsule, language);
      when.textContent = whenOf(breach, capsule, own);
      row = breach?.row ?? 0;
      button.hidden = breach === null;
      chain.hidden = breach === null || breach.chain.length === 0;
      element('chainTitle', HTMLElement).textContent = own.chain({ count: breach?.chain.length ?? 0 });
      paintMoments(element('chain', HTMLOListElement), breach?.chain ?? [], language, goTo);
      element('provenance', HTMLElement).textContent =
        capsule === null
          ? ''
          : own.oneAfterTheOther(provenance(capsule, isCutShort ? endOf(rows) : null, own));
    },
    spoken(language) {
      const texts = [title, sentence, when].map(({ textContent }) => textContent ?? '');
      return card.hidden ? null : words[language].oneAfterTheOther(texts);
    },
  };
}

function titleOf(breach: Breach | null, capsule: CapsuleFacts | null, language: Language): string {
  const own = words[language];
  if (breach !== null) {
    const property = fullName(breach.name, language);
    return breach.isExpected && capsule === null
      ? own.brokenAsExpected({ property })
      : own.broken({ property });
  }
  return capsule === null ? '' : own.holds({ property: fullName(capsule.name, language) });
}

function sentenceOf(breach: Breach | null, capsule: CapsuleFacts | null, language: Language): string {
  const { sentence, values } = { sentence: capsule?.sentence ?? { en: '' }, values: null, ...breach };
  const told = say(sentence, language);
  if (values === null) return told;
  const shown = say(values, language);
  return `${told.replace(/[.。]$/, '')}${language === 'en' ? ` (${shown}).` : `（${shown}）。`}`;
}

function whenOf(breach: Breach | null, capsule: CapsuleFacts | null, own: Words): string {
  if (breach !== null) return own.brokenAt({ time: moment(breach.atUs, 4), event: breach.event });
  return capsule === null ? '' : own.brokeAt({ time: moment(capsule.recordedAtUs, 4) });
}

const endOf = (rows: Rows): number => rowAt(rows, rows.length - 1).t;

/** @param endUs - Where it was cut short; null if it has come to its end. */
const provenance = (capsule: CapsuleFacts, endUs: number | null, own: Words): readonly string[] => [
  courseOf(capsule, own),
  ...(endUs === null ? [] : [own.cutShort({ time: moment(endUs, 4) })]),
];

function courseOf({ course, zablab }: CapsuleFacts, own: Words): string {
  switch (course.kind) {
    case 'recorded':
      return own.recorded({ zablab });
    case 'byMeaning':
      return own.byMeaning({ zablab, percent: course.percent });
    case 'changed':
      return own.changedRun({ zablab });
  }
}
