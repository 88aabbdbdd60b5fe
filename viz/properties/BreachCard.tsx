/** What broke, when, and how it came to that. Of a link also what did not break here, and what run it is. */
import type { JSX } from 'preact';
import { countDrawing } from '../app/counters.ts';
import type { Lab } from '../app/lab.ts';
import { MomentList } from '../why/MomentList.tsx';
import { breachTexts, stepBackIn } from './breachTexts.ts';
import './properties.css';

export function BreachCard({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const { replay, speech, explained, act } = lab;
  countDrawing('breach');
  const summary = replay.value?.summary ?? null;
  if (summary === null) return null;
  const texts = breachTexts(summary, explained.value, speech.value);
  if (texts === null) return null;
  const { breach } = summary;
  const { goToBreach } = lab.words.value;
  return (
    <section class={breach === null ? 'breach holds' : 'breach'} aria-labelledby="breachTitle">
      <h2 id="breachTitle">{texts.title}</h2>
      <p id="breachSentence">{texts.sentence}</p>
      <p class="breachWhen">
        <span id="breachWhen">{texts.when}</span>
        {breach === null ? null : (
          <button type="button" id="goToBreach" onClick={() => act.goTo(breach.row)}>
            {goToBreach}
          </button>
        )}
      </p>
      {breach === null ? null : <Chain lab={lab} />}
      {texts.provenance === '' ? null : (
        <p class="quiet" id="provenance">
          {texts.provenance}
        </p>
      )}
    </section>
  );
}

/** The steps from fault to breach, and the way back along them. */
function Chain({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const { explained, shown, words, act } = lab;
  const own = words.value.rooms.properties;
  const found = explained.value;
  if (found === null) return <p class="quiet">{own.explaining}</p>;
  const { chain } = found;
  if (chain.length === 0) return null;
  const i = shown.value?.i ?? 0;
  const back = stepBackIn(chain, i);
  const title = words.value.chain({ count: chain.length });
  return (
    <details id="chainBox" open>
      <summary id="chainTitle">{title}</summary>
      <MomentList lab={lab} lines={chain} i={i} label={title} />
      <button
        type="button"
        class="oneStepBack"
        aria-disabled={back === null}
        onClick={() => {
          if (back !== null) act.goTo(back.row);
        }}
      >
        {own.stepBack}
      </button>
    </details>
  );
}
