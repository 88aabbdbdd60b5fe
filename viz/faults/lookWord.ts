/** What a server is, in a word: names of states stand as they are, other looks have words. */
import type { Lab } from '../app/lab.ts';
import { lookOf, type ServerView } from '../trace/serverView.ts';

export function lookWord({ words }: Pick<Lab, 'words'>, server: ServerView): string {
  const look = lookOf(server);
  return words.value.looks[look].split(/[:：]/u)[0] ?? look;
}
