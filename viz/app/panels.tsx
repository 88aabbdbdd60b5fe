/** The panels that share a place, by the names of their tabs. */
import type { JSX } from 'preact';
import { VotesPanel } from '../votes/VotesPanel.tsx';
import { WhyPanel } from '../why/WhyPanel.tsx';
import { type Tab, tabs } from './address.ts';
import { Guard } from './Guard.tsx';
import type { Lab } from './lab.ts';
import { later, type PanelComponent } from './later.tsx';
import type { Layout } from './layout.ts';

/** Those that are open at first come with the page. */
const panels: Readonly<Record<Tab, PanelComponent>> = {
  why: WhyPanel,
  votes: VotesPanel,
  log: later(() => import('../log/LogPanel.tsx').then(({ LogPanel }) => LogPanel)),
  time: later(() => import('../spaceTime/SpaceTimePanel.tsx').then(({ SpaceTimePanel }) => SpaceTimePanel)),
  servers: later(() => import('../servers/ServersPanel.tsx').then(({ ServersPanel }) => ServersPanel)),
  properties: later(() =>
    import('../properties/PropertiesPanel.tsx').then(({ PropertiesPanel }) => PropertiesPanel),
  ),
  events: later(() => import('../events/EventsPanel.tsx').then(({ EventsPanel }) => EventsPanel)),
  about: later(() => import('../about/AboutPanel.tsx').then(({ AboutPanel }) => AboutPanel)),
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
export function tabsFor(layout: Layout, isTall: boolean): readonly Tab[] {
  if (layout !== 'wide') return tabs;
  return tabs.filter((tab) => tab !== 'why' && (tab !== 'time' || !isTall));
}
