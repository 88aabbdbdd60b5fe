/** The list of rows: only those that are seen are in the document. The row at the cursor is marked and kept in view, and the page stays where it is. */
import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Line } from '../../scenarios/index.ts';
import { moment } from '../../scenarios/language/format.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { layout } from '../app/layout.ts';
import { nodeAt, timeAt, weightAt } from '../trace/columns.ts';
import { momentOf } from '../trace/moments.ts';
import { placeIn } from './filterRows.ts';
import { rowText, since } from './rowText.ts';
import { drawnRows, type ListBox, placeAfterKey, rowsSeen, scrollHeightPx, scrollToSee } from './windowed.ts';

interface EventGridProps {
  readonly lab: Lab;
  readonly shown: Shown;
  /** Ascending. */
  readonly rows: Int32Array;
}

/** Two lines. */
const ROW_PX = 40;
/** For fingers. */
const ROW_PX_NARROW = 48;

export function EventGrid({ lab, shown, rows }: EventGridProps): JSX.Element {
  const id = useId();
  const { grid, box, active, here, scrollPx, onKey, onScroll } = useList(lab, shown, rows);
  const { first, end, offsetPx } = drawnRows(box, scrollPx);
  const drawn = Array.from(rows.subarray(first, end));
  useFetched(lab, shown, drawn);
  const isActiveDrawn = active >= first && active < end;
  return (
    <div
      class="eventGrid"
      style={{ '--row-digits': String(shown.replay.lastRow).length }}
      role="grid"
      ref={grid}
      tabIndex={0}
      aria-label={lab.words.value.rooms.events.list}
      aria-rowcount={rows.length + 1}
      aria-colcount={columnNames.length}
      aria-activedescendant={isActiveDrawn ? `${id}-${active}` : undefined}
      onKeyDown={onKey}
      onScroll={onScroll}
    >
      <Head lab={lab} />
      <div role="rowgroup" class="eventBody" style={{ height: `${scrollHeightPx(box)}px` }}>
        {drawn.map((row, index) => {
          const place = first + index;
          return (
            <EventRow
              key={row}
              id={`${id}-${place}`}
              lab={lab}
              shown={shown}
              row={row}
              before={rows[place - 1] ?? null}
              place={place}
              topPx={offsetPx + index * box.rowPx}
              heightPx={box.rowPx}
              isHere={place === here}
              isActive={place === active}
            />
          );
        })}
      </div>
    </div>
  );
}

const columnNames = ['row', 'time', 'since', 'node', 'what'] as const;

function Head({ lab }: { readonly lab: Lab }): JSX.Element {
  const own = lab.words.value.rooms.events;
  return (
    <div class="eventHead" role="rowgroup">
      <div class="eventRow" role="row" aria-rowindex={1}>
        {columnNames.map((name) => (
          <span role="columnheader" class={name} key={name}>
            {own.columns[name]}
          </span>
        ))}
      </div>
    </div>
  );
}

interface List {
  readonly grid: { current: HTMLDivElement | null };
  readonly box: ListBox;
  /** The row that keys act on, and the one at the cursor: places in the list. */
  readonly active: number;
  readonly here: number;
  readonly scrollPx: number;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onScroll: (event: { readonly currentTarget: HTMLElement }) => void;
}

