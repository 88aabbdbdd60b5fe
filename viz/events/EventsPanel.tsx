/** All rows of the trace, to be searched and filtered: over the numbers of the whole run at once. */
import { effect, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { grouped } from '../../scenarios/language/format.ts';
import type { ProcessId } from '../../sim/index.ts';
import { searchAsked } from '../app/asked.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import { EventGrid } from './EventGrid.tsx';
import { type EventFamily, families } from './families.ts';
import { type Filter, filterRows } from './filterRows.ts';
import { emptyQuery, isMistake, readQuery } from './query.ts';
import { textsOf } from './rowText.ts';
import './events.css';

/** What has been chosen: it stays while one looks at another tab. */
interface Chosen {
  readonly family: EventFamily;
  /** None: everybody. */
  readonly nodes: readonly ProcessId[];
  readonly text: string;
  readonly causesOf: number | null;
}

const nothingChosen: Chosen = { family: 'told', nodes: [], text: '', causesOf: null };
const chosen = signal<Chosen>(nothingChosen);
const choose = (fields: Partial<Chosen>): void => {
  chosen.value = { ...chosen.peek(), ...fields };
};

export function EventsPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="events" title={lab.words.value.tabs.events} isTitleHidden>
      {shown === null ? null : <Search lab={lab} shown={shown} />}
    </Panel>
  );
}

interface SearchProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

function Search({ lab, shown }: SearchProps): JSX.Element {
  const { store, columns } = shown.replay;
  const own = lab.words.value.rooms.events;
  const speech = lab.speech.value;
  const arrived = lab.arrivals.value;
  const { family, nodes, text, causesOf } = chosen.value;
  const query = useMemo(() => readQuery(text), [text]);
  const read = isMistake(query) ? emptyQuery : query;
  const hasWords = read.words.length > 0;
  const rows = useMemo(() => {
    const filter: Filter = {
      family,
      nodes: nodes.length === 0 ? null : new Set(nodes),
      query: read,
      causesOf: causesOf !== null && causesOf < columns.length ? causesOf : null,
    };
    return filterRows(columns, filter, textsOf(store, speech));
    // What words find depends on what is here.
  }, [columns, store, family, nodes, read, causesOf, speech, hasWords ? arrived : 0]);
  const count = { rows: grouped(rows.length), all: grouped(columns.length) };
  return (
    <>
      <Form lab={lab} shown={shown} />
      <p class="quiet found" role="status">
        {isMistake(query) ? <span class="mistake">{own.mistake(query)} </span> : null}
        {rows.length === 0 ? own.none : own.count(count)}
        {hasWords ? <Partly lab={lab} shown={shown} /> : null}
      </p>
      <EventGrid lab={lab} shown={shown} rows={rows} />
    </>
  );
}

/** Of a very long run words are found only where its windows have come. */
function Partly({ lab, shown }: SearchProps): JSX.Element | null {
  const { store } = shown.replay;
  const { here } = textsOf(store, lab.speech.value);
  const present = here.reduce((sum, { first, end }) => sum + end - first, 0);
  if (present === store.length) return null;
  const own = lab.words.value.rooms.events;
  return <span class="partly">{own.partly({ here: grouped(present), all: grouped(store.length) })}</span>;
}

/** Requests to search that have been followed. */
let followed = 0;

function Form({ lab, shown }: SearchProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  useEffect(
    () =>
      effect(() => {
        if (searchAsked.value <= followed) return;
        followed = searchAsked.value;
        input.current?.focus();
        input.current?.select();
      }),
    [],
  );
  const own = lab.words.value.rooms.events;
  const { family, text, causesOf } = chosen.value;
  const isChosen = JSON.stringify(chosen.value) !== JSON.stringify(nothingChosen);
  return (
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span>{own.search}</span>
        <input
          type="search"
          ref={input}
          value={text}
          aria-describedby={help}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => choose({ text: currentTarget.value })}
        />
        <small class="quiet" id={help}>
          {own.searchHelp}
        </small>
      </label>
      <label class="field">
        <span>{own.family}</span>
        <select
          value={family}
          onChange={({ currentTarget }) =>
            choose({ family: families.find((one) => one === currentTarget.value) ?? 'told' })
          }
        >
          {families.map((one) => (
            <option value={one} key={one}>
              {own.families[one]}
            </option>
          ))}
        </select>
      </label>
      <Chips lab={lab} shown={shown} />
      <div class="narrowing">
        <label class="switch">
          <input
            type="checkbox"
            checked={causesOf !== null}
            onChange={({ currentTarget }) => choose({ causesOf: currentTarget.checked ? shown.i : null })}
          />{' '}
          {own.causesOf({ row: causesOf ?? shown.i })}
        </label>
        {isChosen ? (
          <button type="button" onClick={() => choose(nothingChosen)}>
            {own.asIs}
          </button>
        ) : null}
      </div>
    </form>
  );
}

/** Whose rows: of nobody pressed, everybody's. */
function Chips({ lab, shown }: SearchProps): JSX.Element {
  const { servers, clients } = shown.replay.summary.cast;
  const own = lab.words.value.rooms.events;
  const { nodes } = chosen.value;
  const chips = [
    { node: 0, name: own.outside },
    ...servers.map(({ id }) => ({ node: id, name: String(id) })),
    ...clients.map((node, index) => ({ node, name: own.client({ client: index + 1 }) })),
  ];
  return (
    <div class="chips" role="group" aria-label={own.servers}>
      {chips.map(({ node, name }) => {
        const isPressed = nodes.includes(node);
        const others = nodes.filter((one) => one !== node);
        return (
          <button
            type="button"
            key={node}
            aria-pressed={isPressed}
            onClick={() => choose({ nodes: isPressed ? others : [...nodes, node] })}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
