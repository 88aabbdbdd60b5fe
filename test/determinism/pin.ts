/** Writes `pinned.json` anew. A digest that changes means that old seeds mean other runs: say so in the changelog. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeDigests } from './digests.ts';

writeFileSync(join(import.meta.dirname, 'pinned.json'), `${JSON.stringify(computeDigests(), null, 2)}\n`);
