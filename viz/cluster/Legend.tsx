/** Explains the signs that occur in this run. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { later } from '../app/later.tsx';
import { layout } from '../app/layout.ts';

const Signs = later(() => import('./Signs.tsx').then((room) => room.Signs));

/** Where a legend leaves room enough for its picture. */
const isTall = (): boolean => layout.value === 'wide' && innerHeight >= 1_100;

export function Legend({ lab }: { readonly lab: Lab }): JSX.Element {
  const isOpen = useSignal(isTall());
  const { legend } = lab.words.value;
  return (
    <details
      class="legendBox"
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{legend}</summary>
      <div class="legend" tabIndex={0} role="region" aria-label={legend}>
        {isOpen.value ? <Signs lab={lab} /> : null}
      </div>
    </details>
  );
}
