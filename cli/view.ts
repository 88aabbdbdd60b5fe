/** `zablab view`: the page, with a story, a file or a recorded run in it. */
import type { Setting } from '../scenarios/index.ts';
import type { Context } from './context.ts';
import { EXIT, InputError } from './errors.ts';
import { linkTo, pageAddress, type Shown } from './link.ts';
import { builtPage, servePage } from './servePage.ts';
import { shownBy } from './shown.ts';

export interface ViewOptions {
  readonly seed?: string;
  readonly set: readonly string[];
  /** Interventions. */
  readonly do: readonly string[];
  readonly port?: string;
  readonly page?: string;
  readonly open?: boolean;
  readonly lang?: string;
}

/** What is shown unless told otherwise: the first story there is. */
export const STORY_DEFAULT = 'fresh-five';

const PORT_MAX = 65_535;

/** What stands outside of this process, so that tests can be it. */
interface Outside {
  /** Where the page lies. */
  readonly folder: string;
  /** @returns The process that opens it, which may still fail. It rejects where there is none. */
  readonly openBrowser: (link: string) => Promise<Opener>;
}

interface Opener {
  once(event: 'exit', listener: (code: number | null) => void): unknown;
}

const outsideHere = (): Outside => ({
  folder: builtPage(),
  openBrowser: async (link) => {
    // Loaded here, for no other command needs it.
    const { default: open } = await import('open');
    return await open(link);
  },
});

/** @returns The exit code: 0 also when Ctrl-C ends the serving, for that is how it ends. */
export async function view(
  word: string,
  options: ViewOptions,
  context: Context,
  outside = outsideHere(),
): Promise<number> {
  const { io } = context;
  const port = portOf(options);
  // A port that was typed is wanted more than a page that was set once and for all.
  const page = port === null ? pageAddress(options.page, io.env) : null;
  const shown = shownIn(word, options, context);
  if (page !== null) {
    const link = linkTo(page, shown);
    io.stdout.write(`${link}\n`);
    if (options.open === true) await openLink(link, outside, context);
    return EXIT.ok;
  }
  await serve(shown, { port, isOpened: options.open === true }, outside, context);
  return EXIT.ok;
}

/** Until it is interrupted. */
async function serve(
  shown: Shown,
  { port, isOpened }: { readonly port: number | null; readonly isOpened: boolean },
  outside: Outside,
  context: Context,
): Promise<void> {
  const { stdout } = context.io;
  let stopListening = (): void => {};
  const interruption = new Promise<void>((interrupt) => {
    stopListening = context.io.onInterrupt(interrupt);
  });
  try {
    const served = await servePage(outside.folder, port);
    try {
      const link = linkTo(served.address, shown);
      const hint = context.tell({ id: 'view.serving', params: {} });
      stdout.write(`${link}\n${context.paint(stdout).dim(hint)}\n`);
      if (isOpened) await openLink(link, outside, context);
      await interruption;
      // Behind the `^C` of the terminal.
      if (stdout.isTTY) stdout.write('\n');
    } finally {
      served.close();
    }
  } finally {
    stopListening();
  }
}

function portOf({ port, page }: ViewOptions): number | null {
  if (port === undefined) return null;
  if (page !== undefined)
    throw new InputError({ id: 'wrong.together', params: { one: '--port', other: '--page' } });
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number < 1 || number > PORT_MAX)
    throw new InputError({
      id: 'wrong.number',
      params: { option: '--port', word: port, min: 1, max: PORT_MAX },
    });
  return number;
}

function shownIn(
  word: string,
  { seed, set, do: interventions, lang }: ViewOptions,
  { io, language }: Context,
): Shown {
  const settings: readonly Setting[] = [
    ...(seed === undefined ? [] : [{ option: '--seed', key: 'seed', value: seed } as const]),
    ...set,
  ];
  // Unless it was typed, the page speaks the language of the browser.
  const spoken: Shown = lang === undefined ? [] : [['lang', language]];
  return [...shownBy(word, settings, interventions, io), ...spoken];
}

/** A browser that cannot be opened is no failure: the link has been told. */
async function openLink(link: string, { openBrowser }: Outside, context: Context): Promise<void> {
  const tellFailure = (): void =>
    context.io.stderr.write(`zablab: ${context.tell({ id: 'view.notOpened', params: {} })}\n`);
  try {
    const opener = await openBrowser(link);
    // It says so late, if at all; nobody waits for it.
    opener.once('exit', (code) => {
      if (code !== 0) tellFailure();
    });
  } catch {
    tellFailure();
  }
}
