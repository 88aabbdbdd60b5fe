/** What happened at the cursor, why, and what comes next. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function WhyPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="why" title={lab.words.value.tabs.why}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
