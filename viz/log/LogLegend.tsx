/** Names for all that a cell can look like. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { CellSign } from './CellSign.tsx';
import { cellStates, markNames } from './logView.ts';

const plain = { isByDiff: false, isInSnapshot: false, isUnsynced: false } as const;

export function LogLegend({ lab }: { readonly lab: Lab }): JSX.Element {
  const words = lab.words.value.rooms.log;
  return (
    <details class="logLegend">
      <summary>{words.legend}</summary>
      <ul>
        {cellStates.flatMap((state) =>
          state === 'absent'
            ? []
            : [
                <li key={state}>
                  <CellSign cell={{ ...plain, state, isUnsynced: state === 'unsynced' }} />
                  <span>
                    <b>{words.states[state]}</b>: {words.stateHelp[state]}
                  </span>
                </li>,
              ],
        )}
        <li>
          <CellSign cell={{ ...plain, state: 'applied', isByDiff: true }} />
          <span>{words.legendDiff}</span>
        </li>
        <li>
          <CellSign cell={{ ...plain, state: 'applied', isInSnapshot: true }} />
          <span>{words.legendSnapshot}</span>
        </li>
        <li>
          <CellSign cell={{ ...plain, state: 'applied', isUnsynced: true }} />
          <span>{words.unsyncedToo}</span>
        </li>
        {markNames.map((mark) => (
          <li key={mark}>
            <span class="logCell" aria-hidden="true">
              <span class="letters">
                <b class={mark}>{words.marks[mark].letter}</b>
              </span>
            </span>
            <span>{words.marks[mark].name}</span>
          </li>
        ))}
        <li>{words.legendAnswered}</li>
        <li>{words.legendEpochs}</li>
      </ul>
    </details>
  );
}
