/** What a property is called, and what it says: English. */
import { propertySentences } from './propertySentences.ts';

export const propertiesInEnglish = {
  /** Stories write it so, in every language. */
  'property.name': (p: { name: string }) => p.name,
  /** Empty for a name that nobody knows. */
  'property.sentence': (p: { name: string }) => propertySentences[p.name] ?? '',
};
