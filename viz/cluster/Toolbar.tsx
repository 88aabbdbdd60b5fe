/** Below the picture: zoom, pings, the table that says the same, and the legend. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import type { Lab } from '../app/lab.ts';
import { seatsOf } from './ring.ts';
import type { Zoom } from './zoom.ts';

interface ToolbarProps {
  readonly lab: Lab;
  readonly showsQuiet: Signal<boolean>;
  readonly zoom: ReadonlySignal<Zoom | null>;
  readonly children: ComponentChildren;
}

export function Toolbar({ lab, showsQuiet, zoom, children }: ToolbarProps): JSX.Element {
  const words = lab.words.value;
  const own = words.rooms.cluster;
  const hasQuiet = lab.replay.value?.summary.occurrences.families.has('quiet') === true;
  const isBare = lab.preset.value === 'present' || lab.preset.value === 'embed';
  return (
    <div class="pictureTools">
      <div class="zoomTools" role="group" aria-label={own.toolbar}>
        <ZoomButton label={own.zoomOut} sign="M-6,0H6" press={() => zoom.value?.smaller()} />
        <ZoomButton
          label={own.zoomIn}
          sign="M-6,0H6M0,-6V6"
          press={() => zoom.value?.larger(selectedSeat(lab))}
        />
        <ZoomButton
          label={own.fit}
          sign="M-7,-3V-7H-3M3,-7H7V-3M7,3V7H3M-3,7H-7V3"
          press={() => zoom.value?.fit()}
        />
        {hasQuiet ? (
          <button
            type="button"
            class="quietToggle"
            aria-pressed={showsQuiet.value}
            title={own.quietHelp}
            onClick={() => {
              showsQuiet.value = !showsQuiet.value;
            }}
          >
            {own.quiet}
          </button>
        ) : null}
        {isBare ? null : (
          <button type="button" onClick={() => openTable(lab)}>
            {own.table}
          </button>
        )}
      </div>
      {children}
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly press: () => void;
}

const ZoomButton = ({ label, sign, press }: ZoomButtonProps): JSX.Element => (
  <button type="button" class="zoomButton" aria-label={label} title={label} onClick={press}>
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <path d={sign} />
    </svg>
  </button>
);

function selectedSeat({ selection, replay }: Lab) {
  const picked = selection.value;
  const run = replay.value;
  if (run === null || picked?.kind !== 'process') return null;
  return seatsOf(run.summary.cast).find(({ id }) => id === picked.id) ?? null;
}

/** Every server in words, wherever that is: in its tab, or on the page already. */
function openTable({ act }: Lab): void {
  act.openTab('servers');
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>('.panel.servers');
    panel?.scrollIntoView({ block: 'nearest' });
    panel?.querySelector<HTMLElement>('[tabindex]')?.focus();
  });
}
