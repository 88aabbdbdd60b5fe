/** What the list says of a row: the sentence that tells it, or its kind with the name of what it is about. */
import type { Line } from '../../scenarios/index.ts';
import { duration } from '../../scenarios/language/format.ts';
import type { TraceRow } from '../../sim/index.ts';
import type { TraceStore } from '../trace/traceStore.ts';
import type { Speech } from '../words/speech.ts';
import type { Texts } from './filterRows.ts';

/** @returns Null where the window of the row is not here. */
export function rowText(store: TraceStore, i: number, speech: Speech): string | null {
  const row = store.row(i);
  if (row === undefined) return null;
  const line = store.lineOf(i);
  return line === null ? untold(row, speech) : speech.tell(line);
}

function untold(row: TraceRow, { words }: Speech): string {
  const own = words.rooms.events;
  return own.untold({ kind: own.kinds[row.kind] ?? row.kind, detail: detailOf(row.data), peer: row.peer });
}

/** The name of a message, a timer, an operation, a phase: whatever the row is about, in the words of the trace. */
function detailOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const fields = data as Readonly<Record<string, unknown>>;
  for (const name of ['type', 'timer', 'phase', 'to', 'port', 'reason']) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  for (const name of ['message', 'operation', 'command']) {
    const found = detailOf(fields[name]);
    if (found !== '') return found;
  }
  const { kind, do: deed } = fields;
  return typeof deed === 'string' ? deed : typeof kind === 'string' ? kind : '';
}

/** A stretch of time in few digits: `84us`, `1.6ms`, `12.25s`. */
export function since(us: number): string {
  const unit = us < 1_000 ? 1 : us < 10_000 ? 100 : us < 1_000_000 ? 1_000 : 10_000;
  return duration(Math.round(us / unit) * unit);
}

/** Sentences that have been looked through before, by language. */
const lowered = new Map<string, WeakMap<Line, string>>();

/** @returns What words are looked for in. */
export function textsOf(store: TraceStore, speech: Speech): Texts {
  const cache = lowered.get(speech.language) ?? new WeakMap<Line, string>();
  lowered.set(speech.language, cache);
  const { kinds } = speech.words.rooms.events;
  const ends = [...store.firsts.slice(1), store.length];
  const windows = store.firsts.map((first, number) => ({ number, first, end: ends[number] ?? first }));
  return {
    ofKind: (kind) => `${kind} ${kinds[kind] ?? ''}`.toLowerCase(),
    ofRow(row) {
      const line = store.lineOf(row);
      if (line === null) return '';
      const known = cache.get(line) ?? speech.tell(line).toLowerCase();
      cache.set(line, known);
      return known;
    },
    here: windows.filter(({ number }) => store.hasWindow(number)),
  };
}
