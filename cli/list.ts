/** `zablab list`: the stories that come with zablab. */
import { stories, textIn } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { EXIT } from './errors.ts';
import { padEnd, widthOf, wrap } from './width.ts';

/** Where less is left for the titles, they stand below the names. */
const TITLE_COLUMNS_MIN = 24;

export function list(options: { readonly json?: boolean }, context: Context): number {
  const { io, language } = context;
  const listed = stories.map(({ name, title }) => ({ name, title: textIn(title, language) }));
  if (options.json === true) {
    io.stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
    return EXIT.ok;
  }
  const paint = context.paint(io.stdout);
  const nameWidth = Math.max(...listed.map(({ name }) => widthOf(name)));
  const titleWidth = io.stdout.columns - nameWidth - 2;
  for (const { name, title } of listed) {
    if (titleWidth < TITLE_COLUMNS_MIN) {
      io.stdout.write(`${paint.cyan(name)}\n`);
      for (const line of wrap(title, io.stdout.columns - 2)) io.stdout.write(`  ${line}\n`);
      continue;
    }
    const [first = '', ...others] = wrap(title, titleWidth);
    io.stdout.write(`${paint.cyan(padEnd(name, nameWidth))}  ${first}\n`);
    for (const line of others) io.stdout.write(`${' '.repeat(nameWidth + 2)}${line}\n`);
  }
  io.stdout.write(`\n${paint.dim(context.tell({ id: 'list.next', params: {} }))}\n`);
  return EXIT.ok;
}
