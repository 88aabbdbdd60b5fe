/** One row for each server: its vote, what it has heard, how far that is from a quorum. */
import type { JSX } from 'preact';
import { zxidAsPair } from '../../model/zxid.ts';
import { moment } from '../../scenarios/language/format.ts';
import type { Lab } from '../app/lab.ts';
import { Badge } from '../cluster/Badge.tsx';
import type { TallyShown, VoteRow } from './votesView.ts';

interface VoteTableProps {
  readonly lab: Lab;
  readonly rows: readonly VoteRow[];
  readonly selected: number | null;
}

/** What one looks for first comes first: the rest may lie beyond the edge. */
const COLUMNS = ['server', 'leader', 'tally', 'round', 'peerEpoch', 'zxid', 'recvset', 'waits'] as const;

export function VoteTable({ lab, rows, selected }: VoteTableProps): JSX.Element {
  const words = lab.words.value.rooms.votes;
  const columns = COLUMNS.map((name) => words.columns[name]);
  return (
    <>
      <div class="scroll votesRegion" tabIndex={0} role="region" aria-label={words.region}>
        <table class="voteTable">
          <caption class="unseen">{words.caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name, help }) => (
                <th scope="col" key={name} title={help}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} lab={lab} row={row} isSelected={row.id === selected} />
            ))}
          </tbody>
        </table>
      </div>
      <details class="wire">
        <summary>{words.wire}</summary>
        <dl>
          {columns.map(({ name, help }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{help}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Row({
  lab,
  row,
  isSelected,
}: {
  readonly lab: Lab;
  readonly row: VoteRow;
  readonly isSelected: boolean;
}): JSX.Element {
  const own = lab.words.value;
  const words = own.rooms.votes;
  const { id, look, isObserver, round, vote, heard, tally, waitsFor } = row;
  const select = (): void => lab.act.select(isSelected ? null : { kind: 'process', id });
  const isDown = look === 'CRASHED' || look === 'ABSENT';
  return (
    <tr class={isSelected ? 'picked' : ''} onClick={select}>
      <th scope="row">
        <button
          type="button"
          class="pick"
          aria-pressed={isSelected}
          title={words.select({ server: id })}
          onClick={(event) => {
            event.stopPropagation();
            select();
          }}
        >
          <Badge look={look} />
          <span>
            {id}
            <span class="stateName">{isDown || look === 'PAUSED' ? own.looks[look] : look}</span>
          </span>
        </button>
      </th>
      <td class="leader">{vote?.leader ?? (isObserver && round !== null ? words.observes : '')}</td>
      <td class="tally">{tally === null ? null : <Tally lab={lab} tally={tally} />}</td>
      <td>{round ?? ''}</td>
      <td>{vote?.peerEpoch ?? ''}</td>
      <td>{vote === null ? '' : zxidAsPair(vote.zxid)}</td>
      <td class="recvset">
        {heard.map((one) => (
          <span key={one.from} class={one.agrees ? 'chip agrees' : 'chip'} title={words.heardFrom(one)}>
            <span class="unseen">{words.heardFrom(one)}</span>
            <span aria-hidden="true">
              {one.agrees ? '= ' : ''}
              {one.from}→{one.leader}
            </span>
          </span>
        ))}
      </td>
      <td class="waits">
        {waitsFor === null ? '' : words.waitsFor[waitsFor.for]({ time: moment(waitsFor.untilUs) })}
      </td>
    </tr>
  );
}

function Tally({ lab, tally }: { readonly lab: Lab; readonly tally: TallyShown }): JSX.Element {
  const words = lab.words.value.rooms.votes;
  const { count, total, needed, unit, groups, isQuorum } = tally;
  return (
    <>
      <span class="tallyLine">
        <b>{words.tally({ count, total })}</b>
        <span class={isQuorum ? 'meter full' : 'meter'} aria-hidden="true">
          {Array.from({ length: total }, (_, place) => (
            <i key={place} class={place < count ? 'on' : ''} data-needed={place + 1 === needed} />
          ))}
        </span>
        <span>{isQuorum ? words.quorum : words.need({ needed, unit })}</span>
      </span>
      {groups.map((group) => (
        <span key={group.group} class="tallyLine quiet">
          {words.weightOf(group)}
        </span>
      ))}
    </>
  );
}
