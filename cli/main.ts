#!/usr/bin/env node
import { processIo } from './io.ts';
import { main } from './zablab.ts';

// Not process.exit: what is still on its way to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), processIo());
