/**
 * What a catalogue of messages is: from message id to a function of named parameters. The English catalogue is the original; a
 * translation has its type, so a missing id, an extra one or a parameter that does not exist fails to compile.
 */
import { type Language, type LocalText, textIn } from './language.ts';

// A catalogue is a table of functions of one parameter each; `never` accepts every one of them.
type Sentence = (params: never) => string;

/** From message id to sentence. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** The type of a translation of `Original`. */
export type Translation<Original extends Sentences> = {
  readonly [Id in keyof Original]: Original[Id];
};

/** Messages without parameters take none. */
export type ParamsOf<Entry> = Entry extends () => string
  ? Record<never, never>
  : Entry extends (params: infer Params) => string
    ? Params
    : never;

/** A message as plain data: it crosses to a worker, into a report, and is told in any language later. */
export type MessageOf<Original> = {
  [Id in keyof Original & string]: { readonly id: Id; readonly params: ParamsOf<Original[Id]> };
}[keyof Original & string];

/** All sentences of one kind in one language: whoever reads one language loads no other. */
export interface Catalogue<Original extends Sentences> {
  readonly language: Language;
  readonly sentences: Translation<Original>;
}

/** @returns The sentence for `message` in the language of the catalogue; an author's text as it is. */
export function sayFrom<Original extends Sentences>(
  { language, sentences }: Catalogue<Original>,
  message: MessageOf<Original> | LocalText,
): string {
  return 'id' in message ? sentenceOf(sentences, message) : textIn(message, language);
}

/** @returns As `sayFrom`, of a catalogue of which a part is here; null where the sentence is not. */
export const sayIfHere = <Original extends Sentences>(
  {
    language,
    sentences,
  }: Pick<Catalogue<Sentences>, 'language'> & { readonly sentences: Partial<Translation<Original>> },
  message: MessageOf<Original> | LocalText,
): string | null =>
  'id' in message && sentences[message.id] === undefined
    ? null
    : sayFrom({ language, sentences: sentences as Translation<Original> }, message);

/** @returns The sentence of a table. */
function sentenceOf<Original extends Sentences>(
  sentences: Translation<Original>,
  { id, params }: MessageOf<Original>,
): string {
  // The id picks the function and the params together, which the compiler cannot follow through the union.
  return sentences[id](params as never);
}
