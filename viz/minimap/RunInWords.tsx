/** What the lanes show, in words; and what their signs mean: unfolded when somebody asks. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { later } from '../app/later.tsx';
import type { Replay } from '../trace/replay.ts';

const Told = later(() => import('./ToldRun.tsx').then((room) => room.ToldRun));

export function RunInWords({ lab, replay }: { readonly lab: Lab; readonly replay: Replay }): JSX.Element {
  const isOpen = useSignal(false);
  const own = lab.words.value.rooms.minimap;
  return (
    <details
      class="runInWords"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
        event.stopPropagation();
        event.preventDefault();
      }}
    >
      <summary>{own.inWords}</summary>
      {isOpen.value ? <Told lab={lab} replay={replay} /> : null}
    </details>
  );
}
