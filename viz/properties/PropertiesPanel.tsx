/** What must be true, and whether it is. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function PropertiesPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="properties" title={lab.words.value.tabs.properties}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
