/** A chain from fault to breach in the terminal: its lines, and under them what the property says. */
import { type Explanation, say } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import type { Paint } from './paint.ts';
import { toldAt, toldLine } from './toldLine.ts';

export function explanationLines(
  { lines, sentence, values, atUs }: Explanation,
  columns: number,
  context: Context,
  paint: Paint,
): readonly string[] {
  const { language } = context;
  const shown = values === null ? '' : aside(say(values, language), context);
  const told = withoutStop(say(sentence, language)) + shown;
  const broken = context.tell({ id: 'fuzz.brokenAt', params: { sentence: told } });
  return [
    ...lines.flatMap((line) => toldLine(line, columns, context, paint)),
    ...toldAt(atUs, broken, columns, paint, paint.red),
  ];
}

const withoutStop = (sentence: string): string => sentence.replace(/[.。]$/, '');

const aside = (text: string, context: Context): string =>
  context.tell({ id: 'text.aside', params: { text } });
