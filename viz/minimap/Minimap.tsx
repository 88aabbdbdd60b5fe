/** The whole run in lanes, above the scrubber. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';

export const Minimap = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <div class="minimap" data-rows={lab.replay.value?.lastRow ?? 0} />
);
