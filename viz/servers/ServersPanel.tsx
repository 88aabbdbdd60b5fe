/** The picture in words: every server and client at this moment. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function ServersPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="servers" title={lab.words.value.tabs.servers}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
