/** The command that makes the run that is shown, as one types it into a POSIX shell. */
import type { RunRequest } from '../app/protocol.ts';

/** What needs no quotes in any shell. */
const BARE = /^[\w@%+:,./-][\w@%+=:,./-]*$/;

/** @returns The word as a POSIX shell reads it, whatever stands in it. */
export const shellWord = (word: string): string =>
  BARE.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** What begins with a dash would be taken for an option: so each value stands behind an equals sign there. */
const option = (name: string, value: string): readonly string[] =>
  value.startsWith('-') ? [`${name}=${value}`] : [name, value];

/**
 * @param file - Name of the story file with all changes in it, for what is no story of ours.
 * @returns The words behind `npx`.
 */
export function commandWords(request: RunRequest, file: string): readonly string[] {
  const { source, seed, settings, interventions } = request;
  if (source.kind !== 'story') return ['zablab', 'run', file];
  return [
    'zablab',
    'run',
    source.name,
    ...(seed === null ? [] : option('--seed', seed)),
    ...Object.entries(settings).flatMap(([key, value]) => option('--set', `${key}=${value}`)),
    ...interventions.flatMap((intervention) => option('--do', intervention)),
  ];
}

export const commandLine = (request: RunRequest, file: string): string =>
  ['npx', ...commandWords(request, file)].map(shellWord).join(' ');
