/** Colours, where the stream is a terminal that wants them. Meaning never rests on them. */
import pc from 'picocolors';
import type { Io, Output } from './io.ts';

export type Paint = ReturnType<typeof pc.createColors>;

/** NO_COLOR switches colours off, FORCE_COLOR on; else a terminal has them and a file has none. */
export function paintFor(output: Output, env: Io['env']): Paint {
  return pc.createColors(wantsColour(output, env));
}

function wantsColour(output: Output, env: Io['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0';
  return output.isTTY && env['TERM'] !== 'dumb';
}

/** A colour for each server, the same everywhere: no red and no bold, which mean something. */
export function paintServer(paint: Paint, server: number, text: string): string {
  const colours = [
    paint.cyan,
    paint.magenta,
    paint.yellow,
    paint.blue,
    paint.green,
    paint.cyanBright,
    paint.magentaBright,
    paint.yellowBright,
    paint.blueBright,
    paint.greenBright,
  ];
  if (server < 1) return paint.dim(text);
  return (colours[(server - 1) % colours.length] ?? paint.cyan)(text);
}
