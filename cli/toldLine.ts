/** One line of a telling in the terminal: its time, and its sentence in as many lines as that needs. */
import { type Line, moment, tell } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { type Paint, paintServer } from './paint.ts';
import { padStart, wrap } from './width.ts';

/** `  12.345 s  ` */
const TIME_COLUMNS = 9;
const GAP = '  ';

export function toldLine(line: Line, columns: number, context: Context, paint: Paint): readonly string[] {
  const accent = accentOf(line, paint);
  return timed(line.atUs, tell(line, context.language), columns, paint, {
    first: (text) => withServer(line, text, accent, paint),
    others: accent,
  });
}

interface Accents {
  readonly first: (text: string) => string;
  readonly others: (text: string) => string;
}

/** A sentence of ours beside those of the narration. */
export const toldAt = (
  atUs: number,
  sentence: string,
  columns: number,
  paint: Paint,
  accent: (text: string) => string,
): readonly string[] => timed(atUs, sentence, columns, paint, { first: accent, others: accent });

function timed(
  atUs: number,
  sentence: string,
  columns: number,
  paint: Paint,
  accents: Accents,
): readonly string[] {
  const time = padStart(moment(atUs), TIME_COLUMNS);
  const [first = '', ...others] = wrap(sentence, columns - TIME_COLUMNS - GAP.length);
  return [
    `${paint.dim(time)}${GAP}${accents.first(first)}`,
    ...others.map((other) => `${' '.repeat(TIME_COLUMNS)}${GAP}${accents.others(other)}`),
  ];
}

/** What must not be missed. */
function accentOf(line: Line, paint: Paint): (text: string) => string {
  switch (line.id) {
    case 'told.asExpected':
      return paint.green;
    case 'told.notAsExpected':
    case 'told.propertyBroken':
      return paint.red;
    case 'told.elected':
      return line.params.state === 'LEADING' ? paint.bold : String;
    default:
      return String;
  }
}

/** The server whose line it is, in its colour: `3 is LEADING`, `服务器 3 进入 LEADING`. */
function withServer(line: Line, text: string, accent: (text: string) => string, paint: Paint): string {
  const [, own = '', rest = ''] = /^(\D{0,4}\d+)(.*)$/su.exec(text) ?? [];
  if (line.node === 0 || !own.endsWith(String(line.node))) return accent(text);
  return paint.bold(paintServer(paint, line.node, own)) + accent(rest);
}
