/** How one looks at the diagram: how much of it, by which scale, what is lit. */
import type { JSX } from 'preact';
import { mainRowOf } from '../trace/happenings.ts';
import { type Scale, scales, zooms } from './page.ts';
import { type Place, zoomOf } from './place.ts';

const icons = {
  earlier: 'M15 5l-8 7 8 7',
  later: 'M9 5l8 7-8 7',
  wider: 'M5 12h14',
  closer: 'M5 12h14M12 5v14',
} as const;

export function Tools(props: Place): JSX.Element {
  const { lab, desk, isVertical } = props;
  const own = lab.words.value.rooms.spaceTime;
  const zoom = zoomOf(desk, isVertical);
  const zoomBy = (by: number): void => {
    desk.zoom.value = Math.max(0, Math.min(zooms.length - 1, zoom + by));
  };
  return (
    <div class="timeTools">
      <IconButton icon="earlier" name={own.earlier} onClick={() => turn(props, -1)} />
      <IconButton icon="later" name={own.later} onClick={() => turn(props, 1)} />
      <IconButton icon="closer" name={own.closer} isUseless={zoom === 0} onClick={() => zoomBy(-1)} />
      <IconButton
        icon="wider"
        name={own.wider}
        isUseless={zoom === zooms.length - 1}
        onClick={() => zoomBy(1)}
      />
      <select
        aria-label={own.scale}
        value={desk.scale.value}
        onChange={({ currentTarget }) => {
          desk.scale.value = currentTarget.value as Scale;
        }}
      >
        {scales.map((scale) => (
          <option value={scale} key={scale}>
            {own.scales[scale]}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-pressed={desk.hasCones.value}
        title={own.conesHelp}
        onClick={() => {
          desk.hasCones.value = !desk.hasCones.value;
        }}
      >
        {own.cones}
      </button>
      <button
        type="button"
        aria-pressed={desk.quiet.value === 'shown'}
        title={own.quietHelp}
        onClick={() => {
          desk.quiet.value = desk.quiet.value === 'shown' ? 'folded' : 'shown';
        }}
      >
        {own.quiet}
      </button>
    </div>
  );
}

/** Half a page on, or back; the cursor stays where it is. */
function turn({ desk, shown, view }: Place, by: 1 | -1): void {
  if (view === null) return;
  const { first, end } = view.scene.page;
  const middle = (first + end) / 2 + by * ((end - first) / 2);
  const to = Math.round(Math.max(0, Math.min(view.happenings.count - 1, middle)));
  desk.turned.value = { row: mainRowOf(shown.replay.columns, view.happenings, to), cursor: shown.i };
}

interface IconButtonProps {
  readonly icon: keyof typeof icons;
  readonly name: string;
  readonly isUseless?: boolean;
  readonly onClick: () => void;
}

const IconButton = ({ icon, name, isUseless = false, onClick }: IconButtonProps): JSX.Element => (
  <button
    type="button"
    class="icon"
    title={name}
    aria-label={name}
    aria-disabled={isUseless}
    onClick={onClick}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[icon]} />
    </svg>
  </button>
);
