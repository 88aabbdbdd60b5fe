/** The one JSON document that `check --json` prints. */
import { type Language, resultDocument, type ResultDocument } from '../scenarios/index.ts';
import type { Checked } from './checked.ts';

export interface CheckDocument {
  readonly stories: readonly StoryEntry[];
  readonly passed: number;
  readonly failed: number;
  readonly wrong: number;
  readonly ok: boolean;
}

interface StoryEntry {
  /** A name of ours, or the file. */
  readonly story: string;
  readonly ok: boolean;
  /** Why not, one line each. */
  readonly failures: readonly string[];
  /** What `run --json` says of it; null where it could not run. */
  readonly result: ResultDocument | null;
  /** Where in the file it is wrong, if that is why it could not run. */
  readonly line?: number;
  readonly column?: number;
}

export function checkDocument(done: readonly Checked[], language: Language): CheckDocument {
  const passed = done.filter(({ kind }) => kind === 'passed').length;
  const wrong = done.filter(({ kind }) => kind === 'wrong').length;
  return {
    stories: done.map((one) => entryOf(one, language)),
    passed,
    failed: done.length - passed - wrong,
    wrong,
    ok: passed === done.length,
  };
}

function entryOf(checked: Checked, language: Language): StoryEntry {
  const { shown: story } = checked;
  switch (checked.kind) {
    case 'passed':
    case 'failed': {
      const result = resultDocument(checked.result, language, checked.warnedAt);
      return { story, ok: checked.kind === 'passed', failures: checked.failures, result };
    }
    case 'wrong':
      return { story, ok: false, failures: [checked.error], result: null, ...checked.position };
    case 'fault':
      return { story, ok: false, failures: [String(checked.error)], result: null };
  }
}
