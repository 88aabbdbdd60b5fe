/** What run this is, what it has shown, what the model leaves out; settings of this machine, and the keyboard. */
import type { JSX } from 'preact';
import { grouped, list, moment } from '../../scenarios/language/format.ts';
import { textIn } from '../../scenarios/language/language.ts';
import { whereAsked } from '../app/asked.ts';
import { keyMap, otherKeys } from '../app/keys.ts';
import type { Lab } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { singleKeys, verbosities, verbosity } from '../app/preferences.ts';
import type { RunSummary } from '../app/protocol.ts';
import { provenanceOf } from '../properties/breachTexts.ts';
import type { Replay } from '../trace/replay.ts';
import './about.css';

interface Props {
  readonly lab: Lab;
}

/** Reads the run and not the cursor: it stays as it is while one steps. */
export function AboutPanel({ lab }: Props): JSX.Element | null {
  const replay = lab.replay.value;
  return (
    <Panel name="about" title={lab.words.value.tabs.about} isTitleHidden>
      <Use lab={lab} />
      {replay === null ? null : (
        <>
          <ThisRun lab={lab} replay={replay} />
          <Endings lab={lab} summary={replay.summary} />
          <Honesty lab={lab} summary={replay.summary} />
        </>
      )}
      <Settings lab={lab} />
      <Keyboard lab={lab} />
    </Panel>
  );
}

const Use = ({ lab }: Props): JSX.Element => (
  <section>
    <h3>{lab.words.value.rooms.about.use}</h3>
    <ul class="leftOut">
      {lab.words.value.rooms.about.uses.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </section>
);

function ThisRun({ lab, replay }: Props & { readonly replay: Replay }): JSX.Element {
  const { summary, columns } = replay;
  const { title, asks, name, seed, zablab, digest, events, endedAtUs, capsule, isCutShort } = summary;
  const { words, language, speech } = lab;
  const own = words.value.rooms.about;
  return (
    <section>
      <h3>{own.thisRun}</h3>
      <dl class="facts">
        <dt>{own.story}</dt>
        <dd>{title === null ? name : textIn(title, language.value)}</dd>
        {asks === null ? null : (
          <>
            <dt>{own.asks}</dt>
            <dd>{textIn(asks, language.value)}</dd>
          </>
        )}
        {capsule === null ? null : (
          <>
            <dt>{own.provenance}</dt>
            <dd>{provenanceOf(capsule, isCutShort ? endedAtUs : null, speech.value)}</dd>
          </>
        )}
        <dt>{own.seed}</dt>
        <dd>
          {seed} <span class="quiet">{words.value.seedHelp}</span>
        </dd>
        <dt>{own.length}</dt>
        <dd>
          {own.lengthOf({
            time: moment(endedAtUs),
            events: grouped(events),
            rows: grouped(columns.length),
          })}
        </dd>
        <dt>{own.version}</dt>
        <dd>{zablab}</dd>
        <dt>{own.digest}</dt>
        <dd>
          <code id="digest">{digest}</code> <span class="quiet">{words.value.digestHelp}</span>
        </dd>
      </dl>
    </section>
  );
}

/** Properties that broke, those that held, expectations that never came up. */
function Endings({ lab, summary }: Props & { readonly summary: RunSummary }): JSX.Element {
  const { words, speech, act } = lab;
  const own = words.value.rooms.about;
  const { endings } = summary;
  return (
    <section>
      <h3>{own.shown}</h3>
      {endings.length === 0 ? <p class="quiet">{own.nothingShown}</p> : null}
      <ul class="endings" id="endings">
        {endings.map((line, index) => (
          <li key={index}>
            {line.row < 0 ? (
              <span>{speech.value.tell(line)}</span>
            ) : (
              <button type="button" onClick={() => act.goTo(line.row)}>
                {speech.value.tell(line)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Most servers run one release; the others are named. */
function Honesty({
  lab,
  summary: { releases, variants },
}: Props & { readonly summary: RunSummary }): JSX.Element {
  const own = lab.words.value.rooms.about;
  const language = lab.language.value;
  const release = releases[0]?.release ?? '';
  const others = releases.filter((one) => one.release !== release).map((one) => own.releaseOf(one));
  return (
    <section>
      <h3>{own.honesty}</h3>
      <p>{own.modelled({ release })}</p>
      {others.length === 0 ? null : <p>{own.otherRelease({ servers: list(others, language) })}</p>}
      {variants.length === 0 ? null : <p>{own.variants({ names: list(variants, language) })}</p>}
      <h4>{own.abstracted}</h4>
      <ul class="leftOut">
        {own.leftOut.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function Settings({ lab }: Props): JSX.Element {
  const own = lab.words.value.rooms.about;
  return (
    <section>
      <h3>{own.settings}</h3>
      <p>
        <label>
          {own.verbosity}{' '}
          <select
            id="verbosity"
            value={verbosity.value.value}
            onChange={({ currentTarget }) => {
              const chosen = verbosities.find((one) => one === currentTarget.value);
              if (chosen !== undefined) verbosity.set(chosen);
            }}
          >
            {verbosities.map((one) => (
              <option value={one} key={one}>
                {own.verbosities[one]}
              </option>
            ))}
          </select>
        </label>{' '}
        <button
          type="button"
          onClick={() => {
            whereAsked.value++;
          }}
        >
          {own.whereAmI}
        </button>
      </p>
      <p>
        <label class="switch">
          <input
            type="checkbox"
            id="singleKeys"
            checked={singleKeys.value.value === 'on'}
            onChange={({ currentTarget }) => singleKeys.set(currentTarget.checked ? 'on' : 'off')}
          />{' '}
          {own.singleKeys}
        </label>
      </p>
    </section>
  );
}

function Keyboard({ lab }: Props): JSX.Element {
  const own = lab.words.value.rooms.about;
  const rows = [
    ...keyMap.map(({ keys, move }) => ({ keys, does: own.moves[move] })),
    ...otherKeys.map(({ keys, does }) => ({ keys, does: own.others[does] })),
  ];
  return (
    <section>
      <h3>{own.keyboard}</h3>
      <table class="keyboard">
        <thead>
          <tr>
            <th scope="col">{own.key}</th>
            <th scope="col">{own.does}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
