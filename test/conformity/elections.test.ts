/** What real ensembles did, the model can do: under one of the seeds 0 to 255, and where all is settled under each of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conformityOf } from '../../scenarios/index.ts';
import { electionLines, rawOf, rawOfKind, type RawRecording, recordingOf } from './recordings.ts';

const sources = readdirSync('scenarios/conformity').map((name) =>
  readFileSync(`scenarios/conformity/${name}`, 'utf8'),
);

describe('recorded elections', () => {
  it.each(electionLines.map((line) => [rawOf(line).case, line]))(
    '%s: a seed gives all that was recorded',
    (_name, line) => {
      const { difference, seed } = conformityOf(recordingOf(rawOf(line)));
      expect(difference).toBeNull();
      expect(seed).not.toBeNull();
    },
    120_000,
  );

  it('there are forty of them, and no rule is made for one', () => {
    const names = electionLines.map((line) => rawOf(line).case);
    expect(new Set(names).size).toBe(40);
    for (const source of sources)
      expect(names.filter((name) => source.includes(`'${name}'`) || source.includes(`"${name}"`))).toEqual(
        [],
      );
  });
});

/** What is changed in a recording, and which field must then be said to differ. */
const changes: readonly (readonly [
  what: string,
  kind: string,
  field: RegExp,
  change: (raw: RawRecording) => void,
])[] = [
  [
    'another leader',
    'leader killed',
    /^snapshots\[6\]\.leader$/,
    ({ snapshots }) => {
      const servers = snapshots[6]?.servers ?? {};
      Object.assign(servers['5'] ?? {}, { state: 'follower' });
      Object.assign(servers['4'] ?? {}, { state: 'leader' });
    },
  ],
  [
    'a server that is down and was up',
    'majority stopped',
    /^snapshots\[3\]\.servers\[1\]\.up$/,
    ({ snapshots }) => Object.assign(snapshots[3]?.servers['1'] ?? {}, { up: true, state: 'looking' }),
  ],
  [
    'a transaction more',
    'one follower stopped, then resumed',
    /^snapshots\[\d\]\.servers\[\d\]\.zxid$/,
    ({ actions }) => {
      const write = actions.find((action) => action['do'] === 'write');
      if (write !== undefined) write['count'] = Number(write['count']) + 1;
    },
  ],
  [
    'an epoch more',
    'epochs over restarts',
    /^snapshots\[6\]\.servers\[2\]\.acceptedEpoch$/,
    ({ snapshots }) => Object.assign(snapshots[6]?.servers['2'] ?? {}, { acceptedEpoch: 6 }),
  ],
  [
    'a snapshot in the place of a DIFF',
    'how a follower is brought up to date',
    /^snapshots\[\d\]\.servers\[3\]\.sync$/,
    ({ events }) => {
      const sent = events.findLast((event) => event['ev'] === 'sync.send');
      Object.assign(sent ?? {}, { what: 'snapshot', rest: 'last zxid of peer is 0x100000007' });
    },
  ],
  [
    'a node that was found',
    'uncommitted proposals of the old leader are truncated',
    /^actions\[\d+\]\.result\[1\]$/,
    ({ actions }) => {
      const exists = actions.find((action) => action['do'] === 'exists');
      if (exists !== undefined) exists['result'] = { '1': 'OK', '2': 'OK', '3': 'OK' };
    },
  ],
  [
    'a leader that gave up too late',
    'majority stopped',
    /^ticksToGiveUp\[2\]$/,
    ({ events }) => {
      const end = events.find(({ what }) => String(what).includes('Not sufficient followers'));
      if (end !== undefined) end['t'] = Number(end['t']) + 0.66;
    },
  ],
];

describe('a recording that was changed differs', () => {
  it.each(changes)(
    '%s',
    (_what, kind, field, change) => {
      const raw = rawOfKind(kind);
      change(raw);
      const { difference, seed } = conformityOf(recordingOf(raw));
      expect(difference?.field).toMatch(field);
      expect(seed).toBeNull();
    },
    120_000,
  );

  it('where all is settled every seed must agree: a race that most seeds win is not enough', () => {
    const raw = rawOfKind('start together');
    expect(conformityOf(recordingOf(raw)).difference).toBeNull();
    const { difference, seed } = conformityOf(recordingOf({ ...raw, kind: 'start order, settled' }));
    expect(difference?.field).toMatch(/\.sync$/);
    expect(seed).toBeNull();
  }, 120_000);
});
