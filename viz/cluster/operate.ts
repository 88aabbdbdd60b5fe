/** The picture can be operated: servers and clients are buttons, one of them in the order of Tab, the others by arrow keys, clockwise. */
import type { ProcessId } from '../../sim/index.ts';
import type { Selection } from '../app/address.ts';
import type { Seat, Seats } from './ring.ts';

export interface Operable {
  /** After each drawing. */
  name(names: ReadonlyMap<ProcessId, string>, selection: Selection, seats: Seats): void;
  release(): void;
}

interface Listener {
  readonly selection: () => Selection;
  select(selection: Selection): void;
  /** The keyboard has come to a server or client. */
  arrive(seat: Seat): void;
}

/** @param content - What was drawn. */
export function operable(svg: SVGSVGElement, content: SVGGElement, listener: Listener): Operable {
  let order: readonly Seat[] = [];
  let current: ProcessId | null = null;
  for (const layer of content.children)
    if (!layer.matches('.servers, .clients')) layer.setAttribute('aria-hidden', 'true');
  const elementOf = (id: ProcessId | null): SVGGElement | null =>
    id === null ? null : content.querySelector<SVGGElement>(`[data-process="${id}"]`);

  const toggle = (picked: NonNullable<Selection>): void =>
    listener.select(isSame(picked, listener.selection()) ? null : picked);
  const onClick = ({ target }: MouseEvent): void => {
    const picked = target instanceof Element ? pickedAt(target) : null;
    if (picked !== null) toggle(picked);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const picked = event.target instanceof Element ? pickedAt(event.target) : null;
    if (picked?.kind !== 'process') return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') toggle(picked);
    else if (step !== undefined) {
      const at = order.findIndex(({ id }) => id === picked.id);
      elementOf(order.at((at + step) % order.length)?.id ?? null)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const picked = target instanceof Element ? pickedAt(target) : null;
    if (picked?.kind !== 'process') return;
    elementOf(current)?.setAttribute('tabindex', '-1');
    current = picked.id;
    elementOf(current)?.setAttribute('tabindex', '0');
    const seat = order.find(({ id }) => id === picked.id);
    if (seat !== undefined) listener.arrive(seat);
  };
  svg.addEventListener('click', onClick);
  svg.addEventListener('keydown', onKey);
  svg.addEventListener('focusin', onFocus);

  return {
    name(names, selection, seats) {
      order = inOrder(seats);
      if (current === null || !names.has(current)) current = order[0]?.id ?? null;
      for (const [id, name] of names) {
        const element = elementOf(id);
        if (element === null) continue;
        const attributes = {
          role: 'button',
          tabindex: id === current ? '0' : '-1',
          'aria-label': name,
          'aria-pressed': String(selection?.kind === 'process' && selection.id === id),
        };
        for (const [key, value] of Object.entries(attributes))
          if (element.getAttribute(key) !== value) element.setAttribute(key, value);
      }
    },
    release() {
      svg.removeEventListener('click', onClick);
      svg.removeEventListener('keydown', onKey);
      svg.removeEventListener('focusin', onFocus);
    },
  };
}

/** Servers clockwise from the top, then clients from left to right. */
const inOrder = (seats: Seats): readonly Seat[] =>
  [...seats.values()].toSorted((a, b) =>
    a.isClient === b.isClient ? (a.isClient ? a.x - b.x : a.angle - b.angle) : a.isClient ? 1 : -1,
  );

function pickedAt(target: Element): Selection {
  const process = target.closest<SVGElement>('[data-process]')?.dataset['process'];
  if (process !== undefined) return { kind: 'process', id: Number(process) };
  const send = target.closest<SVGElement>('[data-send]')?.dataset['send'];
  return send === undefined ? null : { kind: 'message', send: Number(send) };
}

const isSame = (a: Selection, b: Selection): boolean =>
  a?.kind === 'process'
    ? b?.kind === 'process' && a.id === b.id
    : b?.kind === 'message' && a?.kind === 'message' && a.send === b.send;
