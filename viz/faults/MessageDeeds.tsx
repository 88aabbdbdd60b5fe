/** What can be done to a message on its way. */
import type { JSX } from 'preact';
import { holdOfMessage } from '../../scenarios/intervention/holdMessage.ts';
import { momentAt } from '../../scenarios/intervention/moments.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { rowFrom } from '../trace/columns.ts';
import { DeedButton } from './DeedButton.tsx';

interface MessageProps {
  readonly lab: Lab;
  readonly at: Shown;
  /** Row that sent it. */
  readonly send: number;
}

export function MessageDeeds({ lab, at, send }: MessageProps): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const { network } = at.state;
  const message = network.inFlight.find((one) => one.send === send);
  const held = network.held.find((one) => one.send === send);
  if (message === undefined) return <p class="quiet">{own.gone}</p>;
  return (
    <>
      <Plain
        label={own.hold}
        reason={held === undefined ? null : own.alreadyHeld}
        press={() => void hold(lab, at, send)}
      />
      {held === undefined ? (
        <Plain label={own.release} reason={own.notHeld} press={() => undefined} />
      ) : (
        <DeedButton lab={lab} deed={{ words: `letGo ${held.name}`, reason: null }} label={own.release} />
      )}
      <DeedButton
        lab={lab}
        deed={{ words: `reset ${message.from}-${message.to}`, reason: null }}
        label={own.resetConnection}
      />
    </>
  );
}

interface PlainProps {
  readonly label: string;
  readonly reason: string | null;
  readonly press: () => void;
}

const Plain = ({ label, reason, press }: PlainProps): JSX.Element => (
  <span class="deed">
    <button
      type="button"
      aria-disabled={reason !== null}
      onClick={() => (reason === null ? press() : undefined)}
    >
      {label}
    </button>
    {reason === null ? null : <small class="reason">{reason}</small>}
  </span>
);

/** What is on its way cannot be stopped any more: so the hold has its place before the event that sent it, and the cursor stays. */
async function hold({ act }: Lab, at: Shown, send: number): Promise<void> {
  const { columns, store } = at.replay;
  const found = holdOfMessage(
    (i) => (i < 0 || i >= columns.length ? undefined : rowFrom(columns, i, store.row(i)?.data)),
    send,
  );
  if (found === null) return act.fetch(send); // Its window has to come first; then it can be pressed again.
  const { us, events, from, to, type, nth } = found;
  const moment = momentAt(us, await act.behind({ us, events }));
  const behind = moment.behind === undefined ? '' : `/${moment.behind}`;
  act.intervene(`${moment.at}${behind} hold ${from}>${to} ${type} #${nth} as m${send}`, { held: send });
}
