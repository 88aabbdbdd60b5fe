/** The recordings that come with the project, and small ones made up for a test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readRecording, type Recording } from '../../scenarios/index.ts';

const electionsFile = join(import.meta.dirname, 'elections.ndjson.gz');

/** The lines of the elections, one case each. */
export const electionLines = gunzipSync(readFileSync(electionsFile))
  .toString()
  .split('\n')
  .filter((line) => line !== '');

/** JSON that a test changes before it is read. */
export interface RawRecording {
  case: string;
  kind: string;
  config: {
    servers: unknown[];
    observers: unknown[];
    tickTime: unknown;
    initLimit: unknown;
    syncLimit: unknown;
    java: unknown[];
  };
  actions: Record<string, unknown>[];
  snapshots: { label: string; t: number; servers: Record<string, Record<string, unknown>> }[];
  events: Record<string, unknown>[];
}

/** @returns The first recorded case of a kind, as JSON of one's own. */
export function rawOfKind(kind: string): RawRecording {
  const line = electionLines.find((candidate) => rawOf(candidate).kind === kind);
  if (line === undefined) throw new Error(`no recorded case is of the kind ${kind}`);
  return rawOf(line);
}

export const rawOf = (line: string): RawRecording => JSON.parse(line) as RawRecording;

export const recordingOf = (raw: RawRecording): Recording => readRecording(JSON.stringify(raw), 1);

/** Three servers and nothing else. */
export const emptyRaw = (): RawRecording => ({
  case: 'made up',
  kind: 'made up',
  config: { servers: [1, 2, 3], observers: [], tickTime: 500, initLimit: 10, syncLimit: 5, java: [] },
  actions: [],
  snapshots: [{ label: 'end', t: 60, servers: {} }],
  events: [],
});
