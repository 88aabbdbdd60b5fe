/** What must be true, what must come true, what may: how each property stands at the cursor and in the whole run. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { moment } from '../../scenarios/language/format.ts';
import { propertySentence } from '../../scenarios/language/property.ts';
import { fullName } from '../app/fullName.ts';
import type { Lab, Shown } from '../app/lab.ts';
import { Panel } from '../app/Panel.tsx';
import {
  placed,
  type PropertyGroup,
  propertyGroups,
  type PropertyItem,
  type Standing,
} from './propertyList.ts';
import './properties.css';

export function PropertiesPanel({ lab }: { readonly lab: Lab }): JSX.Element | null {
  const shown = lab.shown.value;
  return (
    <Panel name="properties" title={lab.words.value.tabs.properties} isTitleHidden>
      {shown === null ? null : <Groups lab={lab} shown={shown} />}
    </Panel>
  );
}

interface GroupsProps {
  readonly lab: Lab;
  readonly shown: Shown;
}

function Groups({ lab, shown }: GroupsProps): JSX.Element {
  const { replay, i } = shown;
  const { summary, columns, lastRow } = replay;
  const own = lab.words.value.rooms.properties;
  const outcomes = useMemo(() => placed(summary, columns), [summary, columns]);
  const groups = propertyGroups(outcomes, { i, isOver: i >= lastRow, isCutShort: summary.isCutShort });
  const claims = outcomes.filter(({ mood }) => mood !== 'sometimes');
  const places = outcomes.filter(({ mood }) => mood === 'sometimes');
  const held = claims.filter((claim) => claim.held).length;
  const reached = places.filter((place) => place.held).length;
  return (
    <>
      <p>{own.summary({ held, broken: claims.length - held, reached, places: places.length })}</p>
      {groups.map((group) => (
        <Group lab={lab} group={group} key={group.name} />
      ))}
    </>
  );
}

function Group({ lab, group }: { readonly lab: Lab; readonly group: PropertyGroup }): JSX.Element {
  const own = lab.words.value.rooms.properties;
  const { name, items } = group;
  return (
    <table class={`properties ${name}`}>
      <caption>
        <h3>{own.groups[name]}</h3>
        {name === 'broken' ? null : <span>{own.moods[name === 'reached' ? 'sometimes' : name]}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{own.now}</th>
          <th scope="col">{own.wholeRun}</th>
          <th scope="col">{own.property}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Item lab={lab} item={item} key={item.name} />
        ))}
      </tbody>
    </table>
  );
}

function Item({ lab, item }: { readonly lab: Lab; readonly item: PropertyItem }): JSX.Element {
  const { words, speech, act } = lab;
  const own = words.value.rooms.properties;
  const { name, now, ever, row, foundAtUs } = item;
  return (
    <tr>
      <td>
        <Mark standing={now} word={own.standings[now]} />
      </td>
      <td>
        <Mark standing={ever} word={own.standings[ever]} />
      </td>
      <th scope="row">
        <span class="name">{fullName(name, speech.value)}</span>
        <span class="says">{speech.value.tell(propertySentence(name))}</span>
        {row === null || foundAtUs === null ? null : (
          <button type="button" onClick={() => act.goTo(row)}>
            {ever === 'broken' ? own.jumpToBreach : own.jumpTo({ time: moment(foundAtUs) })}
          </button>
        )}
      </th>
    </tr>
  );
}

const signs: Readonly<Record<Standing, string>> = {
  holds: 'M4 13l5 5L20 6',
  reached: 'M4 13l5 5L20 6',
  broken: 'M5 5l14 14M19 5L5 19',
  pending: 'M4 12h2M11 12h2M18 12h2',
  notReached: 'M6 12h12',
};

const Mark = ({ standing, word }: { readonly standing: Standing; readonly word: string }): JSX.Element => (
  <span class={`standing ${standing}`}>
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={signs[standing]} />
    </svg>
    {word}
  </span>
);
