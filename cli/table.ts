/** Labels on the left, and beside each its lines. */
import type { Paint } from './paint.ts';
import { padEnd, widthOf, wrap } from './width.ts';

const GAP = '  ';

export type Block = readonly [label: string, lines: readonly string[]];

/** What has no lines is left out. */
export function table(blocks: readonly Block[], columns: number, paint: Paint): readonly string[] {
  const shown = blocks.filter(([, lines]) => lines.length > 0);
  const labelWidth = Math.max(...shown.map(([label]) => widthOf(label)));
  return shown.flatMap(([label, texts]) => {
    const lines = texts.flatMap((text) => wrap(text, columns - labelWidth - GAP.length, GAP));
    return lines.map((line, index) => {
      const left = padEnd(index === 0 ? label : '', labelWidth);
      return `${index === 0 ? paint.dim(left) : left}${GAP}${line}`;
    });
  });
}
