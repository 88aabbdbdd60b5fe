/** Sets of zxids as stretches without a gap, ascending: a log of ten thousand transactions is a few of them. */
import type { Zxid } from '../../model/index.ts';

export interface Stretch {
  readonly from: Zxid;
  /** The last one, too. */
  readonly to: Zxid;
}

export type Stretches = readonly Stretch[];

export const noZxids: Stretches = [];

/** What is new is asked for most: it is at the end. */
export function holds(set: Stretches, zxid: Zxid): boolean {
  for (let index = set.length - 1; index >= 0; index--) {
    const { from, to } = set[index] as Stretch;
    if (from <= zxid) return zxid <= to;
  }
  return false;
}

export const firstOf = (set: Stretches): Zxid | null => set[0]?.from ?? null;
export const lastOf = (set: Stretches): Zxid | null => set.at(-1)?.to ?? null;

export const sizeOf = (set: Stretches): number => set.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** @returns The very same set if it has the zxid already. */
export function withZxid(set: Stretches, zxid: Zxid): Stretches {
  const last = set.at(-1);
  if (last !== undefined && zxid === last.to + 1) return [...set.slice(0, -1), { from: last.from, to: zxid }];
  return holds(set, zxid) ? set : union(set, [{ from: zxid, to: zxid }]);
}

/** @returns The very same set if it has all of them already. */
export function union(set: Stretches, other: Stretches): Stretches {
  if (other.length === 0 || isWithin(other, set)) return set;
  const merged: { from: Zxid; to: Zxid }[] = [];
  for (const { from, to } of [...set, ...other].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

const isWithin = (set: Stretches, other: Stretches): boolean =>
  set.every(({ from, to }) => other.some((stretch) => stretch.from <= from && to <= stretch.to));

/** @returns What is in the first and not in the second. */
export function without(set: Stretches, other: Stretches): Stretches {
  return other.reduce(
    (left, cut) =>
      left.flatMap(({ from, to }) => {
        if (cut.to < from || to < cut.from) return [{ from, to }];
        const before = from < cut.from ? [{ from, to: cut.from - 1 }] : [];
        return cut.to < to ? [...before, { from: cut.to + 1, to }] : before;
      }),
    set,
  );
}

/** @returns What is in both. */
export const common = (set: Stretches, other: Stretches): Stretches => without(set, without(set, other));

/** Takes zxids in any order; ascending ones cost nothing but their number. */
export class StretchesBuilder {
  private set: Stretches;
  private from: Zxid | null = null;
  private to: Zxid = 0;

  constructor(set: Stretches = noZxids) {
    this.set = set;
  }

  add(zxid: Zxid): void {
    if (this.from !== null && zxid === this.to + 1) {
      this.to = zxid;
      return;
    }
    this.close();
    this.from = zxid;
    this.to = zxid;
  }

  build(): Stretches {
    this.close();
    return this.set;
  }

  private close(): void {
    if (this.from !== null) this.set = union(this.set, [{ from: this.from, to: this.to }]);
    this.from = null;
  }
}

export function stretchesOf(zxids: Iterable<Zxid>): Stretches {
  const builder = new StretchesBuilder();
  for (const zxid of zxids) builder.add(zxid);
  return builder.build();
}
