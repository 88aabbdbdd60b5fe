/** The panels that share a place, by the names of their tabs. */
import type { JSX } from 'preact';
import { AboutPanel } from '../about/AboutPanel.tsx';
import { EventsPanel } from '../events/EventsPanel.tsx';
import { LogPanel } from '../log/LogPanel.tsx';
import { PropertiesPanel } from '../properties/PropertiesPanel.tsx';
import { ServersPanel } from '../servers/ServersPanel.tsx';
import { SpaceTimePanel } from '../spaceTime/SpaceTimePanel.tsx';
import { VotesPanel } from '../votes/VotesPanel.tsx';
import { WhyPanel } from '../why/WhyPanel.tsx';
import { type Tab, tabs } from './address.ts';
import { Guard } from './Guard.tsx';
import type { Lab } from './lab.ts';
import type { Layout } from './layout.ts';

const panels: Readonly<Record<Tab, (props: { readonly lab: Lab }) => JSX.Element | null>> = {
  why: WhyPanel,
  votes: VotesPanel,
  log: LogPanel,
  time: SpaceTimePanel,
  servers: ServersPanel,
  properties: PropertiesPanel,
  events: EventsPanel,
  about: AboutPanel,
};

export function panelOf(tab: Tab, lab: Lab): JSX.Element {
  const Shown = panels[tab];
  return (
    <Guard lab={lab} key={tab}>
      <Shown lab={lab} />
    </Guard>
  );
}

/** Where there is room, why and time have places of their own. */
export const tabsFor = (layout: Layout): readonly Tab[] =>
  layout === 'wide' ? tabs.filter((tab) => tab !== 'why' && tab !== 'time') : tabs;
