/** The shape of what is written for people: one text, or one in each language. */
import { either, record, text } from './shape.ts';

const words = text(2_000);

export const localText = either(words, record({ en: words, 'zh-CN': words }, ['en']));