function useList(lab: Lab, { i }: Shown, rows: Int32Array): List {
  const grid = useRef<HTMLDivElement>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const [picked, setPicked] = useState<number | null>(null);
  const heightPx = useHeight(grid);
  const rowPx = layout.value === 'narrow' ? ROW_PX_NARROW : ROW_PX;
  const box: ListBox = { count: rows.length, rowPx, heightPx };
  const here = placeIn(rows, i);
  const active = Math.min(picked ?? Math.max(0, here), rows.length - 1);
  const see = (place: number): void => {
    const element = grid.current;
    const to = element === null ? null : scrollToSee(box, element.scrollTop, place);
    if (element !== null && to !== null) element.scrollTop = to;
  };
  useLayoutEffect(() => {
    setPicked(null);
    if (here >= 0) see(here);
  }, [i, rows, heightPx]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeAfterKey(event.key, active, rows.length, rowsSeen(box));
    const row = rows[active];
    if (place !== null) {
      const next = Math.max(0, Math.min(rows.length - 1, place));
      setPicked(next);
      see(next);
    } else if (event.key === 'Enter' && row !== undefined) lab.act.goTo(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onScroll: List['onScroll'] = ({ currentTarget }) => setScrollPx(currentTarget.scrollTop);
  return { grid, box, active, here, scrollPx, onKey, onScroll };
}

interface EventRowProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly id: string;
  readonly row: number;
  /** The row listed before it. */
  readonly before: number | null;
  readonly place: number;
  readonly topPx: number;
  readonly heightPx: number;
  /** The last listed row that is not behind the cursor. */
  readonly isHere: boolean;
  readonly isActive: boolean;
}

function EventRow(props: EventRowProps): JSX.Element {
  const { lab, shown, id, row, before, place, topPx, heightPx, isHere, isActive } = props;
  const { columns, store } = shown.replay;
  const us = timeAt(columns, row);
  const sinceUs = before === null ? us : us - timeAt(columns, before);
  const isSame = before !== null && sinceUs === 0;
  const weight = weightAt(columns, row);
  const names = ['eventRow', weight, isHere ? 'here' : '', isActive ? 'active' : '', isSame ? 'same' : ''];
  const text = rowText(store, row, lab.speech.value);
  return (
    <div
      class={names.filter((name) => name !== '').join(' ')}
      role="row"
      id={id}
      aria-rowindex={place + 2}
      aria-selected={isActive}
      aria-current={isHere && row === shown.i ? 'step' : undefined}
      style={{ top: `${topPx}px`, height: `${heightPx}px` }}
      onClick={() => lab.act.goTo(row)}
    >
      <span role="gridcell" class="row">
        {row}
      </span>
      <span role="gridcell" class="time">
        {moment(us, 4)}
      </span>
      <span role="gridcell" class="since">
        {isSame ? '' : `+${since(sinceUs)}`}
      </span>
      <span role="gridcell" class="node">
        {whoseRow(lab, shown, row)}
      </span>
      <span role="gridcell" class="what" title={text ?? ''}>
        <Sign line={store.lineOf(row)} />
        <span class="sentence">{text ?? lab.words.value.rooms.events.onItsWay}</span>
      </span>
    </div>
  );
}

/** Of a key moment the sign that it has in the list of moments. */
function Sign({ line }: { readonly line: Line | null }): JSX.Element | null {
  if (line?.weight !== 'key') return null;
  const { kind, label } = momentOf(line);
  return (
    <i class={`tick ${kind}`} aria-hidden="true">
      {label}
    </i>
  );
}

function whoseRow({ words }: Lab, { replay }: Shown, row: number): string {
  const node = nodeAt(replay.columns, row);
  const client = replay.summary.cast.clients.indexOf(node) + 1;
  if (client > 0) return words.value.rooms.events.client({ client });
  return node === 0 ? '' : String(node);
}

/** Asks for the windows of what is seen. */
function useFetched(lab: Lab, { replay }: Shown, drawn: readonly number[]): void {
  const missing = drawn.filter((row) => !replay.store.has(row));
  const [first, last] = [missing[0], missing.at(-1)];
  useEffect(() => {
    if (first !== undefined) lab.act.fetch(first);
    if (last !== undefined) lab.act.fetch(last);
  }, [lab, replay, first, last]);
}

/** The height of the box, which the window may change. */
function useHeight(box: { readonly current: HTMLElement | null }): number {
  const [heightPx, setHeightPx] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const read = (): void => {
      const head = element.querySelector<HTMLElement>('.eventHead')?.offsetHeight ?? 0;
      setHeightPx(Math.max(0, element.clientHeight - head));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return heightPx;
}
