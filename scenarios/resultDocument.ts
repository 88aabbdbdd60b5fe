/** The one JSON document that `run --json` prints. */
import type { PropertyVerdict, ProcessId } from '../sim/index.ts';
import { type Language, textIn } from './language/language.ts';
import type { RunResult, ServerResult } from './run.ts';

export interface ResultDocument {
  readonly scenario: string;
  readonly seed: string;
  readonly digest: string;
  readonly events: number;
  readonly endedAtMs: number;
  readonly leader: ProcessId | null;
  readonly servers: readonly ServerResult[];
  readonly expectations: readonly ExpectationEntry[];
  readonly properties: readonly Pick<PropertyVerdict, 'name' | 'mood' | 'held'>[];
  readonly ok: boolean;
}

interface ExpectationEntry {
  readonly text: string;
  readonly met: boolean;
  /** Only of an expectation that says nothing about this run: why. */
  readonly unjudged?: string;
}

export function resultDocument(result: RunResult, language: Language): ResultDocument {
  const { scenario, seed, digest, events, endedAtUs, leader, servers, expectations, properties, isOk } =
    result;
  return {
    scenario,
    seed,
    digest,
    events,
    endedAtMs: endedAtUs / 1_000,
    leader,
    servers,
    expectations: expectations.map(({ text, met, unjudged }) => ({
      text: textIn(text, language),
      met,
      ...(unjudged === null ? {} : { unjudged: textIn(unjudged, language) }),
    })),
    properties: properties.map(({ name, mood, held }) => ({ name, mood, held })),
    ok: isOk,
  };
}
