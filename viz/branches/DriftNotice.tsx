/** A link was made of another run than the one that it opens here: since when, and what is to become of what it says. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';

export function DriftNotice({ lab }: { readonly lab: Lab }): JSX.Element {
  const { drift, words, act } = lab;
  const own = words.value.rooms.branches;
  const found = drift.value;
  const backToPicture = (settle: () => void) => () => {
    settle();
    document.querySelector<HTMLElement>('#scrubber')?.focus();
  };
  return (
    <div class="notice drift" role="alert" hidden={found === null}>
      {found === null ? null : (
        <>
          <p>{own.drift(found)}</p>
          <button type="button" onClick={backToPicture(() => act.keepFingerprint())}>
            {own.keepLooking}
          </button>
          <button type="button" onClick={backToPicture(() => act.forgetFingerprint())}>
            {own.forget}
          </button>
        </>
      )}
    </div>
  );
}
