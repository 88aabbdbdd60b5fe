/** What was told last at the cursor, in one sentence: where there is room for a picture and little else. */
import type { JSX } from 'preact';
import { moment } from '../../scenarios/language/format.ts';
import type { Lab } from '../app/lab.ts';

export function Caption({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  if (shown === null) return null;
  const line = shown.replay.store.toldAt(shown.i).detail;
  return (
    <p class="caption">
      {line === null ? (
        lab.words.value.beforeAll
      ) : (
        <>
          <span class="quiet">{moment(line.atUs)}</span> {lab.speech.value.tell(line)}
        </>
      )}
    </p>
  );
}
