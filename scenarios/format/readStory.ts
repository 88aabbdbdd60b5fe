/**
 * Reads a story from the text of a file: YAML, and so JSON too. Errors know their line and column.
 *
 * The document is walked by hand instead of being converted by the library: that finds duplicate keys in linear time, keeps integers
 * beyond 2^53 from losing digits in silence, and stops aliases that expand without end.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Mistake } from '../language/mistakes.ts';
import { DEPTH_MAX, STORY_VALUES_MAX } from './checkPlain.ts';
import { checkScenario } from './checkScenario.ts';
import { resolveScenario } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { type Path, type Position, ScenarioError } from './scenarioError.ts';
import { notText, STORY_BYTES_MAX, tooLarge } from './storyFile.ts';
import { type Place, positionOf } from './storyPosition.ts';
import { clip } from './time.ts';

export interface StoryText {
  readonly scenario: Scenario;
  /** @returns The same error with its place in this text, if it is about a part of the story that stands in it. */
  place(error: ScenarioError): ScenarioError;
  /** @returns Where in this text something is. */
  readonly positionOf: (place: Place) => Position | null;
}

/**
 * @param text - The contents of a story file.
 * @throws ScenarioError with its position at the first mistake.
 */
export function readStory(text: string): StoryText {
  if (text.length > STORY_BYTES_MAX) throw tooLarge(text.length);
  if (text.includes('\0') || text.includes('\uFFFD')) throw notText();
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const place = (error: ScenarioError): ScenarioError =>
    new ScenarioError(error.path, error.problem, {
      key: error.atKey,
      position: positionOf(document, lines, text, error),
      within: error.within,
    });
  try {
    const scenario = checkScenario(new Walk(document).plain(document.contents, [], 0));
    resolveScenario(scenario);
    return { scenario, place, positionOf: (at) => positionOf(document, lines, text, at) };
  } catch (error) {
    throw error instanceof ScenarioError && error.position === null ? place(error) : error;
  }
}

function parseYaml(text: string, lines: LineCounter): Document {
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      intAsBigInt: true,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    });
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem === undefined) return document;
    const [reason = ''] = problem.message.split('\n');
    const { line, col } = lines.linePos(problem.pos[0]);
    // The parser is recursive: brackets nested ten thousand deep exhaust the stack.
    const isStackExhausted = /call stack|too much recursion/i.test(reason);
    throw new ScenarioError(
      [],
      isStackExhausted ? tooDeep : { id: 'error.notYaml', params: { code: problem.code, reason } },
      {
        position: { line, column: col },
      },
    );
  } catch (error) {
    throw error instanceof RangeError ? new ScenarioError([], tooDeep) : error;
  }
}

const tooDeep: Mistake = { id: 'error.tooDeep', params: { depthMax: DEPTH_MAX } };
const tooManyValues: Mistake = { id: 'error.tooManyValues', params: { valuesMax: STORY_VALUES_MAX } };

/** One walk over a document, counting what it has built. */
class Walk {
  private readonly document: Document;
  private values = 0;

  constructor(document: Document) {
    this.document = document;
  }

  plain(node: unknown, path: Path, depth: number): unknown {
    this.values++;
    // Aliases count each time they are used.
    if (this.values > STORY_VALUES_MAX) throw new ScenarioError(path.slice(0, 1), tooManyValues);
    if (depth > DEPTH_MAX) throw new ScenarioError(path.slice(0, 1), tooDeep);
    if (isMap(node)) return this.plainMap(node.items, path, depth);
    if (isSeq(node)) return node.items.map((item, index) => this.plain(item, [...path, index], depth + 1));
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      if (target === undefined)
        throw new ScenarioError(path, {
          id: 'error.notYaml',
          params: { code: 'BAD_ALIAS', reason: `no anchor &${node.source}` },
        });
      return this.plain(target, path, depth + 1);
    }
    return isScalar(node) ? plainScalar(node.value, path) : null;
  }

  private plainMap(pairs: readonly { key: unknown; value: unknown }[], path: Path, depth: number): unknown {
    const entries = new Map<string, unknown>();
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      if (key === null) throw new ScenarioError(path, { id: 'error.keyNotText', params: {} });
      if (entries.has(key))
        throw new ScenarioError(
          [...path, key],
          { id: 'error.duplicateKey', params: { key: clip(key) } },
          { key: true },
        );
      entries.set(key, this.plain(pair.value, [...path, key], depth + 1));
    }
    return Object.fromEntries(entries);
  }
}

function plainScalar(value: unknown, path: Path): unknown {
  if (typeof value !== 'bigint') return value;
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER))
    throw new ScenarioError(path, { id: 'error.integerTooLarge', params: { text: clip(String(value)) } });
  return Number(value);
}
