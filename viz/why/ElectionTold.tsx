/** Who voted for the leader, when it counted a quorum, how they compared; and what would have changed it, executed. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { duration } from '../../scenarios/language/format.ts';
import type { Lab, Shown } from '../app/lab.ts';
import type { LeadingSpan } from '../trace/course.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { electionOf, isFirstEstablished } from './election.ts';
import { RowButton } from './RowButton.tsx';
import { measureOf } from './verdict.ts';
import { winsOf } from './wins.ts';

export interface ElectionProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly span: LeadingSpan;
}

export function ElectionTold({ lab, shown, span }: ElectionProps): JSX.Element | null {
  const { replay } = shown;
  const election = electionOf(replay, span.from);
  const missing = typeof election === 'number' ? election : null;
  useEffect(() => {
    if (missing !== null) lab.act.fetch(missing);
  }, [lab, replay, missing]);
  const { rooms, electedBecause } = lab.words.value;
  if (election === null || typeof election === 'number') return <p class="quiet">{rooms.why.loading}</p>;
  const own = rooms.election;
  const { leader, row, round, voters, quorumRow, comparisons } = election;
  const isOpenToChange =
    isFirstEstablished(replay, span) && replay.summary.capsule?.course.kind !== 'byMeaning';
  return (
    <>
      <p>{electedBecause({ voters, round, ...measureOf(replay.summary.cast.quorum) })}</p>
      <div class="momentList">
        {quorumRow === null ? null : (
          <>
            <span class="quiet">{own.firstCounted}</span>
            <RowButton lab={lab} shown={shown} row={quorumRow} />
          </>
        )}
        <span class="quiet">{own.decidedThen}</span>
        <RowButton lab={lab} shown={shown} row={row} />
      </div>
      <h4>{own.comparisons}</h4>
      <ul class="momentList">
        {comparisons.map((comparison) => (
          <li key={comparison.voter}>
            {comparison.row === null ? (
              <span class="nothing">{own.comparedNothing({ server: comparison.voter })}</span>
            ) : (
              <RowButton lab={lab} shown={shown} row={comparison.row} />
            )}
          </li>
        ))}
      </ul>
      {isOpenToChange ? <Alternatives lab={lab} leader={leader} /> : null}
    </>
  );
}

function Alternatives({ lab, leader }: { readonly lab: Lab; readonly leader: number }): JSX.Element {
  const { whatIf, words, act } = lab;
  const own = words.value.rooms.election;
  const answer = whatIf.value;
  if (answer === null)
    return (
      <button type="button" class="strong wonder" onClick={() => act.wonder(leader)}>
        {own.whatIf}
      </button>
    );
  return (
    <div class="alternatives" aria-live="polite" aria-busy={answer === 'asked'}>
      <h4>{own.whatIf}</h4>
      {answer === 'asked' ? <p>{own.whatIfRuns}</p> : <Answer lab={lab} leader={leader} answer={answer} />}
    </div>
  );
}

interface AnswerProps {
  readonly lab: Lab;
  readonly leader: number;
  readonly answer: WhatIf;
}

function Answer({ lab, leader, answer: { starts, seeds } }: AnswerProps): JSX.Element {
  const { words, act } = lab;
  const own = words.value.rooms.election;
  const otherwise = seeds.filter((outcome) => outcome.leader !== leader);
  return (
    <>
      {starts.length === 0 ? <p class="quiet">{own.nothingElse}</p> : null}
      <ul class="momentList">
        {starts.map(({ start: { server, atUs }, leader: other, request }) => (
          <li key={server}>
            <button type="button" onClick={() => act.ask(request)}>
              {own.hadStarted({ server, time: duration(atUs), leader: other, changes: other !== leader })}
            </button>
          </li>
        ))}
        {otherwise.map(({ leader: other, request }) => (
          <li key={`seed ${request.seed ?? ''}`}>
            <button type="button" onClick={() => act.ask(request)}>
              {own.withSeed({ seed: request.seed ?? '', leader: other })}
            </button>
          </li>
        ))}
      </ul>
      {seeds.length === 0 ? null : <p>{own.otherSeeds({ seeds: seeds.length, wins: winsOf(seeds) })}</p>}
      <p class="quiet">{own.executed}</p>
    </>
  );
}
