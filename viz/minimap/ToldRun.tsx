/** What the lanes show, in words, and what their signs mean. */
import type { JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import type { TroubleKind } from '../trace/course.ts';
import type { Replay } from '../trace/replay.ts';
import { tellRun } from './minimapTold.ts';
import { troubleSigns } from './signs.ts';

export function ToldRun({ lab, replay }: { readonly lab: Lab; readonly replay: Replay }): JSX.Element {
  const own = lab.words.value.rooms.minimap;
  const { summary, lanes } = tellRun(replay, own);
  return (
    <div class="toldRun" role="region" tabIndex={0} aria-label={own.inWords}>
      <p>{summary}</p>
      {lanes.map(({ name, entries, more }) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul>
            {entries.map(({ row, text }) => (
              <li key={`${row} ${text}`}>
                <button type="button" onClick={() => lab.act.goTo(row)}>
                  {text}
                </button>
              </li>
            ))}
            {more === 0 ? null : <li>{own.more({ count: more })}</li>}
          </ul>
        </section>
      ))}
      <h3>{own.signs}</h3>
      <ul class="mapSigns">
        {(Object.keys(troubleSigns) as TroubleKind[]).map((kind) => (
          <li key={kind}>
            <svg viewBox="-5 -5 10 10" aria-hidden="true" class={`mapTrouble ${kind}`}>
              <path class="sign" d={troubleSigns[kind]} />
            </svg>
            {own.kinds[kind]}
          </li>
        ))}
        <li>
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            <path class="mapBroken" d="M0,-7l7,7l-7,7l-7,-7Z" />
          </svg>
          {own.signOf.broken}
        </li>
        <li>
          <i class="mapSample leads" aria-hidden="true" />
          {own.signOf.leading}
        </li>
        <li>
          <i class="mapSample elected" aria-hidden="true" />
          {own.signOf.elected}
        </li>
        <li>
          <i class="mapSample overlap" aria-hidden="true" />
          {own.signOf.overlap}
        </li>
      </ul>
    </div>
  );
}
