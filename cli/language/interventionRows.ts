/** What `--do` takes, in no language: each verb and what goes with it. */
import { interventionVerbs, targetWords } from '../../scenarios/index.ts';

export const interventionRows: readonly (readonly [string, string])[] = [
  ...interventionVerbs.map(({ verb, usage }) => [verb, usage.slice(verb.length + 1)] as const),
  ['SERVERS', ['3', '1,2', 'all', ...targetWords].join(' | ')],
];
