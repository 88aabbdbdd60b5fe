/** The run as lifelines and messages: what could know of what. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function SpaceTimePanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="time" title={lab.words.value.tabs.time}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
