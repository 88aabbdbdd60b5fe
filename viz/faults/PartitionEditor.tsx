/** Chooses who is on which side of a partition, and says before it is made whether either side could decide. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Lab, Shown } from '../app/lab.ts';
import { isPartitionOpen } from './asked.ts';
import { partition } from './deeds.ts';
import { lookWord } from './lookWord.ts';
import { areApart, firstSides, membersOf, type Sides, sideText } from './sides.ts';

export function PartitionEditor({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const at = lab.shown.value;
  return isPartitionOpen.value && at !== null ? <Editor lab={lab} at={at} /> : null;
}

const names = ['A', 'B', 'both'] as const;

function Editor({ lab, at }: { readonly lab: Lab; readonly at: Shown }): JSX.Element {
  const own = lab.words.value.rooms.faults;
  const { servers } = at.state;
  const selection = lab.selection.peek();
  const alone = servers.find(({ id }) => selection?.kind === 'process' && selection.id === id)?.id ?? null;
  const [sides, setSides] = useState<Sides>(() => firstSides(servers, alone));
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const members = [membersOf(sides, 'A'), membersOf(sides, 'B')] as const;
  const isReady = areApart(sides);
  return (
    <dialog
      class="partitionEditor"
      ref={dialog}
      aria-labelledby={id}
      onClose={() => {
        isPartitionOpen.value = false;
      }}
    >
      <h2 id={id}>{own.partitionTitle}</h2>
      <div class="sideRows">
        {servers.map((server) => {
          const what = lookWord(lab, server);
          return (
            <fieldset key={server.id}>
              <legend>{own.sideOf({ id: server.id, what })}</legend>
              {names.map((name) => (
                <label key={name}>
                  <input
                    type="radio"
                    name={`${id}-${server.id}`}
                    checked={sides.get(server.id) === name}
                    onChange={() => setSides(new Map([...sides, [server.id, name]]))}
                  />{' '}
                  {own.sideNames[name]}
                </label>
              ))}
            </fieldset>
          );
        })}
      </div>
      <div role="status" class="sideTexts">
        {(['A', 'B'] as const).map((name) => (
          <p key={name}>
            {lab.words.value.side(sideText(name, sides, servers, at.replay.summary.cast.quorum)).join(' · ')}
          </p>
        ))}
        <p class="quiet">{isReady ? own.sideBoth : own.sideEmpty}</p>
      </div>
      <div class="act">
        <button
          type="button"
          class="strong"
          aria-disabled={!isReady}
          onClick={() => {
            if (!isReady) return;
            dialog.current?.close();
            void lab.act.interveneHere(partition(members));
          }}
        >
          {own.apply}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {own.cancel}
        </button>
      </div>
    </dialog>
  );
}
