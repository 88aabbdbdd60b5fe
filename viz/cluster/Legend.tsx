/** Explains the signs that occur in this run. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { layout } from '../app/layout.ts';
import { legendOf } from './legend.ts';

/** Where a legend leaves room enough for its picture. */
const isTall = (): boolean => layout.value === 'wide' && innerHeight >= 1_100;

export function Legend({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const replay = lab.replay.value;
  const words = lab.words.value;
  if (replay === null) return null;
  const { cast, occurrences } = replay.summary;
  return (
    <details class="legendBox" open={isTall()}>
      <summary>{words.legend}</summary>
      <div class="legend" tabIndex={0} role="region" aria-label={words.legend}>
        {legendOf(cast, occurrences, words).map(({ title, entries }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {entries.map(({ icon, text }) => (
                <li key={text}>
                  {/* Made of our own paths alone: nothing that a user wrote comes here. */}
                  <span class="iconBox" dangerouslySetInnerHTML={{ __html: icon }} />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
