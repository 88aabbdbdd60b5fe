/** The one JSON document that `run --json` prints. Other programs read it: its names are a contract. */
import { zxidAsHex } from '../model/index.ts';
import type { ProcessId, PropertyVerdict } from '../sim/index.ts';
import type { SyncEntry } from './chronicle.ts';
import type { Position } from './format/scenarioError.ts';
import type { Language } from './language/language.ts';
import { say } from './language/message.ts';
import { tellWarning } from './language/tellError.ts';
import type { RunResult, ServerResult } from './run.ts';

export interface ResultDocument {
  readonly scenario: string;
  readonly seed: string;
  readonly digest: string;
  readonly events: number;
  readonly endedAtMs: number;
  readonly leader: ProcessId | null;
  readonly servers: readonly ServerEntry[];
  readonly elections: readonly {
    readonly epoch: number;
    readonly leader: ProcessId;
    readonly atMs: number;
    readonly tookMs: number;
  }[];
  readonly syncs: readonly Pick<SyncEntry, 'learner' | 'leader' | 'mode'>[];
  readonly expectations: readonly ExpectationEntry[];
  readonly properties: readonly Pick<PropertyVerdict, 'name' | 'mood' | 'held'>[];
  readonly warnings: readonly WarningEntry[];
  readonly ok: boolean;
}

/** Zxids as `0x…`. */
type ServerEntry = Omit<ServerResult, 'lastProcessedZxid' | 'lastLoggedZxid'> & {
  readonly lastProcessedZxid: string | null;
  readonly lastLoggedZxid: string | null;
};

interface ExpectationEntry {
  readonly text: string;
  readonly met: boolean;
  /** Only of an expectation that says nothing about this run: why. */
  readonly unjudged?: string;
}

interface WarningEntry {
  readonly text: string;
  /** Where in the file of the story, if that is where it comes from. */
  readonly line?: number;
  readonly column?: number;
}

/** @param positions - Of the warnings, where they are known. */
export function resultDocument(
  result: RunResult,
  language: Language,
  positions: readonly (Position | null)[] = [],
): ResultDocument {
  const { scenario, seed, digest, events, endedAtUs, leader, expectations, properties, isOk } = result;
  return {
    scenario,
    seed,
    digest,
    events,
    endedAtMs: endedAtUs / 1_000,
    leader,
    servers: result.servers.map((server) => ({
      ...server,
      lastProcessedZxid: hexOrNull(server.lastProcessedZxid),
      lastLoggedZxid: hexOrNull(server.lastLoggedZxid),
    })),
    elections: result.elections.map(({ epoch, leader: established, atUs, tookMs }) => ({
      epoch,
      leader: established,
      atMs: atUs / 1_000,
      tookMs,
    })),
    syncs: result.syncs.map(({ learner, leader: from, mode }) => ({ learner, leader: from, mode })),
    expectations: expectations.map(({ text, met, unjudged }) => ({
      text: say(text, language),
      met,
      ...(unjudged === null ? {} : { unjudged: say(unjudged, language) }),
    })),
    properties: properties.map(({ name, mood, held }) => ({ name, mood, held })),
    warnings: result.warnings.map((warning, index) => ({
      text: tellWarning(warning, language),
      ...positions[index],
    })),
    ok: isOk,
  };
}

const hexOrNull = (zxid: number | null): string | null => (zxid === null ? null : zxidAsHex(zxid));
