/** What stands within a sentence: the words of an author, or a message of its own. */
import type { MessageOf } from './catalogue.ts';
import type { expectationsInEnglish } from './expectations.ts';
import type { LocalText } from './language.ts';
import type { propertiesInEnglish } from './properties.ts';
import type { propertySentencesInEnglish } from './propertySentences.ts';

/** What is expected of a run, and why an expectation says nothing about it. */
export type ExpectationMessage = MessageOf<typeof expectationsInEnglish>;

type PropertySentence = MessageOf<typeof propertySentencesInEnglish>;

/** What is expected: the words of an author, or ours. */
export type Expected = LocalText | ExpectationMessage;

/** What a property says, or what the model objected to. */
export type Claim = LocalText | PropertySentence;

export type Words = Expected | Claim | MessageOf<typeof propertiesInEnglish>;
