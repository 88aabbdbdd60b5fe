/** One cell in a sentence, and the way to the row where it became so. */
import type { JSX } from 'preact';
import type { Zxid } from '../../model/zxid.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { holds } from '../trace/stretches.ts';
import { cellText } from './cellText.ts';
import { lastChange } from './lastChange.ts';
import { cellOf } from './logView.ts';

export interface Picked {
  readonly server: number;
  readonly zxid: Zxid;
}

interface PickedToldProps {
  readonly lab: Lab;
  readonly shown: Shown;
  readonly picked: Picked | null;
  readonly zxidText: (zxid: Zxid) => string;
}

export function PickedTold({ lab, shown, picked, zxidText }: PickedToldProps): JSX.Element {
  const words = lab.words.value;
  const own = words.rooms.log;
  const { state, replay, i } = shown;
  const server = state.servers.find(({ id }) => id === picked?.server);
  if (picked === null || server === undefined) return <p class="pickedTold quiet">{own.pickSomething}</p>;
  const cell = cellOf(server, picked.zxid, holds(state.committed, picked.zxid), []);
  const row = cell.cutAt ?? lastChange(replay, picked.server, picked.zxid, i);
  const what = cellText(cell, words);
  return (
    <div class="pickedTold" aria-live="polite">
      <p>
        <b>{own.picked({ server: picked.server, zxid: zxidText(picked.zxid), what })}</b>{' '}
        {own.stateHelp[cell.state]}
      </p>
      {row === null || row === i ? null : (
        <button type="button" onClick={() => lab.act.goTo(row)}>
          {cell.state === 'cut' ? own.toCut : own.toChange}
        </button>
      )}
    </div>
  );
}
