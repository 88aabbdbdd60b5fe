/** Reads what `--trace` wrote, and believes nothing: each line is checked, and so is their number. */
import { TRACE_VERSION, type TraceRow } from '../sim/index.ts';
import { InputError } from './errors.ts';
import { type Line, linesOf, readAtMost, withFile } from './files.ts';
import type { TraceHeader } from './traceFile.ts';

/** The header as found: whether its story can be run again is for the story's own check to say. */
export type FoundHeader = Omit<TraceHeader, 'scenario' | 'run'> & { readonly scenario: unknown };

type Keyed = Readonly<Record<string, unknown>>;

const PEEK_BYTES = 256;

/** @returns Whether this is meant to be a trace: it is called one, or begins like one. */
export function looksLikeTrace(path: string, shown: string): boolean {
  if (/\.(ndjson|jsonl)$/i.test(shown)) return true;
  if (/\.(ya?ml|json)$/i.test(shown)) return false;
  const start = withFile(path, shown, (descriptor) => readAtMost(descriptor, PEEK_BYTES));
  return new TextDecoder().decode(start).startsWith('{"version":');
}

/**
 * @param onRow - Told every row, in order.
 * @throws InputError if this is no trace, not a whole one, or one of another format.
 */
export function readTrace(path: string, shown: string, onRow: (row: TraceRow) => void): FoundHeader {
  return withFile(path, shown, (descriptor) => {
    let header: FoundHeader | null = null;
    let found = 0;
    for (const line of linesOf(descriptor)) {
      if (header === null) {
        header = readHeader(line, shown);
        continue;
      }
      const at = { path: shown, line: found + 2, rows: header.rows };
      if (found >= header.rows) throw new InputError({ id: 'wrong.traceTooLong', params: at });
      // The last line of a file that was cut short.
      if (line.end === 'none') break;
      const row = line.end === 'newline' ? readRow(line.text, found) : null;
      if (row === null) throw new InputError({ id: 'wrong.traceRow', params: { ...at, row: found } });
      onRow(row);
      found++;
    }
    if (header === null) throw new InputError({ id: 'wrong.traceEmpty', params: { path: shown } });
    if (found < header.rows) {
      const params = { path: shown, line: found + 2, found, rows: header.rows };
      throw new InputError({ id: 'wrong.traceTruncated', params });
    }
    return header;
  });
}

function readHeader(line: Line, path: string): FoundHeader {
  const header = parseObject(line.text);
  if (header === null || !isHeader(header))
    throw new InputError({ id: 'wrong.traceForeign', params: { path } });
  if (header.trace !== TRACE_VERSION) {
    const params = { path, found: String(header.trace), known: TRACE_VERSION };
    throw new InputError({ id: 'wrong.traceFormat', params });
  }
  return header;
}

function isHeader(header: Keyed): header is Keyed & FoundHeader {
  const { version, story, seed, digest, rows, events, trace } = header;
  return (
    [version, story, seed].every((text) => typeof text === 'string') &&
    typeof digest === 'string' &&
    /^[0-9a-f]{16}$/.test(digest) &&
    [rows, events].every((amount) => Number.isSafeInteger(amount) && Number(amount) >= 0) &&
    typeof trace === 'number'
  );
}

const rowIntegers = ['i', 't', 'node', 'peer', 'cause', 'prevLocal', 'event', 'msg'] as const;

function readRow(text: string, index: number): TraceRow | null {
  const row = parseObject(text);
  if (row === null || row['i'] !== index || typeof row['kind'] !== 'string') return null;
  if (!rowIntegers.every((key) => Number.isSafeInteger(row[key]))) return null;
  // Every field but `data`, which may be anything, has just been checked.
  return row as unknown as TraceRow;
}

function parseObject(text: string): Keyed | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Keyed) : null;
  } catch {
    return null;
  }
}
