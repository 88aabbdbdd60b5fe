/** Why did 3 win? The answer is loaded when somebody asks. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Lab, Shown } from '../app/lab.ts';
import { later } from '../app/later.tsx';
import type { ElectionProps } from './ElectionTold.tsx';
import { leadingAt } from './leadingAt.ts';

const Told = later<ElectionProps>(() => import('./ElectionTold.tsx').then((room) => room.ElectionTold));

interface ElectionBlockProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

export function ElectionBlock({ lab, shown }: ElectionBlockProps): JSX.Element | null {
  const span = leadingAt(shown.replay, shown.i);
  const [isOpen, setOpen] = useState(false);
  const isDecision = span?.from === shown.i;
  useEffect(() => {
    // Where it was decided, the question is asked; it is never closed behind somebody's back.
    if (isDecision) setOpen(true);
  }, [isDecision]);
  if (span === null) return null;
  return (
    <details
      class="block election"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{lab.words.value.rooms.why.whyDidWin({ leader: span.server })}</summary>
      {isOpen ? <Told lab={lab} shown={shown} span={span} /> : null}
    </details>
  );
}
