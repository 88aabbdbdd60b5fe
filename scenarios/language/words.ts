/** What stands within a sentence: the words of an author, or a message of its own. */
import type { MessageOf } from './catalogue.ts';
import type { expectationsInEnglish } from './expectations.ts';
import type { LocalText } from './language.ts';
import type { propertiesInEnglish } from './properties.ts';

/** What is expected of a run, and why an expectation says nothing about it. */
export type ExpectationMessage = MessageOf<typeof expectationsInEnglish>;

export type Words = LocalText | ExpectationMessage | MessageOf<typeof propertiesInEnglish>;
