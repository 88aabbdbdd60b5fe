/** What a property is called on the page. */
import { type Language, type LocalText, textIn } from '../../scenarios/index.ts';

/** @returns Its name; for Chinese readers the one that stories write behind it. */
export function fullName(name: LocalText, language: Language): string {
  const own = textIn(name, language);
  return own === name.en ? own : `${own}（${name.en}）`;
}
