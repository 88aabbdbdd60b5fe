/** Which branch of the run is shown, what was done in it, and undo. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BranchText } from '../app/address.ts';
import { NAME_CHARACTERS_MAX } from '../app/address.ts';
import type { Lab } from '../app/lab.ts';
import { Sheet } from '../faults/Sheet.tsx';
import { lastRowOfEvent } from '../trace/instants.ts';
import { shownIn } from './plan.ts';
import './branches.css';

interface BranchBarProps {
  readonly lab: Lab;
  /** What would become of the branch now. */
  readonly note: string;
}

export function BranchBar({ lab, note }: BranchBarProps): JSX.Element {
  const own = lab.words.value.rooms.branches;
  const { branches, shown } = lab.plan.value;
  const now = shownIn(lab.plan.value);
  const nameOf = ({ name }: BranchText): string => name ?? own.main;
  return (
    <div class="branchBar" role="group" aria-label={own.title}>
      <label class="field">
        <span>{own.branch}</span>{' '}
        <select
          id="branch"
          value={shown}
          onChange={({ currentTarget }) => lab.act.showBranch(Number(currentTarget.value))}
        >
          {branches.map((branch, place) => (
            <option value={place} key={place}>
              {own.ofBranch({ name: nameOf(branch), done: branch.interventions.length })}
            </option>
          ))}
        </select>
      </label>
      <Step label={own.undoKey} icon={UNDO} can={lab.canUndo.value} step={() => lab.act.undo()} />
      <Step label={own.redoKey} icon={REDO} can={lab.canRedo.value} step={() => lab.act.redo()} />
      <Sheet
        name="done"
        label={own.done({ count: now.interventions.length })}
        title={`${own.shownBranch}: ${nameOf(now)}`}
      >
        {(close) => <Details lab={lab} close={close} key={`${shown} ${now.name ?? ''}`} />}
      </Sheet>
      <p class="quiet note" title={note}>
        {note}
      </p>
    </div>
  );
}

const UNDO = 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3';
const REDO = 'M15 6l5 5-5 5M20 11H10a5 5 0 0 0 0 10h3';

interface StepProps {
  readonly label: string;
  readonly icon: string;
  readonly can: boolean;
  readonly step: () => void;
}

const Step = ({ label, icon, can, step }: StepProps): JSX.Element => (
  <button
    type="button"
    class="step"
    title={label}
    aria-label={label}
    aria-disabled={!can}
    onClick={() => (can ? step() : undefined)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={icon} />
    </svg>
  </button>
);

interface DetailsProps {
  readonly lab: Lab;
  readonly close: () => void;
}

/** The shown branch: its name, and what was done in it. */
function Details({ lab, close }: DetailsProps): JSX.Element {
  const own = lab.words.value.rooms.branches;
  const { branches, shown } = lab.plan.value;
  const { name, interventions } = shownIn(lab.plan.value);
  const list = useRef<HTMLOListElement>(null);
  const [typed, setTyped] = useState(name ?? '');
  const takeOut = (index: number): void => {
    lab.act.removeIntervention(index);
    // The row goes, and the button with it: the next one has the focus, or the last.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>('.takeOut') ?? [];
      const next = buttons[Math.min(index, buttons.length - 1)];
      if (next === undefined) close();
      else next.focus();
    });
  };
  return (
    <>
      <form
        class="renaming"
        onSubmit={(event) => {
          event.preventDefault();
          lab.act.renameBranch(shown, typed);
          close();
        }}
      >
        <label class="field">
          <span>{own.newName}</span>{' '}
          <input
            value={typed}
            placeholder={own.main}
            maxLength={NAME_CHARACTERS_MAX}
            autocomplete="off"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="submit">{own.rename}</button>
      </form>
      {interventions.length === 0 ? (
        <p class="quiet">{own.nothingDone}</p>
      ) : (
        <ol class="doneList" ref={list}>
          {interventions.map((text, index) => (
            <Row lab={lab} key={index} text={text} index={index} close={close} takeOut={takeOut} />
          ))}
        </ol>
      )}
      {branches.length > 1 ? (
        <button
          type="button"
          class="removeBranch"
          onClick={() => {
            close();
            lab.act.removeBranch(shown);
          }}
        >
          {own.remove}
        </button>
      ) : null}
    </>
  );
}

interface RowProps extends DetailsProps {
  readonly text: string;
  readonly index: number;
  readonly takeOut: (index: number) => void;
}

function Row({ lab, text, index, close, takeOut }: RowProps): JSX.Element {
  const own = lab.words.value.rooms.branches;
  const replay = lab.replay.value;
  const row = replay?.summary.interventions[index] ?? -1;
  return (
    <li>
      {row < 0 ? (
        <span>
          <code>{text}</code> <small class="quiet">{own.notReached}</small>
        </span>
      ) : (
        <button
          type="button"
          class="goThere"
          aria-label={own.goThere({ what: text })}
          onClick={() => {
            close();
            lab.act.goTo(replay === null ? row : lastRowOfEvent(replay.columns, row));
          }}
        >
          <code>{text}</code>
        </button>
      )}
      <button
        type="button"
        class="takeOut"
        aria-label={own.takeOut({ what: text })}
        title={own.takeOut({ what: text })}
        onClick={() => takeOut(index)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 5l14 14M19 5L5 19" />
        </svg>
      </button>
    </li>
  );
}
