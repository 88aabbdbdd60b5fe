/** What broke, when, and how it came to that. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';

export function BreachCard({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const { replay, speech, act } = lab;
  const breach = replay.value?.summary.breach ?? null;
  if (breach === null) return null;
  return (
    <section class="breach">
      <h2>{speech.value.tell(breach.name)}</h2>
      <p>{speech.value.tell(breach.sentence)}</p>
      <button type="button" onClick={() => act.goTo(breach.row)}>
        {speech.value.words.goToBreach}
      </button>
    </section>
  );
}
