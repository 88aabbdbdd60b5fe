/** The whole page: what is where, by preset and by the room there is. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { DriftNotice } from '../branches/DriftNotice.tsx';
import { ClusterPanel } from '../cluster/ClusterPanel.tsx';
import { listenToDrops } from '../files/dropping.ts';
import { Caption } from '../why/Caption.tsx';
import { Verdict } from '../why/Verdict.tsx';
import { Announcer } from './Announcer.tsx';
import { Guard } from './Guard.tsx';
import type { Lab } from './lab.ts';
import { isTall, layout } from './layout.ts';
import { listenToKeys } from './keys.ts';
import { Doing } from './Doing.tsx';
import { later } from './later.tsx';
import { Notice } from './Notice.tsx';
import { panelOf, tabsFor } from './panels.tsx';
import { Tabs } from './Tabs.tsx';
import { TopBar } from './TopBar.tsx';
import { Transport } from './Transport.tsx';

const BrokenCard = later(() => import('../properties/BreachCard.tsx').then(({ BreachCard }) => BreachCard));

/** Of a run in which something broke, or might have. */
const BreachCard = ({ lab }: { readonly lab: Lab }): JSX.Element | null => {
  const summary = lab.replay.value?.summary;
  return (summary?.breach ?? summary?.capsule ?? null) === null ? null : <BrokenCard lab={lab} />;
};

export function App({ lab }: { readonly lab: Lab }): JSX.Element {
  useEffect(() => listenToKeys(lab), [lab]);
  useEffect(() => listenToDrops(lab), [lab]);
  const { language, theme, preset, replay, progress, words } = lab;
  const root = document.documentElement;
  root.lang = language.value;
  document.title = words.value.title;
  if (theme.value === null) delete root.dataset['theme'];
  else root.dataset['theme'] = theme.value;
  const isRunning = progress.value !== null;
  const hasRun = replay.value !== null;
  return (
    <div
      class={`lab ${preset.value} ${layout.value}`}
      aria-busy={isRunning}
      data-digest={replay.value?.summary.digest}
    >
      {preset.value === 'embed' ? null : <TopBar lab={lab} />}
      <main>
        {preset.value === 'embed' ? <h1 class="unseen">{words.value.title}</h1> : null}
        <Notice lab={lab} />
        <DriftNotice lab={lab} />
        {hasRun ? <Arrangement lab={lab} /> : <p class="waiting">{words.value.computing}</p>}
      </main>
      {hasRun ? <Transport lab={lab} /> : null}
      <Announcer lab={lab} />
    </div>
  );
}

function Arrangement({ lab }: { readonly lab: Lab }): JSX.Element {
  const preset = lab.preset.value;
  if (preset === 'present' || preset === 'embed')
    return (
      <div class="stageOnly">
        <Verdict lab={lab} />
        <Guard lab={lab}>
          <ClusterPanel lab={lab} />
        </Guard>
        {preset === 'present' ? <Caption lab={lab} /> : null}
      </div>
    );
  if (preset === 'lab' && layout.value === 'wide') return <Everything lab={lab} />;
  return layout.value === 'wide' ? <ThreeColumns lab={lab} /> : <FewColumns lab={lab} />;
}

/** Who leads, and what broke. */
const Heading = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <>
    <Verdict lab={lab} />
    <BreachCard lab={lab} />
  </>
);

/** The ensemble, and what can be done to it. */
const Stage = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <>
    <Guard lab={lab}>
      <ClusterPanel lab={lab} />
    </Guard>
    <Guard lab={lab}>
      <Doing lab={lab} />
    </Guard>
  </>
);

const ThreeColumns = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <>
    <div class="column told" tabIndex={-1}>
      <Heading lab={lab} />
      {panelOf('why', lab)}
    </div>
    <div class="column shown">
      <Stage lab={lab} />
      {isTall.value ? panelOf('time', lab) : null}
    </div>
    <div class="column asked">
      <Tabs lab={lab} tabs={tabsFor('wide', isTall.value)} />
    </div>
  </>
);

const FewColumns = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <>
    <div class="column shown">
      <Heading lab={lab} />
      <Stage lab={lab} />
    </div>
    <div class="column asked">
      <Tabs lab={lab} tabs={tabsFor(layout.value, isTall.value)} />
    </div>
  </>
);

/** Every panel at once, for those who know their way. */
const Everything = ({ lab }: { readonly lab: Lab }): JSX.Element => (
  <>
    <div class="column told" tabIndex={-1}>
      <Heading lab={lab} />
      {panelOf('why', lab)}
      {panelOf('properties', lab)}
    </div>
    <div class="column shown">
      <Stage lab={lab} />
      {panelOf('time', lab)}
    </div>
    <div class="column asked">
      {panelOf('votes', lab)}
      {panelOf('log', lab)}
      {panelOf('servers', lab)}
      {panelOf('events', lab)}
      {panelOf('about', lab)}
    </div>
  </>
);
