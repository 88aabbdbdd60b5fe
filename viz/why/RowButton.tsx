/** A row that is told, as a button that goes there. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { moment } from '../../scenarios/language/format.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { timeAt } from '../trace/columns.ts';
import { MomentButton } from './MomentList.tsx';

interface RowButtonProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly row: number;
}

/** Of a row whose window has not come it says when it happened, and asks for the window. */
export function RowButton({ lab, shown, row }: RowButtonProps): JSX.Element {
  const { store, columns } = shown.replay;
  const isHere = store.has(row);
  useEffect(() => {
    if (!isHere) lab.act.fetch(row);
  }, [lab, store, row, isHere]);
  const line = store.lineOf(row);
  if (line !== null) return <MomentButton lab={lab} line={line} />;
  return (
    <button type="button" onClick={() => lab.act.goTo(row)}>
      <span class="time">{moment(timeAt(columns, row))}</span>
      <span class="sentence">{lab.words.value.rooms.why.loading}</span>
    </button>
  );
}
