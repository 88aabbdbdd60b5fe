/** Votes of servers that have decided, as a table. */
import type { JSX } from 'preact';
import { zxidAsPair } from '../../model/zxid.ts';
import type { Lab } from '../app/lab.ts';
import type { VoteRow } from './votesView.ts';

export interface OutsideProps {
  readonly lab: Lab;
  readonly label: string;
  readonly votes: readonly (VoteRow['outside'][number] & { readonly id: number })[];
}

export function OutsideTable({ lab, label, votes }: OutsideProps): JSX.Element {
  const words = lab.words.value.rooms.outside;
  return (
    <>
      <p class="quiet">{words.help}</p>
      {votes.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={label}>
          <table>
            <thead>
              <tr>
                {Object.entries(words.columns).map(([key, name]) => (
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
    </>
  );
}
