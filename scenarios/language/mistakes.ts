/** What can be wrong with what zablab is given, in either language: types alone, so that naming a mistake loads no sentence. */
import type { Catalogue, MessageOf } from './catalogue.ts';
import type { mistakesInEnglish } from './mistakesInEnglish.ts';

type Sentences = typeof mistakesInEnglish;
export type Mistakes = Catalogue<Sentences>;
export type Mistake = MessageOf<Sentences>;
