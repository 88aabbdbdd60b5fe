/** The commands and their options, for commander: it reads what was typed; what it finds wrong we say ourselves. */
import { Command, CommanderError } from 'commander';
import { suggest } from '../scenarios/index.ts';
import { another, argumentsOf } from './arguments.ts';
import { check, type CheckOptions } from './check.ts';
import { conform, type ConformOptions } from './conform.ts';
import type { Context } from './context.ts';
import { diff, type DiffOptions } from './diff.ts';
import { InputError } from './errors.ts';
import { list } from './list.ts';
import { type RunOptions, run } from './run.ts';
import { addSearchCommands } from './searchCommands.ts';
import { isStoryWord } from './storySource.ts';
import { addViewCommand } from './viewCommand.ts';

/** What each option that needs a value might have. */
const valueExamples: Readonly<Record<string, string>> = {
  '--seed': '2',
  '--set': 'tickTime=500',
  '--do': "'1.24s kill 3'",
  '--servers': '7',
  '--trace': 'run.ndjson',
  '--junit': 'report.xml',
  '--until': '90s',
  '--profile': 'split-brain',
  '--runs': '1000',
  '--for': '60s',
  '--only': '17',
  '--workers': '2',
  '--bug': 'ZOOKEEPER-4643',
  '--release': '3.8.0',
  '--out': 'failures',
  '--port': '8080',
  '--page': 'https://example.org/zablab/',
  '--lang': 'zh-CN',
};

/** @returns The exit code. @throws InputError about what was typed, before anything is done. */
export async function dispatch(argv: readonly string[], context: Context): Promise<number> {
  let exitCode = 0;
  const program = programOf(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? asInputError(error, program, argv, context) : error;
  }
  return exitCode;
}

function programOf(context: Context, exit: (code: number) => void): Command {
  const program = new Command('zablab')
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .showSuggestionAfterError(false)
    .helpOption(false)
    .helpCommand(false)
    .option('--lang <language>');
  program
    .command('run')
    .argument('[story]')
    .allowExcessArguments()
    .option('--seed <seed>')
    .option('--servers <count>')
    .option('--until <time>')
    .option('--set <setting>', '', another, [])
    .option('--do <intervention>', '', another, [])
    .option('--json')
    .option('--trace <file>')
    .option('--detail')
    .option('--lang <language>')
    .action(async (_story: unknown, options: RunOptions, command: Command) => {
      const [story] = argumentsOf(command, 1);
      if (story === undefined) throw new InputError({ id: 'wrong.storyForgotten', params: {} });
      exit(await run(story, options, context));
    });
  addViewCommand(program, exit, context);
  program
    .command('check')
    .argument('[folder]')
    .allowExcessArguments()
    .option('--json')
    .option('--junit <file>')
    .option('--lang <language>')
    .action(async (_folder: unknown, options: CheckOptions, command: Command) => {
      const [folder] = argumentsOf(command, 1);
      exit(await check(folder, options, context));
    });
  addSearchCommands(program, exit, context);
  program
    .command('conform')
    .argument('[file]')
    .allowExcessArguments()
    .option('--json')
    .option('--lang <language>')
    .action((_file: unknown, options: ConformOptions, command: Command) => {
      const [file] = argumentsOf(command, 1);
      if (file === undefined) throw new InputError({ id: 'wrong.recordingForgotten', params: {} });
      exit(conform(file, options, context));
    });
  program
    .command('list')
    .allowExcessArguments()
    .option('--json')
    .option('--lang <language>')
    .action((options: { readonly json?: boolean }, command: Command) => {
      argumentsOf(command, 0);
      exit(list(options, context));
    });
  program
    .command('diff')
    .argument('[a]')
    .argument('[b]')
    .allowExcessArguments()
    .option('--do <intervention>', '', another, [])
    .option('--lang <language>')
    .action((_a: unknown, _b: unknown, options: DiffOptions, command: Command) => {
      // A run and the same with interventions need be named once.
      const [a, b = options.do.length === 0 ? undefined : a] = argumentsOf(command, 2);
      if (a === undefined || b === undefined)
        throw new InputError({ id: 'wrong.sidesForgotten', params: {} });
      exit(diff(a, b, options, context));
    });
  return program;
}

export const commandNames = [
  'run',
  'view',
  'check',
  'fuzz',
  'replay',
  'explain',
  'shrink',
  'conform',
  'list',
  'diff',
  'help',
] as const;

/** Commander knows what is wrong; the word it is about stands in quotes in its message. */
function asInputError(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
  context: Context,
): unknown {
  const word = /'([\s\S]*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(word, context);
    case 'commander.unknownOption':
      return unknownOption(word, program, argv);
    case 'commander.optionMissingArgument': {
      const [option = ''] = word.split(' ');
      const example = valueExamples[option] ?? '…';
      return new InputError({ id: 'wrong.optionWithoutValue', params: { option, example } });
    }
    default:
      return error;
  }
}

export function unknownCommand(word: string, context: Context): InputError {
  if (isStoryWord(word, context.io)) return new InputError({ id: 'wrong.commandIsStory', params: { word } });
  const params = { word, suggestion: suggest(word, commandNames), known: commandNames };
  return new InputError({ id: 'wrong.command', params });
}

function unknownOption(typed: string, program: Command, argv: readonly string[]): InputError {
  const [option = ''] = typed.split('=');
  const command = program.commands.find((candidate) => argv.includes(candidate.name()));
  const known = (command ?? program).options.flatMap(({ long }) =>
    long === undefined || long === null ? [] : [long],
  );
  if (command !== undefined && known.includes(option)) {
    const name = command.name();
    const isTooEarly = argv.indexOf(typed) < argv.indexOf(name);
    return new InputError(
      isTooEarly
        ? { id: 'wrong.optionTooEarly', params: { option, command: name } }
        : { id: 'wrong.optionWithValue', params: { option } },
    );
  }
  const help = command === undefined ? 'zablab --help' : `zablab ${command.name()} --help`;
  const suggestion = suggest(option, [...known, '--help', '--version']);
  return new InputError({ id: 'wrong.option', params: { option, suggestion, help } });
}
