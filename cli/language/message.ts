/** Messages of the command line: plain data until somebody reads them. */
import type { Language, MessageOf } from '../../scenarios/index.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';

type Catalogue = typeof english;
export type CliMessage = MessageOf<Catalogue>;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, 'zh-CN': chinese };

/** @returns The sentence for `id` in `language`. */
export function tell(message: CliMessage, language: Language): string {
  // The id picks the function and the params together, which the compiler cannot follow through the union.
  const sentence = catalogues[language][message.id] as (params: CliMessage['params']) => string;
  return sentence(message.params);
}
