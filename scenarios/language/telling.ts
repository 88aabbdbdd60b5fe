/** What a run and its outcome are told with, in either language: types alone, so that naming a message loads no sentence. */
import type { Catalogue, MessageOf } from './catalogue.ts';
import type { firstInEnglish } from './firstInEnglish.ts';
import type { tellingInEnglish } from './tellingInEnglish.ts';

type Sentences = typeof tellingInEnglish;
export type Telling = Catalogue<Sentences>;
/** What every run is told with. */
export type FirstTelling = Catalogue<typeof firstInEnglish>;
export type TellingMessage = MessageOf<Sentences>;
