/** `npm start`: a first story, told, and then shown. */
import { EXIT } from './errors.ts';
import type { Io } from './io.ts';
import { tell } from './language/message.ts';
import { STORY_DEFAULT } from './view.ts';
import { languageSpoken, main } from './zablab.ts';

/**
 * The page is served while somebody sits there: a script that looks at what is told would wait for ever.
 *
 * @param argv - Options that `run` and `view` both know.
 * @returns The exit code.
 */
export async function firstLook(argv: readonly string[], io: Io): Promise<number> {
  const code = await main(['run', STORY_DEFAULT, ...argv], io);
  if (code !== EXIT.ok) return code;
  io.stdout.write('\n');
  if (io.stdout.isTTY || (io.env['ZABLAB_PAGE'] ?? '') !== '')
    return await main(['view', STORY_DEFAULT, ...argv], io);
  const command = `npx zablab view ${STORY_DEFAULT}`;
  io.stdout.write(`${tell({ id: 'start.look', params: { command } }, languageSpoken(argv, io.env))}\n`);
  return EXIT.ok;
}
