/** Why something that was asked for is not shown: one line, until it is put away or something else is asked. */
import type { JSX } from 'preact';
import type { Lab } from './lab.ts';

export function Notice({ lab }: { readonly lab: Lab }): JSX.Element {
  const { notice, words } = lab;
  const text = notice.value;
  return (
    <div class="notice" role="alert" hidden={text === null}>
      {text === null ? null : (
        <>
          <p>{text}</p>
          <button
            type="button"
            onClick={() => {
              notice.value = null;
            }}
          >
            {words.value.dismiss}
          </button>
        </>
      )}
    </div>
  );
}
