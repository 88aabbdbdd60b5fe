/** Who leads at the cursor, and why: the first thing to read. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { Badge } from '../cluster/Badge.tsx';
import { countDrawing } from '../app/counters.ts';
import { reignAt } from '../trace/reign.ts';
import { verdictOf } from './verdict.ts';

export function Verdict({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  countDrawing('verdict');
  if (shown === null) return null;
  const { state, replay, i } = shown;
  const { cast, leaders } = replay.summary;
  const verdict = verdictOf(state, cast.quorum, reignAt(leaders, i), lab.words.value);
  const { leader, isEstablished, badge, headline, because } = verdict;
  return (
    <section class="verdict" data-leader={leader ?? ''} data-established={isEstablished}>
      <h2 id="headline">
        <Badge look={badge.look} fill={badge.fill} />
        <span>{headline}</span>
      </h2>
      <p id="because">{because}</p>
    </section>
  );
}
