/** Votes of servers that have decided: by them a server that comes late finds its leader. */
import type { JSX } from 'preact';
import { zxidAsPair } from '../../model/zxid.ts';
import type { Lab } from '../app/lab.ts';
import type { VoteRow } from './votesView.ts';

export function OutsideBlock({
  lab,
  rows,
}: {
  readonly lab: Lab;
  readonly rows: readonly VoteRow[];
}): JSX.Element {
  const words = lab.words.value.rooms.votes;
  const { outsideColumns } = words;
  const votes = rows.flatMap(({ id, outside }) => outside.map((vote) => ({ id, ...vote })));
  const summary = words.outside({ count: votes.length });
  return (
    <details class="outside">
      <summary>{summary}</summary>
      <p class="quiet">{words.outsideHelp}</p>
      {votes.length === 0 ? (
        <p>{words.noOutside}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={summary}>
          <table>
            <thead>
              <tr>
                {Object.entries(outsideColumns).map(([key, name]) => (
                  <th scope="col" key={key}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {votes.map(({ id, from, state, vote, round }) => (
                <tr key={`${id} ${from}`}>
                  <th scope="row">{id}</th>
                  <td>{from}</td>
                  <td>{state}</td>
                  <td>{vote.leader}</td>
                  <td>{round}</td>
                  <td>{zxidAsPair(vote.zxid)}</td>
                  <td>{vote.peerEpoch}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
