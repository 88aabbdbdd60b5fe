/** What a property is called on the page. */
import { propertyName } from '../../scenarios/language/property.ts';
import type { Speech } from '../words/speech.ts';

/** @returns Its name; for Chinese readers the one that stories write behind it. */
export function fullName(name: string, { tell }: Speech): string {
  const own = tell(propertyName(name));
  return own === name ? own : `${own}（${name}）`;
}
