/** What a property is called, and what it says: Chinese. */
import type { Translation } from './catalogue.ts';
import type { propertiesInEnglish } from './properties.ts';
import { propertyTextsInChinese } from './propertyTextsInChinese.ts';

export const propertiesInChinese: Translation<typeof propertiesInEnglish> = {
  'property.name': (p) => propertyTextsInChinese[p.name]?.[0] ?? p.name,
  'property.sentence': (p) => propertyTextsInChinese[p.name]?.[1] ?? '',
};

/** @returns Its name in Chinese, with the one that a story writes behind it. */
export function propertyInChinese(name: string): string {
  const own = propertiesInChinese['property.name']({ name });
  return own === name ? name : `${own}（${name}）`;
}
