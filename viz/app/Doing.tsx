/** What a person can do to the run: one button until somebody picks a server, a message or that button; its code comes then. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isPartitionOpen } from '../faults/asked.ts';
import type { Lab } from './lab.ts';
import { later } from './later.tsx';
import { whenDrawn } from './whenDrawn.ts';

const Faults = later(() => import('../faults/FaultMenu.tsx').then(({ FaultMenu }) => FaultMenu));

export function Doing({ lab }: { readonly lab: Lab }): JSX.Element {
  const isPressed = useSignal(false);
  const wasWanted = useRef(false);
  const { selection, request, plan, words } = lab;
  const hasDone = request.value.interventions.length > 0 || plan.value.branches.length > 1;
  wasWanted.current ||= isPressed.value || hasDone || selection.value !== null || isPartitionOpen.value;
  useEffect(() => (isPressed.value ? focusWhenDrawn() : undefined), [isPressed.value]);
  if (wasWanted.current) return <Faults lab={lab} />;
  return (
    <p class="doing">
      <button
        type="button"
        onClick={() => {
          isPressed.value = true;
        }}
      >
        {words.value.doing}
      </button>
    </p>
  );
}

/** The button that was pressed is gone: the focus goes to what it has brought. */
const focusWhenDrawn = (): (() => void) =>
  whenDrawn(document.body, '.panel.faults select', (found) => found.focus());
