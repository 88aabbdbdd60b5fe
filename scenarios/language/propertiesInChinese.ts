/** What a property is called: Chinese. */
import type { Translation } from './catalogue.ts';
import type { propertiesInEnglish } from './properties.ts';
import { propertyNamesInChinese } from './propertyNamesInChinese.ts';

export const propertiesInChinese: Translation<typeof propertiesInEnglish> = {
  'property.name': (p) => propertyNamesInChinese[p.name] ?? p.name,
};

/** @returns Its name in Chinese, with the one that a story writes behind it. */
export function propertyInChinese(name: string): string {
  const own = propertiesInChinese['property.name']({ name });
  return own === name ? name : `${own}（${name}）`;
}
