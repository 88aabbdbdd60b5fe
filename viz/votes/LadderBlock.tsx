/** The last comparison of two votes, from the top down, and the way to others. */
import type { JSX } from 'preact';
import type { Lab, Shown } from '../app/lab.ts';
import { comparisonNear } from './comparisons.ts';
import type { Ladder, Rung } from './ladder.ts';

interface LadderBlockProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly ladder: Ladder | null;
  readonly selected: number | null;
}

export function LadderBlock({ lab, shown, ladder, selected }: LadderBlockProps): JSX.Element {
  const words = lab.words.value.rooms.votes;
  if (ladder === null)
    return (
      <section class="ladderBlock">
        <h3>{words.ladder}</h3>
        <p class="quiet">{words.noLadder({ server: selected })}</p>
        <Ways lab={lab} shown={shown} server={selected} from={shown.i} />
      </section>
    );
  const { row, server, isFresh, rungs } = ladder;
  const isHere = row === shown.i;
  return (
    <section class={isHere ? 'ladderBlock here' : 'ladderBlock'}>
      <h3>{words.ladder}</h3>
      {isFresh ? <p>{words.fresh({ server, round: rungs[0]?.mine ?? '' })}</p> : null}
      <LadderTable lab={lab} ladder={ladder} />
      <p class="outcome">{words.outcome(ladder)}</p>
      <div class="ways">
        {isHere ? (
          <span class="quiet">{words.atComparison}</span>
        ) : (
          <button type="button" onClick={() => lab.act.goTo(row)}>
            {words.toComparison}
          </button>
        )}
      </div>
      <Ways lab={lab} shown={shown} server={server} from={row} />
    </section>
  );
}

/** To the comparisons of this server that come before and after the one told. */
function Ways({
  lab,
  shown,
  server,
  from,
}: {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly server: number | null;
  readonly from: number;
}): JSX.Element | null {
  const words = lab.words.value.rooms.votes;
  void lab.arrivals.value; // Whose vote a row is about is known once its window has come.
  if (server === null) return null;
  const before = comparisonNear(shown.replay, server, from, 'before');
  const after = comparisonNear(shown.replay, server, Math.max(from, shown.i), 'after');
  const way = (text: string, to: number | null): JSX.Element => (
    <button type="button" disabled={to === null} onClick={() => to !== null && lab.act.goTo(to)}>
      {text}
    </button>
  );
  return (
    <div class="ways">
      {way(words.previous({ server }), before)}
      {way(words.next({ server }), after)}
    </div>
  );
}

function LadderTable({ lab, ladder }: { readonly lab: Lab; readonly ladder: Ladder }): JSX.Element {
  const words = lab.words.value.rooms.votes;
  const { server, from, rungs } = ladder;
  return (
    <table class="ladder">
      <caption>{words.ladderOf({ server, from })}</caption>
      <thead>
        <tr>
          <th scope="col">{words.compared}</th>
          <th scope="col">{words.mine({ server })}</th>
          <th scope="col">
            <span class="unseen">=</span>
          </th>
          <th scope="col">{words.theirs({ from })}</th>
          <th scope="col">{words.result}</th>
        </tr>
      </thead>
      <tbody>
        {rungs.map((rung) => (
          <tr key={rung.name} class={rung.standing}>
            <th scope="row">
              {rung.standing === 'notLookedAt' ? `(${words.rungs[rung.name]})` : words.rungs[rung.name]}
            </th>
            <td>{rung.mine ?? words.none}</td>
            <td class="sign">{rung.sign}</td>
            <td>{rung.theirs ?? words.none}</td>
            <td class="result">
              <ResultTold lab={lab} ladder={ladder} rung={rung} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ResultTold({
  lab,
  ladder,
  rung,
}: {
  readonly lab: Lab;
  readonly ladder: Ladder;
  readonly rung: Rung;
}): JSX.Element {
  const words = lab.words.value.rooms.votes;
  const isLast = rung === ladder.rungs.at(-1);
  if (rung.standing === 'equal' && isLast) return <>{words.decided.same}</>;
  if (rung.standing !== 'decides') return <>{words.standings[rung.standing]}</>;
  return (
    <>
      <svg class="pointer" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M9 1 L1 5 L9 9 Z" />
      </svg>
      {words.decided[ladder.outcome]}
    </>
  );
}
