/** The command line, whole: from the words typed to an exit code. */
import { type Language, languageOf, languages } from '../scenarios/index.ts';
import { commandNames, dispatch, unknownCommand } from './commands.ts';
import { type Context, contextOf, ownVersion } from './context.ts';
import { EXIT, InputError, inputErrorLine, OurFault } from './errors.ts';
import type { Io } from './io.ts';
import type { PageName } from './language/page.ts';
import { tell } from './language/message.ts';
import { oneLine, shellWords } from './oneLine.ts';
import { pageText } from './pages.ts';

/**
 * @param argv - What was typed after `zablab`.
 * @returns The exit code. It never throws: what goes wrong is told on the error stream.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let language = languageOfTerminal(io.env);
  try {
    language = languageSpoken(argv, io.env);
    return await answer(argv, contextOf(io, language));
  } catch (error) {
    return tellFailure(error, argv, language, io);
  }
}

/** @throws InputError if `--lang` names none. */
export const languageSpoken = (argv: readonly string[], env: Io['env']): Language =>
  languageChosen(argv) ?? languageOfTerminal(env);

async function answer(argv: readonly string[], context: Context): Promise<number> {
  const { stdout } = context.io;
  const typed = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  const [command, topic] = typed.filter((word) => !word.startsWith('-') && word !== langValue(typed));
  if (typed.includes('--version') || typed.includes('-V')) {
    stdout.write(`zablab ${ownVersion()}\n`);
    return EXIT.ok;
  }
  if (command === undefined ? typed.every(isPageOption) : command === 'help' || typed.some(asksForPage)) {
    const name = pageName(command === 'help' ? topic : command, context);
    stdout.write(pageText(name, context.language, context.paint(stdout), stdout.columns));
    return EXIT.ok;
  }
  return await dispatch(argv, context);
}

const asksForPage = (word: string): boolean => word === '--help' || word === '-h';

/** Nothing typed but what leaves the page of the whole program to be shown. */
const isPageOption = (word: string): boolean =>
  asksForPage(word) || !word.startsWith('-') || word.startsWith('--lang');

function pageName(command: string | undefined, context: Context): PageName {
  if (command === undefined || command === 'help') return 'root';
  const known = commandNames.find((name) => name === command);
  if (known === undefined || known === 'help') throw unknownCommand(command, context);
  return known;
}

/** The value of `--lang`, wherever it stands: it decides how everything else is told, mistakes among them. */
function langValue(argv: readonly string[]): string | undefined {
  const position = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const option = argv[position];
  return option === '--lang' ? argv[position + 1] : option?.slice('--lang='.length);
}

function languageChosen(argv: readonly string[]): Language | null {
  const word = langValue(argv);
  if (word === undefined) return null;
  const chosen = languages.find((language) => language.toLowerCase() === word.toLowerCase());
  if (chosen === undefined)
    throw new InputError({ id: 'wrong.language', params: { word, known: languages } });
  return chosen;
}

/** ZABLAB_LANG, else what the terminal speaks. LC_ALL comes before LC_MESSAGES, and that before LANG, as everywhere. */
function languageOfTerminal(env: Io['env']): Language {
  const tags = [env['ZABLAB_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  return languageOf(tags.find((tag) => tag !== undefined && tag !== '') ?? 'en');
}

function tellFailure(error: unknown, argv: readonly string[], language: Language, io: Io): number {
  const line = inputErrorLine(error, language);
  if (line !== null) {
    io.stderr.write(`${oneLine(line)}\n`);
    return EXIT.wrongInput;
  }
  const cause = error instanceof OurFault ? error.cause : error;
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const command = shellWords(['zablab', ...(error instanceof OurFault ? error.argv : argv)]);
  io.stderr.write(`zablab: ${oneLine(tell({ id: 'fault.ours', params: { what } }, language))}\n`);
  io.stderr.write(
    `zablab: ${oneLine(tell({ id: 'fault.reproduce', params: { command, version: ownVersion() } }, language))}\n`,
  );
  const isDebugging = (io.env['ZABLAB_DEBUG'] ?? '') !== '';
  if (isDebugging && cause instanceof Error) io.stderr.write(`${cause.stack ?? ''}\n`);
  return EXIT.ourFault;
}
