/** The logs of all servers side by side. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function LogPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="log" title={lab.words.value.tabs.log}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
