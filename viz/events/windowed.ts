/**
 * A list of millions in a box of some hundred pixels: which rows are drawn, and how far the box is scrolled for a row to be seen. No element can be
 * as high as all rows together, so a very long list is scrolled in proportion.
 */
export interface ListBox {
  readonly count: number;
  /** Pixels of one row. */
  readonly rowPx: number;
  /** Pixels of the box that rows have. */
  readonly heightPx: number;
}

/** Browsers draw nothing behind some tens of millions of pixels. */
const HEIGHT_PX_MAX = 8_000_000;
/** Drawn above and below what is seen. */
const SPARE_ROWS = 4;

export const scrollHeightPx = ({ count, rowPx }: ListBox): number => Math.min(HEIGHT_PX_MAX, count * rowPx);

/** How many rows are seen whole. */
export const rowsSeen = ({ heightPx, rowPx }: ListBox): number => Math.max(1, Math.floor(heightPx / rowPx));

const scrollMaxPx = (box: ListBox): number => Math.max(0, scrollHeightPx(box) - box.heightPx);
/** The first row at the very bottom. */
const topMax = (box: ListBox): number => Math.max(0, box.count - box.heightPx / box.rowPx);

/** @returns The row at the upper edge, with a fraction. */
export function topOf(box: ListBox, scrollPx: number): number {
  const most = scrollMaxPx(box);
  return most === 0 ? 0 : (Math.max(0, Math.min(most, scrollPx)) / most) * topMax(box);
}

export function scrollFor(box: ListBox, top: number): number {
  const most = topMax(box);
  return most === 0 ? 0 : (Math.max(0, Math.min(most, top)) / most) * scrollMaxPx(box);
}

/** Rows that are drawn: `first` up to and without `end`; the first of them this far below the upper edge of the whole. */
export function drawnRows(
  box: ListBox,
  scrollPx: number,
): { readonly first: number; readonly end: number; readonly offsetPx: number } {
  const top = topOf(box, scrollPx);
  const first = Math.max(0, Math.floor(top) - SPARE_ROWS);
  const end = Math.min(box.count, Math.ceil(top) + rowsSeen(box) + 1 + SPARE_ROWS);
  return { first, end, offsetPx: scrollPx - (top - first) * box.rowPx };
}

/** @returns How far to scroll so that a row is seen, in the middle; null: it is seen already. */
export function scrollToSee(box: ListBox, scrollPx: number, place: number): number | null {
  const top = topOf(box, scrollPx);
  if (place >= top && place + 1 <= top + box.heightPx / box.rowPx) return null;
  return scrollFor(box, place - rowsSeen(box) / 2);
}

/** Up and down by one, by what is seen, and to the ends. @returns Null for other keys. */
export function placeAfterKey(key: string, active: number, count: number, seen: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + seen;
    case 'PageUp':
      return active - seen;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
