/** What stands on the command line beside options, and options that stand there more than once. */
import type { Command } from 'commander';
import { InputError } from './errors.ts';

/** @throws InputError where there are more than `expected`. */
export function argumentsOf(command: Command, expected: number): readonly string[] {
  const argument = command.args[expected];
  if (argument !== undefined) {
    const params = { command: command.name(), argument, expected };
    throw new InputError({ id: 'wrong.tooManyArguments', params });
  }
  return command.args;
}

/** For commander: collects the values of an option that may be given as often as one likes. */
export const another = (value: string, before: readonly string[]): readonly string[] => [...before, value];
