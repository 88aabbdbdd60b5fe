/** Why did 3 win? Who voted for it, when it counted a quorum, how they compared; and what would have changed it, executed. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { duration } from '../../scenarios/language/format.ts';
import type { Lab, Shown } from '../app/lab.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import { electionOf, isFirstEstablished, leadingAt } from './election.ts';
import { RowButton } from './RowButton.tsx';
import { measureOf } from './verdict.ts';
import { winsOf } from './wins.ts';

interface ElectionBlockProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

export function ElectionBlock({ lab, shown }: ElectionBlockProps): JSX.Element | null {
  const { replay, i } = shown;
  const span = leadingAt(replay, i);
  const election = span === null ? null : electionOf(replay, span.from);
  const missing = typeof election === 'number' ? election : null;
  useEffect(() => {
    if (missing !== null) lab.act.fetch(missing);
  }, [lab, replay, missing]);
  const details = useRef<HTMLDetailsElement>(null);
  const isDecision = span?.from === i;
  useEffect(() => {
    // Where it was decided, the question is asked; it is never closed behind somebody's back.
    if (isDecision && details.current !== null) details.current.open = true;
  }, [isDecision]);
  if (span === null || election === null || typeof election === 'number') return null;
  const { rooms, electedBecause } = lab.words.value;
  const own = rooms.why;
  const { leader, row, round, voters, quorumRow, comparisons } = election;
  const isOpenToChange =
    isFirstEstablished(replay, span) && replay.summary.capsule?.course.kind !== 'byMeaning';
  return (
    <details class="block election" ref={details}>
      <summary>{own.whyDidWin({ leader })}</summary>
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
    </details>
  );
}

function Alternatives({ lab, leader }: { readonly lab: Lab; readonly leader: number }): JSX.Element {
  const { whatIf, words, act } = lab;
  const own = words.value.rooms.why;
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
  const own = words.value.rooms.why;
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
