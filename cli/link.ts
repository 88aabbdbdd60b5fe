/** The address at which a page shows a failure. */
import { InputError } from './errors.ts';
import type { Io } from './io.ts';

/** Where `npm run view` serves the page. */
const LOCAL_PAGE = 'http://localhost:4173/';
/** Browsers take more; mail programs and chats do not. */
export const LINK_CHARACTERS_MAX = 8_000;

/**
 * @param typed - What stands behind `--page`; else ZABLAB_PAGE counts, else a server on this machine.
 * @throws InputError if that is no address.
 */
export function pageAddress(typed: string | undefined, env: Io['env']): string {
  const fromEnvironment = env['ZABLAB_PAGE'] ?? '';
  const word = typed ?? (fromEnvironment === '' ? LOCAL_PAGE : fromEnvironment);
  if (!isAddress(word)) throw new InputError({ id: 'wrong.page', params: { word } });
  return word.replace(/#.*$/s, '');
}

function isAddress(word: string): boolean {
  try {
    return ['http:', 'https:', 'file:'].includes(new URL(word).protocol);
  } catch {
    return false;
  }
}

/** All of it stands behind the `#`: no server is told. */
export const linkTo = (page: string, capsule: string): string => `${page}#run=${capsule}`;
