/** How the election stands, and which rung decided between two votes. */
import type { JSX } from 'preact';
import type { Lab, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { LadderBlock } from './LadderBlock.tsx';
import { OutsideBlock } from './OutsideBlock.tsx';
import { type Standing, votesView } from './votesView.ts';
import { VoteTable } from './VoteTable.tsx';
import './votes.css';

export function VotesPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="votes" title={lab.words.value.tabs.votes} isTitleHidden={lab.preset.value !== 'lab'}>
      {shown === null ? null : <Votes lab={lab} shown={shown} />}
    </Panel>
  );
}

function Votes({ lab, shown }: { readonly lab: Lab; readonly shown: Shown }): JSX.Element {
  const { replay, state, i } = shown;
  const { cast } = replay.summary;
  const selection = lab.selection.value;
  const isServer = selection?.kind === 'process' && cast.servers.some(({ id }) => id === selection.id);
  const selected = isServer ? selection.id : null;
  const { rows, standing, ladder } = votesView(state, cast.quorum, selected);
  return (
    <>
      <StandingTold lab={lab} standing={standing} i={i} />
      <VoteTable lab={lab} rows={rows} selected={selected} />
      <LadderBlock lab={lab} shown={shown} ladder={ladder} selected={selected} />
      <OutsideBlock lab={lab} rows={rows} />
    </>
  );
}

function StandingTold({
  lab,
  standing,
  i,
}: {
  readonly lab: Lab;
  readonly standing: Standing;
  readonly i: number;
}): JSX.Element {
  const words = lab.words.value.rooms.votes;
  switch (standing.kind) {
    case 'looking':
      return <p class="standing">{words.looking(standing)}</p>;
    case 'nothing':
      return <p class="standing">{words.nothing}</p>;
    case 'decided': {
      const { row, leader, voters, round } = standing.election;
      const isHere = row === i;
      return (
        <div class="standing">
          <p>{words.elected({ leader, voters, round, isHere })}</p>
          {isHere ? null : (
            <button type="button" onClick={() => lab.act.goTo(row)}>
              {words.toElection}
            </button>
          )}
        </div>
      );
    }
  }
}
