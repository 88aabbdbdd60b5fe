/** What a run and its outcome are told with, in either language: types alone, so that naming a message loads no sentence. */
import type { Catalogue, MessageOf } from './catalogue.ts';
import type { tellingInEnglish } from './tellingInEnglish.ts';

type Sentences = typeof tellingInEnglish;
export type Telling = Catalogue<Sentences>;
export type TellingMessage = MessageOf<Sentences>;
