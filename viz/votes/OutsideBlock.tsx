/** Votes of servers that have decided: by them a server that comes late finds its leader. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Lab } from '../app/lab.ts';
import { later } from '../app/later.tsx';
import type { OutsideProps } from './OutsideTable.tsx';
import type { VoteRow } from './votesView.ts';

const Table = later<OutsideProps>(() => import('./OutsideTable.tsx').then((room) => room.OutsideTable));

export function OutsideBlock({
  lab,
  rows,
}: {
  readonly lab: Lab;
  readonly rows: readonly VoteRow[];
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const votes = rows.flatMap(({ id, outside }) => outside.map((vote) => ({ id, ...vote })));
  const summary = lab.words.value.rooms.votes.outside({ count: votes.length });
  return (
    <details class="outside" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen ? <Table lab={lab} label={summary} votes={votes} /> : null}
    </details>
  );
}
