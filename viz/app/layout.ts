/** How much room there is: three columns, two, or one. */
import { type ReadonlySignal, signal } from '@preact/signals';

export type Layout = 'wide' | 'medium' | 'narrow';

const WIDE = matchMedia('(min-width: 75rem)');
const MEDIUM = matchMedia('(min-width: 44rem)');
const TALL = matchMedia('(min-height: 60rem)');

const now = (): Layout => (WIDE.matches ? 'wide' : MEDIUM.matches ? 'medium' : 'narrow');
const current = signal<Layout>(now());
for (const query of [WIDE, MEDIUM])
  query.addEventListener('change', () => {
    current.value = now();
  });

export const layout: ReadonlySignal<Layout> = current;

const tall = signal(TALL.matches);
TALL.addEventListener('change', () => {
  tall.value = TALL.matches;
});

/** Whether there is room for something under the picture. */
export const isTall: ReadonlySignal<boolean> = tall;
