/** What a cell looks like: its outline says where the transaction is, its fill what is known of it. The legend draws the same. */
import type { JSX } from 'preact';
import type { Cell, MarkName } from './logView.ts';

interface CellSignProps {
  readonly cell: Pick<Cell, 'state' | 'isByDiff' | 'isInSnapshot' | 'isUnsynced'>;
  /** Letters of the marks that stand at it. */
  readonly letters?: readonly { readonly mark: MarkName; readonly letter: string }[];
}

export function CellSign({ cell, letters = [] }: CellSignProps): JSX.Element {
  const { state, isByDiff, isInSnapshot, isUnsynced } = cell;
  const flags = `${isInSnapshot ? ' inBlock' : ''}${isUnsynced ? ' unsafe' : ''}`;
  return (
    <span class={`logCell ${state}${flags}`} aria-hidden="true">
      <span class="box">
        {isByDiff ? <Sign name="diff" d="M9 2 L3 6 L9 10 M3 6 H12" /> : null}
        {isInSnapshot ? <Sign name="snap" d="M1 3 H11 M1 6 H11 M1 9 H11" /> : null}
        {state === 'cut' ? (
          <Sign
            name="scissors"
            d="M2 2 L10 9 M10 3 L2 10 M2.2 10.6 a1.4 1.4 0 1 1 .1 0 M9.8 10.6 a1.4 1.4 0 1 1 .1 0"
          />
        ) : null}
        {state === 'lost' ? <Sign name="lostSign" d="M2 2 L10 10 M10 2 L2 10" /> : null}
      </span>
      <span class="letters">
        {letters.map(({ mark, letter }) => (
          <b key={mark} class={mark}>
            {letter}
          </b>
        ))}
      </span>
    </span>
  );
}

const Sign = ({ name, d }: { readonly name: string; readonly d: string }): JSX.Element => (
  <svg class={name} viewBox="0 0 13 12">
    <path d={d} />
  </svg>
);
