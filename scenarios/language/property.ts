/** Messages about a property of the model, by the name that stories write. */
import type { TellingMessage } from './telling.ts';

/** @returns What it is called: for Chinese readers its name in Chinese, which no story can write. */
export const propertyName = (name: string) =>
  ({ id: 'property.name', params: { name } }) as const satisfies TellingMessage;

/** @returns What it says; told, it is empty for a name that nobody knows. */
export const propertySentence = (name: string) =>
  ({ id: 'property.sentence', params: { name } }) as const satisfies TellingMessage;
