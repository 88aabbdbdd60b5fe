/** Changes an element where it is to be different, and leaves it alone where it is not: the browser repaints whatever is written, even the same again. */
import type { BaseType, Selection } from 'd3';

type Value = string | number | null;

const written = new WeakMap<Element, Map<string, Value>>();

const TEXT = ' text';

/** @param value - Null takes the attribute away. */
export function attr<Item extends BaseType, Datum, Parent extends BaseType, ParentDatum>(
  selection: Selection<Item, Datum, Parent, ParentDatum>,
  name: string,
  value: (datum: Datum) => Value,
): void {
  selection.each(function (datum) {
    const element = this as unknown as Element; // Selections of ours have nothing else.
    const next = value(datum);
    if (!isNew(element, name, next)) return;
    if (next === null) element.removeAttribute(name);
    else element.setAttribute(name, String(next));
  });
}

export function text<Item extends BaseType, Datum, Parent extends BaseType, ParentDatum>(
  selection: Selection<Item, Datum, Parent, ParentDatum>,
  value: (datum: Datum) => string | number,
): void {
  selection.each(function (datum) {
    const element = this as unknown as Element;
    const next = value(datum);
    if (isNew(element, TEXT, next)) element.textContent = String(next);
  });
}

function isNew(element: Element, name: string, value: Value): boolean {
  const known = written.get(element) ?? new Map<string, Value>();
  if (known.get(name) === value) return false;
  written.set(element, known.set(name, value));
  return true;
}
