/** The two languages of zablab, and a text written in both. */
export type Language = 'en' | 'zh-CN';

export const languages: readonly Language[] = ['en', 'zh-CN'];

/** A text in both languages. A file may leave the Chinese out: then the English one stands in. */
export interface LocalText {
  readonly en: string;
  readonly 'zh-CN'?: string;
}

export const textIn = (text: LocalText, language: Language): string => text[language] ?? text.en;

/** @returns The language that a tag such as `zh`, `zh_CN.UTF-8` or `en-GB` asks for; English for any other. */
export function languageOf(tag: string): Language {
  return /^zh([-_.]|$)/i.test(tag) ? 'zh-CN' : 'en';
}
