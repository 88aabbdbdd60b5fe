/** Which part of a run the diagram shows, and where along the time axis each of its happenings lies. */
import { type Columns, timeAt } from '../trace/columns.ts';
import { type Happenings, happeningAt } from '../trace/happenings.ts';

/** Happenings `first` up to and without `end`. */
export interface Page {
  readonly first: number;
  readonly end: number;
}

/** How time becomes length: silences shortened by their logarithm, one place for each happening, or as it is. */
export type Scale = 'shortened' | 'order' | 'real';
export const scales: readonly Scale[] = ['shortened', 'order', 'real'];

/** So many happenings are on a page. */
export const zooms: readonly number[] = [15, 30, 60, 120, 250, 500, 1_000];

/**
 * A page stays while the cursor moves within its middle half, and is turned as far as that: the same page wherever one came from.
 *
 * @param row - It is on the page.
 */
export function pageAround(happenings: Happenings, row: number, size: number): Page {
  const { count } = happenings;
  const at = Math.max(0, happeningAt(happenings, row));
  const turn = Math.max(1, Math.floor(size / 2));
  const wanted = Math.floor(at / turn) * turn - Math.floor(size / 4);
  const first = Math.max(0, Math.min(wanted, count - size));
  return { first, end: Math.min(count, first + size) };
}

export interface TimeAxis {
  /** @returns Where a happening lies, in pixels; one that is not on the page lies beyond its edge. */
  of(happening: number): number;
  /** @returns Where a row lies: with its happening, or on its way to the next one. */
  ofRow(row: number): number;
  /** @param us - The time of the row, or later. */
  ofMoment(row: number, us: number): number;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Nothing lies further beyond the edge than this part of the length. */
const BEYOND = 0.5;

export function timeAxis(
  columns: Columns,
  happenings: Happenings,
  page: Page,
  scale: Scale,
  { from, to }: Stretch,
): TimeAxis {
  const { firsts, lasts, count } = happenings;
  const usOf = (happening: number): number => timeAt(columns, firsts[happening] ?? 0);
  const last = Math.max(page.first, page.end - 1);
  const places = new Float64Array(last - page.first + 1);
  for (let k = page.first + 1; k <= last; k++)
    places[k - page.first] = (places[k - page.first - 1] ?? 0) + room(usOf(k) - usOf(k - 1), 1, scale);
  const length = places.at(-1) ?? 0;
  const perPlace = length === 0 ? 0 : (to - from) / length;
  const beyond = (a: number, b: number): number =>
    Math.min(BEYOND * (to - from), 12 + room(usOf(b) - usOf(a), b - a, scale) * perPlace);
  function of(happening: number): number {
    if (happening < page.first) return from - beyond(happening, page.first);
    if (happening > last) return to + beyond(last, happening);
    return from + (places[happening - page.first] ?? 0) * perPlace;
  }
  function ofMoment(row: number, us: number): number {
    const k = happeningAt(happenings, row);
    const next = k + 1;
    if (k < 0) return Math.min(from, of(0));
    if (next >= count || (row <= (lasts[k] ?? 0) && us <= usOf(k))) return of(k);
    const gapUs = usOf(next) - usOf(k);
    const share = gapUs === 0 ? 0 : Math.max(0, Math.min(1, (us - usOf(k)) / gapUs));
    return of(k) + share * (of(next) - of(k));
  }
  return { of, ofMoment, ofRow: (row) => ofMoment(row, timeAt(columns, row)) };
}

function room(us: number, happenings: number, scale: Scale): number {
  switch (scale) {
    case 'order':
      return happenings;
    case 'real':
      return us;
    case 'shortened':
      return 1 + 1.5 * Math.log10(1 + us / 200);
  }
}
