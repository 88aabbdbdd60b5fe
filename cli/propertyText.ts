/** What a property is called in the terminal. */
import { propertyName, say } from '../scenarios/index.ts';
import type { Context } from './context.ts';

/** With the name that a story writes behind it, where that is another. */
export function fullName(name: string, context: Context): string {
  const own = say(propertyName(name), context.language);
  return own === name ? name : own + context.tell({ id: 'text.aside', params: { text: name } });
}
