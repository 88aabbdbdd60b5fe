/** What a property is called on the page. */
import { type Language, say, type Words } from '../../scenarios/index.ts';

/** @returns Its name; for Chinese readers the one that stories write behind it. */
export function fullName(name: Words, language: Language): string {
  const own = say(name, language);
  const written = say(name, 'en');
  return own === written ? own : `${own}（${written}）`;
}
