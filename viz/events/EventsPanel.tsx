/** All rows of the trace, to be searched and filtered. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function EventsPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="events" title={lab.words.value.tabs.events}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
