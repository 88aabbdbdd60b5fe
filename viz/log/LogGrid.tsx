/** The matrix: a table with a row for each server and a column for each transaction; arrow keys go from cell to cell. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { counterOf, zxidAsHex, zxidAsPair } from '../../model/zxid.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { Badge } from '../cluster/Badge.tsx';
import { CellSign } from './CellSign.tsx';
import { cellText } from './cellText.ts';
import { type Cell, type Column, type LogRow, type LogView } from './logView.ts';
import type { Picked } from './PickedTold.tsx';
import { SyncBanner } from './SyncBanner.tsx';

interface LogGridProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly view: LogView;
  readonly isHex: boolean;
  readonly picked: Picked | null;
  readonly pick: (cell: Picked) => void;
}

export function LogGrid({ lab, shown, view, isHex, picked, pick }: LogGridProps): JSX.Element {
  const words = lab.words.value.rooms.log;
  const grid = useRef<HTMLTableElement>(null);
  const { columns, rows, groups } = view;
  const drawn = columns.flatMap(({ kind, from }) => (kind === 'beyond' ? [] : [from]));
  const last = drawn.at(-1) ?? 0;
  const isThere =
    picked !== null && drawn.includes(picked.zxid) && rows.some(({ id }) => id === picked.server);
  /** One cell of the grid can be reached by the Tab key. */
  const entry: Picked = isThere ? picked : { server: rows[0]?.id ?? 0, zxid: last };
  const onKey = (event: KeyboardEvent): void => {
    const to = neighbour(event, entry, drawn, rows);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    pick(to);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${to.server} ${to.zxid}"]`)?.focus();
  };
  const region = useRef<HTMLDivElement>(null);
  const wanted = columns.find(({ isFocus }) => isFocus)?.from ?? last;
  useLayoutEffect(() => bringIntoView(region.current, wanted), [wanted]);
  if (columns.length === 0) return <p class="quiet">{words.empty}</p>;
  return (
    <div class="scroll logRegion" tabIndex={0} role="region" aria-label={words.region} ref={region}>
      <table class="logGrid" role="grid" aria-label={words.caption} ref={grid} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} class="corner">
              {words.server}
            </th>
            {groups.map(({ epoch, columns: span }) => (
              <th scope="colgroup" colSpan={span} class="epoch" key={epoch}>
                <span>{words.epoch({ epoch })}</span>
              </th>
            ))}
            <td rowSpan={2} class="filler" aria-hidden="true" />
          </tr>
          <tr>
            {columns.map((column, index) => (
              <ColumnHead
                key={column.from}
                lab={lab}
                column={column}
                isHex={isHex}
                opensEpoch={opensEpoch(columns, index)}
              />
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.id}>
            {row.sync === null ? null : (
              <SyncBanner
                lab={lab}
                shown={shown}
                row={row}
                sync={row.sync}
                span={columns.length}
                isHex={isHex}
              />
            )}
            <Row lab={lab} row={row} columns={columns} entry={entry} picked={picked} pick={pick} />
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Scrolls sideways alone, and only where the column cannot be seen: who has scrolled elsewhere stays there until another is of interest. */
function bringIntoView(region: HTMLElement | null, zxid: number): void {
  const column = region?.querySelector<HTMLElement>(`[data-column="${zxid}"]`);
  if (region === null || column === undefined || column === null) return;
  const hidden = region.querySelector<HTMLElement>('.corner')?.offsetWidth ?? 0;
  const [start, end] = [column.offsetLeft, column.offsetLeft + column.offsetWidth];
  if (start < region.scrollLeft + hidden || end > region.scrollLeft + region.clientWidth)
    region.scrollLeft = Math.max(0, (start + end - region.clientWidth - hidden) / 2);
}

const opensEpoch = (columns: readonly Column[], index: number): boolean => {
  const [before, here] = [columns[index - 1], columns[index]];
  return (
    before === undefined ||
    here === undefined ||
    zxidAsPair(before.from).split('.')[0] !== zxidAsPair(here.from).split('.')[0]
  );
};

function ColumnHead({
  lab,
  column,
  isHex,
  opensEpoch: opens,
}: {
  readonly lab: Lab;
  readonly column: Column;
  readonly isHex: boolean;
  readonly opensEpoch: boolean;
}): JSX.Element {
  const words = lab.words.value.rooms.log;
  const { kind, from, to, count, isCommitted, isAnswered, isFocus } = column;
  const whole = isHex ? zxidAsHex : zxidAsPair;
  const amount = thousands(count);
  const short = isHex ? counterOf(from).toString(16) : String(counterOf(from));
  const title = kind === 'one' ? whole(from) : words.range({ from: whole(from), to: whole(to) });
  const told = [
    ...(isCommitted ? [words.committedColumn] : []),
    ...(isAnswered ? [words.answeredColumn] : []),
  ].join(words.and);
  return (
    <th
      scope="col"
      data-column={from}
      title={told === '' ? title : `${title}${words.and}${told}`}
      class={`zxid ${kind}${isFocus ? ' focus' : ''}${opens ? ' firstOfEpoch' : ''}`}
    >
      <span aria-hidden="true">
        {kind === 'one'
          ? short
          : kind === 'folded'
            ? words.folded({ count: amount })
            : words.beyond({ count: amount })}
      </span>
      <span class="unseen">
        {title} {told}
      </span>
      <svg class="done" viewBox="0 0 16 10" aria-hidden="true">
        {isCommitted && kind !== 'beyond' ? (
          <path d={isAnswered ? 'M1 5 L4 8 L9 2 M7 8 L8 8 L14 2' : 'M3 5 L6 8 L12 2'} />
        ) : null}
      </svg>
    </th>
  );
}

/** `1,204` reads the same in both languages. */
const thousands = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

interface RowProps {
  readonly lab: Lab;
  readonly row: LogRow;
  readonly columns: readonly Column[];
  readonly entry: Picked;
  readonly picked: Picked | null;
  readonly pick: (cell: Picked) => void;
}

function Row({ lab, row, columns, entry, picked, pick }: RowProps): JSX.Element {
  const words = lab.words.value;
  const { id, look, epochs, cells } = row;
  const selection = lab.selection.value;
  const isChosen = selection?.kind === 'process' && selection.id === id;
  return (
    <tr class={isChosen ? 'chosen' : ''}>
      <th scope="row">
        <span class="rowHead">
          <Badge look={look} />
          {id}
          {epochs === null ? null : (
            <span class="epochChips" title={words.rooms.log.epochs(epochs)}>
              <span class="unseen">{words.rooms.log.epochs(epochs)}</span>
              <span class={epochs.accepted === epochs.current ? 'chip' : 'chip ahead'} aria-hidden="true">
                {words.rooms.log.accepted}
                {epochs.accepted}
              </span>
              <span class="chip" aria-hidden="true">
                {words.rooms.log.current}
                {epochs.current}
              </span>
            </span>
          )}
        </span>
      </th>
      {cells.map((cell, index) => {
        const column = columns[index] as Column;
        if (cell === null) return <td key={column.from} class="beyond" />;
        const here: Picked = { server: id, zxid: column.from };
        const isPicked = picked?.server === id && picked.zxid === column.from;
        const isEntry = entry.server === id && entry.zxid === column.from;
        return (
          <td
            key={column.from}
            role="gridcell"
            data-cell={`${id} ${column.from}`}
            tabIndex={isEntry ? 0 : -1}
            aria-selected={isPicked}
            aria-label={cellText(cell, words)}
            class={`${column.kind}${column.isFocus ? ' focus' : ''}${opensEpoch(columns, index) ? ' firstOfEpoch' : ''}`}
            onClick={() => pick(here)}
          >
            <CellSign cell={cell} letters={lettersAt(cell, lab)} />
          </td>
        );
      })}
      <td class="filler" aria-hidden="true" />
    </tr>
  );
}

const lettersAt = ({ marks }: Cell, { words }: Lab) =>
  marks.map((mark) => ({ mark, letter: words.value.rooms.log.marks[mark].letter }));

function neighbour(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  { server, zxid }: Picked,
  drawn: readonly number[],
  rows: readonly LogRow[],
): Picked | null {
  if (ctrlKey || altKey || metaKey || shiftKey) return null;
  const x = drawn.indexOf(zxid);
  const y = rows.findIndex(({ id }) => id === server);
  const at = (column: number, row: number): Picked | null => {
    const [to, line] = [drawn[column], rows[row]];
    return to === undefined || line === undefined ? { server, zxid } : { server: line.id, zxid: to };
  };
  switch (key) {
    case 'ArrowRight':
      return at(x + 1, y);
    case 'ArrowLeft':
      return at(x - 1, y);
    case 'ArrowDown':
      return at(x, y + 1);
    case 'ArrowUp':
      return at(x, y - 1);
    case 'Home':
      return at(0, y);
    case 'End':
      return at(drawn.length - 1, y);
    default:
      return null;
  }
}
