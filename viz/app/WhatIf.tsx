/** What if? Another seed, other start times, other settings. What was typed stays until it is run, in whatever language. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Lab } from './lab.ts';
import { useMistake } from './useMistake.ts';
import { type Authored, changesIn, type Typed, typedFrom } from './variation.ts';

interface WhatIfProps {
  readonly lab: Lab;
  readonly close: () => void;
}

export function WhatIf({ lab, close }: WhatIfProps): JSX.Element | null {
  const summary = lab.replay.value?.summary;
  if (summary === undefined) return null;
  // What chance decided then is part of such a run: it has no other seeds.
  if (summary.capsule?.course.kind === 'byMeaning')
    return (
      <p>
        {lab.words.value.byMeaning({
          zablab: summary.capsule.zablab,
          percent: summary.capsule.course.percent,
        })}
      </p>
    );
  return <Form lab={lab} authored={summary.authored} close={close} />;
}

function Form({ lab, authored, close }: WhatIfProps & { readonly authored: Authored }): JSX.Element {
  const { words, request, refusal, act } = lab;
  const own = words.value;
  const id = useId();
  const now = request.value;
  const [typed, setTyped] = useState<Typed>(() => typedFrom(now, authored));
  // Not before that run has come: what was refused is mended where it stands.
  const ran = JSON.stringify([now.source, now.seed, now.settings, authored]);
  const shown = useRef(ran);
  useEffect(() => {
    if (shown.current === ran) return;
    shown.current = ran;
    setTyped(typedFrom(now, authored));
  }, [lab.replay.value]);
  const wrong = useMistake(lab, refusal.value);
  const change = (fields: Partial<Typed>): void => setTyped({ ...typed, ...fields });
  return (
    <form
      class="whatIf"
      onSubmit={(event) => {
        event.preventDefault();
        act.vary(changesIn(typed, authored));
      }}
    >
      <label class="field">
        <span>{own.seed}</span>{' '}
        <input
          size={14}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-seed`}
          value={typed.seed}
          onInput={({ currentTarget }) => change({ seed: currentTarget.value })}
        />
      </label>
      <p class="quiet" id={`${id}-seed`}>
        {own.seedHelp}
      </p>
      <Starts lab={lab} authored={authored} starts={typed.starts} change={(starts) => change({ starts })} />
      <label class="field others">
        <span>{own.otherSettings}</span>
        <textarea
          rows={2}
          maxLength={2_000}
          spellcheck={false}
          placeholder={'tickTime=500\nlatency=2ms'}
          value={typed.others}
          onInput={({ currentTarget }) => change({ others: currentTarget.value })}
        />
      </label>
      <p role="alert" class="refusal">
        {wrong}
      </p>
      <div class="act">
        <button type="submit" class="strong">
          {own.run}
        </button>
        <button type="button" onClick={() => act.vary({ seed: null, settings: {} })}>
          {own.asWritten}
        </button>
        <button type="button" onClick={close}>
          {own.close}
        </button>
      </div>
    </form>
  );
}

interface StartsProps {
  readonly lab: Lab;
  readonly authored: Authored;
  readonly starts: Typed['starts'];
  readonly change: (starts: Typed['starts']) => void;
}

/** When each server starts, in seconds. */
function Starts({ lab, authored, starts, change }: StartsProps): JSX.Element | null {
  const own = lab.words.value;
  const id = useId();
  const authoredStart = new Map(authored.starts.map(({ server, atUs }) => [server, atUs / 1_000_000]));
  if (starts.size === 0) return null;
  return (
    <fieldset class="section">
      <legend>{own.startsLegend}</legend>
      <div class="startFields">
        {[...starts].map(([server, text]) => (
          <label class="field" key={server}>
            <span>{own.startOf({ server })}</span>{' '}
            <input
              size={5}
              maxLength={20}
              inputMode="decimal"
              autocomplete="off"
              aria-describedby={id}
              class={Number(text) === authoredStart.get(server) ? '' : 'changed'}
              value={text}
              onInput={({ currentTarget }) => change(new Map([...starts, [server, currentTarget.value]]))}
            />{' '}
            s
          </label>
        ))}
      </div>
      <p class="quiet" id={id}>
        {own.startsHelp}
      </p>
    </fieldset>
  );
}
