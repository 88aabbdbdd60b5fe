/** Messages of this folder's catalogue: plain data until somebody wants to read them. */
import type { MessageOf, ParamsOf } from './catalogue.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Language, LocalText } from './language.ts';

type Catalogue = typeof english;
export type MessageId = keyof Catalogue;
export type Message = MessageOf<Catalogue>;
export type MessageParams<Id extends MessageId> = ParamsOf<Catalogue[Id]>;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, 'zh-CN': chinese };

/** @returns The sentence for `message` in `language`. */
export function say(message: Message, language: Language): string {
  // The id picks the function and the params together, which the compiler cannot follow through the union.
  const sentence = catalogues[language][message.id] as (params: Message['params']) => string;
  return sentence(message.params);
}

/** @returns The sentence in both languages, for those who will choose later. */
export const sayInBoth = (message: Message): LocalText => ({
  en: say(message, 'en'),
  'zh-CN': say(message, 'zh-CN'),
});
