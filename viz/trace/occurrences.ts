/** What there is to see in a run: the legend explains no more than that. */
import { type Family, messageLook } from '../cluster/messageLook.ts';
import type { KnownRow } from './rows.ts';

export interface Occurrences {
  /** Kinds of rows, and of faults. */
  readonly kinds: ReadonlySet<string>;
  readonly families: ReadonlySet<Family>;
  /** Some server starts later than the first. */
  readonly hasLateStart: boolean;
}

/** Collects them row by row. */
export class OccurrencesFound {
  private readonly kinds = new Set<string>();
  private readonly families = new Set<Family>();
  private firstStartUs: number | null = null;
  private hasLateStart = false;

  note(row: KnownRow): void {
    this.kinds.add(row.kind);
    if (row.kind === 'send') this.families.add(messageLook(row.data).family);
    else if (row.kind === 'fault') this.kinds.add(`fault ${row.data.kind}`);
    else if (row.kind === 'start') {
      this.firstStartUs ??= row.t;
      this.hasLateStart ||= row.t > this.firstStartUs;
    }
  }

  read(): Occurrences {
    const { kinds, families, hasLateStart } = this;
    return { kinds, families, hasLateStart };
  }
}
