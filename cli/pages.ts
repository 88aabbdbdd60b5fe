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
/** Where less is left for the meanings, they stand below what is typed. */
const MEANING_COLUMNS_MIN = 24;

/** @returns The page, with its last line ended. */
export function pageText(name: PageName, language: Language, paint: Paint, columns: number): string {
  const page = pages[language][name];
  const command = name === 'root' ? 'zablab' : `zablab ${name}`;
  const width = Math.min(columns, COLUMNS_MAX);
  const lines = [...wrap(`${paint.bold(command)} – ${page.title}`, width)];
  for (const { heading, rows } of page.sections) {
    const typedWidth = Math.max(...rows.map(([typed]) => widthOf(typed)));
    const meaningWidth = width - typedWidth - 4;
    lines.push('', paint.bold(heading));
    for (const [typed, meaning] of rows) {
      if (meaning === '' || meaningWidth < MEANING_COLUMNS_MIN) {
        lines.push(`  ${paint.cyan(typed)}`);
        if (meaning !== '') lines.push(...wrap(meaning, width - 4).map((line) => `    ${line}`));
        continue;
      }
      const [first = '', ...others] = wrap(meaning, meaningWidth);
      lines.push(`  ${paint.cyan(padEnd(typed, typedWidth))}  ${first}`);
      lines.push(...others.map((line) => ' '.repeat(typedWidth + 4) + line));
    }
  }
  return `${lines.join('\n')}\n`;
}
