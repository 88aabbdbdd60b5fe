/** The commands that search for failures and work on what was found, for commander. */
import type { Command } from 'commander';
import { argumentsOf } from './arguments.ts';
import type { Context } from './context.ts';
import { InputError } from './errors.ts';
import { explain } from './explain.ts';
import { fuzz } from './fuzz.ts';
import type { FuzzCommand } from './fuzzOptions.ts';
import { replay, type ReplayOptions } from './replay.ts';
import { shrink, type ShrinkOptions } from './shrink.ts';

export function addSearchCommands(program: Command, exit: (code: number) => void, context: Context): void {
  program
    .command('fuzz')
    .allowExcessArguments()
    .option('--profile <name>')
    .option('--servers <count>')
    .option('--runs <count>')
    .option('--for <time>')
    .option('--only <run>')
    .option('--seed <seed>')
    .option('--workers <count>')
    .option('--bug <id>')
    .option('--release <release>')
    .option('--out <folder>')
    .option('--page <address>')
    .option('--json')
    .option('--lang <language>')
    .action(async (options: FuzzCommand, command: Command) => {
      argumentsOf(command, 0);
      exit(await fuzz(options, context));
    });
  program
    .command('replay')
    .argument('[file]')
    .allowExcessArguments()
    .option('--json')
    .option('--lang <language>')
    .action((_file: unknown, options: ReplayOptions, command: Command) => {
      exit(replay(fileOf(command), options, context));
    });
  program
    .command('explain')
    .argument('[file]')
    .allowExcessArguments()
    .option('--lang <language>')
    .action((_file: unknown, _options: unknown, command: Command) => {
      exit(explain(fileOf(command), context));
    });
  program
    .command('shrink')
    .argument('[file]')
    .allowExcessArguments()
    .option('--out <file>')
    .option('--lang <language>')
    .action(async (_file: unknown, options: ShrinkOptions, command: Command) => {
      exit(await shrink(fileOf(command), options, context));
    });
}

/** The failure that a command is about. */
function fileOf(command: Command): string {
  const [file] = argumentsOf(command, 1);
  if (file === undefined)
    throw new InputError({ id: 'wrong.fileForgotten', params: { command: command.name() } });
  return file;
}
