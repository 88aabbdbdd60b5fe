/** Writes `scenarios/scenario.schema.json` from the table of shapes; a test says when that is due. */
import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../../scenarios/index.ts';

writeFileSync(
  new URL('../../scenarios/scenario.schema.json', import.meta.url),
  `${JSON.stringify(jsonSchema(), null, 2)}\n`,
);
