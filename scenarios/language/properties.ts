/** Names and sentences of the model's properties, in both languages. Stories write the English name, so a Chinese one stands before it. */
import { properties } from '../../model/index.ts';
import type { LocalText } from './language.ts';
import { propertiesInChinese } from './propertiesInChinese.ts';

/** @returns What a property is called: for Chinese readers its name in Chinese, which no story can write. */
export function propertyName(name: string): LocalText {
  const [chinese] = propertiesInChinese[name] ?? [];
  return chinese === undefined ? { en: name } : { en: name, 'zh-CN': chinese };
}

/** @returns Its name in Chinese, with the one that a story writes behind it. */
export function propertyInChinese(name: string): string {
  const [chinese] = propertiesInChinese[name] ?? [];
  return chinese === undefined ? name : `${chinese}（${name}）`;
}

/** @returns What a property says; empty for a name that nobody knows. */
export function propertySentence(name: string): LocalText {
  const en = properties.find((property) => property.name === name)?.sentence ?? '';
  const [, chinese] = propertiesInChinese[name] ?? [];
  return chinese === undefined ? { en } : { en, 'zh-CN': chinese };
}
