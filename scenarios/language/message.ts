/** Messages of this folder's catalogues: plain data until somebody wants to read them. Whoever reads one language alone calls `sayFrom`. */
import { type Catalogue, type MessageOf, sayFrom } from './catalogue.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Language, LocalText } from './language.ts';

type Sentences = typeof english;
export type MessageId = keyof Sentences;
export type Message = MessageOf<Sentences>;

const catalogues: Readonly<Record<Language, Catalogue<Sentences>>> = {
  en: { language: 'en', sentences: english },
  'zh-CN': { language: 'zh-CN', sentences: chinese },
};

/** @returns The sentence for `message` in `language`; an author's text in that language, if he has written it. */
export const say = (message: Message | LocalText, language: Language): string =>
  sayFrom(catalogues[language], message);
