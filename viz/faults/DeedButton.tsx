/** Something to press, or why it cannot be pressed now. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Lab } from '../app/lab.ts';
import type { Deed } from './deeds.ts';

interface DeedButtonProps {
  readonly lab: Lab;
  readonly deed: Pick<Deed, 'words' | 'reason'>;
  readonly label: string;
  /** The single key that does the same. */
  readonly keyName?: string;
  /** Before it is done. */
  readonly onDone?: () => void;
}

export function DeedButton({ lab, deed, label, keyName, onDone }: DeedButtonProps): JSX.Element {
  const id = useId();
  const reason = deed.reason === null ? null : lab.speech.value.tell(deed.reason);
  // Not `disabled`: the focus would be lost, and with it the reason.
  return (
    <span class="deed">
      <button
        type="button"
        aria-disabled={reason !== null}
        aria-describedby={reason === null ? undefined : id}
        aria-keyshortcuts={keyName}
        title={reason ?? (keyName === undefined ? undefined : `${label} (${keyName})`)}
        onClick={() => {
          if (reason !== null) return;
          onDone?.();
          void lab.act.interveneHere(deed.words);
        }}
      >
        {label}
        {keyName === undefined ? null : <kbd aria-hidden="true">{keyName}</kbd>}
      </button>
      {reason === null ? null : (
        <small class="reason" id={id}>
          {reason}
        </small>
      )}
    </span>
  );
}
