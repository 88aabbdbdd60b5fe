/** The address at which a page shows something. */
import { InputError } from './errors.ts';
import type { Io } from './io.ts';

/** The port that `zablab view` takes unless told otherwise, if it is free: so a link that was kept opens again. */
export const PORT_USUAL = 4_173;
/** Where `zablab view` serves the page then. */
export const LOCAL_PAGE = `http://127.0.0.1:${PORT_USUAL}/`;
/** Browsers take more; mail programs and chats do not. */
export const LINK_CHARACTERS_MAX = 8_000;

/**
 * @param typed - What stands behind `--page`; else ZABLAB_PAGE counts.
 * @returns Null if neither is given.
 * @throws InputError if that is no address.
 */
export function pageAddress(typed: string | undefined, env: Io['env']): string | null {
  const fromEnvironment = env['ZABLAB_PAGE'] ?? '';
  const word = typed ?? (fromEnvironment === '' ? null : fromEnvironment);
  if (word === null) return null;
  if (!isAddress(word)) {
    const option = typed === undefined ? 'ZABLAB_PAGE' : '--page';
    throw new InputError({ id: 'wrong.page', params: { option, word } });
  }
  return word.replace(/#.*$/s, '');
}

function isAddress(word: string): boolean {
  try {
    return ['http:', 'https:', 'file:'].includes(new URL(word).protocol);
  } catch {
    return false;
  }
}

/** What the page is to show, in its words: `story`, `run` or `file`, settings, `do` as often as there are interventions, and the language. */
export type Shown = readonly [key: string, value: string][];

/** All of it stands behind the `#`: no server is told. */
export const linkTo = (page: string, shown: Shown): string =>
  `${page}#${new URLSearchParams(shown).toString()}`;
