/** What every command gets: the host, the language, and how to speak in it. */
import { createRequire } from 'node:module';
import type { Language } from '../scenarios/index.ts';
import type { Io, Output } from './io.ts';
import { type CliMessage, tell } from './language/message.ts';
import { type Paint, paintFor } from './paint.ts';

export interface Context {
  readonly io: Io;
  readonly language: Language;
  tell(message: CliMessage): string;
  paint(output: Output): Paint;
}

export function contextOf(io: Io, language: Language): Context {
  return {
    io,
    language,
    tell: (message) => tell(message, language),
    paint: (output) => paintFor(output, io.env),
  };
}

/** The version of this package: with a story and a seed it decides the digest. */
export function ownVersion(): string {
  const { version } = createRequire(import.meta.url)('zablab/package.json') as { readonly version: string };
  return version;
}
