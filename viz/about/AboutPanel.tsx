/** What run this is, and what the page leaves out. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function AboutPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="about" title={lab.words.value.tabs.about}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
