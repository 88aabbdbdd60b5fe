/** The entry of `npm start`. */
import { firstLook } from './firstLook.ts';
import { processIo } from './io.ts';

process.exitCode = await firstLook(process.argv.slice(2), processIo());
