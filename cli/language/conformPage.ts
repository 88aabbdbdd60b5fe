/** The help page of `zablab conform`, in English. */
import type { Page } from './page.ts';

export const conformPage: Page = {
  title: 'whether what was recorded of real ensembles can have come from the model',
  sections: [
    { heading: 'Usage', rows: [['zablab conform <file> [--json]', '']] },
    {
      heading: 'Examples',
      rows: [
        ['zablab conform elections.ndjson.gz', 'every case of a recording, one JSON object a line'],
        ['zablab conform elections.ndjson --json', 'the same, for a script'],
      ],
    },
    {
      heading: 'Options',
      rows: [
        ['--json', 'one JSON document on standard output: {cases, agreeing, differences}'],
        ['--lang en|zh-CN', 'language'],
      ],
    },
    {
      heading: 'When a case agrees',
      rows: [
        [
          'most cases',
          'one of the seeds 0 to 255 gives every leader, state, zxid, epoch file, way of synchronisation and node that was recorded',
        ],
        ['settled start orders', 'and every seed gives leader, zxids and ways of synchronisation'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'all cases agree'],
        ['1', 'one differs; the first difference of each is told'],
        ['2', 'the file is no recording: one line says where, and what was expected'],
      ],
    },
  ],
};
