/** What each server votes, what it has heard, and which rung decided. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';

export function VotesPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="votes" title={lab.words.value.tabs.votes}>
      {shown === null ? null : shown.i}
    </Panel>
  );
}
