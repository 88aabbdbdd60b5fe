/** The signs of this run and what they mean, under headings. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { legendOf } from './legend.ts';

export function Signs({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const replay = lab.replay.value;
  if (replay === null) return null;
  const { cast, occurrences } = replay.summary;
  return (
    <>
      {legendOf(cast, occurrences, lab.words.value).map(({ title, entries }) => (
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
    </>
  );
}
