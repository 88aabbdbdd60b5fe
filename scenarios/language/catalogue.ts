/**
 * What a catalogue of messages is: from message id to a function of named parameters. The English catalogue is the original; a
 * translation has its type, so a missing id, an extra one or a parameter that does not exist fails to compile.
 */

// A catalogue is a table of functions of one parameter each; `never` accepts every one of them.
type Sentence = (params: never) => string;

/** The type of a translation of `Original`. */
export type Translation<Original extends Readonly<Record<string, Sentence>>> = {
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
