/** What there is to see in a run: the legend explains no more than that. */
import { type Family, messageLook } from '../cluster/messageLook.ts';
import { known, type Rows, rowAt } from './rows.ts';

export interface Occurrences {
  /** Kinds of rows, and of faults. */
  readonly kinds: ReadonlySet<string>;
  readonly families: ReadonlySet<Family>;
  /** Some server starts later than the first. */
  readonly hasLateStart: boolean;
}

export function occurrencesIn(rows: Rows): Occurrences {
  const kinds = new Set<string>();
  const families = new Set<Family>();
  let firstStartUs: number | null = null;
  let hasLateStart = false;
  for (let i = 0; i < rows.length; i++) {
    const row = known(rowAt(rows, i));
    kinds.add(row.kind);
    if (row.kind === 'send') families.add(messageLook(row.data).family);
    else if (row.kind === 'fault') kinds.add(`fault ${row.data.kind}`);
    else if (row.kind === 'start') {
      firstStartUs ??= row.t;
      hasLateStart ||= row.t > firstStartUs;
    }
  }
  return { kinds, families, hasLateStart };
}
