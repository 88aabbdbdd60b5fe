/** The help pages: usage and examples first, in columns that fit the terminal. */
import type { Language } from '../scenarios/index.ts';
import type { Page, PageName } from './language/page.ts';
import { pagesInChinese } from './language/pagesInChinese.ts';
import { pagesInEnglish } from './language/pagesInEnglish.ts';
import type { Paint } from './paint.ts';
import { padEnd, widthOf, wrap } from './width.ts';

const pages: Readonly<Record<Language, Readonly<Record<PageName, Page>>>> = {
  en: pagesInEnglish,
  'zh-CN': pagesInChinese,
};

/** Wider lines are hard to read. */
const COLUMNS_MAX = 100;

/** @returns The page, with its last line ended. */
export function pageText(name: PageName, language: Language, paint: Paint, columns: number): string {
  const page = pages[language][name];
  const command = name === 'root' ? 'zablab' : `zablab ${name}`;
  const lines = [`${paint.bold(command)} – ${page.title}`];
  for (const { heading, rows } of page.sections) {
    const typedWidth = Math.max(...rows.map(([typed]) => widthOf(typed)));
    const meaningWidth = Math.max(24, Math.min(columns, COLUMNS_MAX) - typedWidth - 4);
    lines.push('', paint.bold(heading));
    for (const [typed, meaning] of rows) {
      const [first = '', ...others] = wrap(meaning, meaningWidth);
      lines.push(
        `  ${paint.cyan(padEnd(typed, first === '' ? 0 : typedWidth))}${first === '' ? '' : `  ${first}`}`,
      );
      lines.push(...others.map((line) => ' '.repeat(typedWidth + 4) + line));
    }
  }
  return `${lines.join('\n')}\n`;
}
