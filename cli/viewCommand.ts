/** The command that shows the page, for commander. */
import type { Command } from 'commander';
import { another, argumentsOf } from './arguments.ts';
import type { Context } from './context.ts';
import { STORY_DEFAULT, view, type ViewOptions } from './view.ts';

export function addViewCommand(program: Command, exit: (code: number) => void, context: Context): void {
  program
    .command('view')
    .argument('[story]')
    .allowExcessArguments()
    .option('--seed <seed>')
    .option('--set <setting>', '', another, [])
    .option('--do <intervention>', '', another, [])
    .option('--port <port>')
    .option('--page <address>')
    .option('--open')
    .option('--lang <language>')
    .action(async (_story: unknown, options: ViewOptions, command: Command) => {
      const [story = STORY_DEFAULT] = argumentsOf(command, 1);
      exit(await view(story, { ...program.opts<{ lang?: string }>(), ...options }, context));
    });
}
