/** In words: what is pointed at, how much came before and after it, and whether one event could have led to another. */
import type { JSX } from 'preact';
import { moment } from '../../scenarios/language/format.ts';
import { nodeAt, timeAt } from '../trace/columns.ts';
import { countsIn } from '../trace/cones.ts';
import { mainRowOf } from '../trace/happenings.ts';
import { pickedAt, pinOn } from './desk.ts';
import type { Place } from './place.ts';
import { compare, happeningOfRow, hopsOf, tellHappening, whoIs } from './telling.ts';
import type { View } from './view.ts';

export function Said(props: Place): JSX.Element | null {
  const { lab, desk, shown, view, id } = props;
  if (view === null) return null;
  const own = lab.words.value.rooms.spaceTime;
  const pins = desk.pins.value;
  const { folded } = view.scene;
  const candidate = desk.hovered.value ?? pickedAt(desk.focused.value, shown.i) ?? cursorRow(props, view);
  return (
    <div class="timeSaid">
      <p class="unseen" id={`${id}help`}>
        {own.diagramHelp}
      </p>
      <p>
        {pins.length === 2 ? <Compared {...props} /> : <Lit {...props} />}{' '}
        {folded === 0 ? null : <span class="quiet">{own.folded({ count: folded })}</span>}
      </p>
      <div class="timePins">
        <button type="button" onClick={() => pinOn(desk, candidate)}>
          {own.pin}
        </button>
        {pins.length === 0 ? null : (
          <button
            type="button"
            onClick={() => {
              desk.pins.value = [];
            }}
          >
            {own.unpin}
          </button>
        )}
      </div>
    </div>
  );
}

const cursorRow = ({ shown }: Place, { happenings }: View): number =>
  mainRowOf(shown.replay.columns, happenings, happeningOfRow(happenings, shown.i));

/** What is pointed at, and its cones; of the cursor's row its cones alone, for the rest is told elsewhere. */
function Lit({ lab, desk, shown, view }: Place): JSX.Element | null {
  if (view === null) return null;
  const { replay, i } = shown;
  const speech = lab.speech.value;
  const own = speech.words.rooms.spaceTime;
  const picked = desk.hovered.value ?? pickedAt(desk.focused.value, i);
  const [pin] = desk.pins.value;
  const { happenings } = view;
  const told =
    picked === null
      ? null
      : tellHappening(replay, happenings, happeningOfRow(happenings, picked), picked, speech);
  return (
    <>
      {pin === undefined ? null : (
        <strong>
          {own.pinned({
            who: whoIs(own, replay.summary.cast, nodeAt(replay.columns, pin)),
            time: moment(timeAt(replay.columns, pin), 4),
          })}{' '}
        </strong>
      )}
      {told === null ? null : (
        <span class="toldEvent">{own.said({ ...told, more: told.others.length })}. </span>
      )}
      {conesText({ replay, view, own })}
    </>
  );
}

function conesText({
  replay,
  view,
  own,
}: {
  readonly replay: Place['shown']['replay'];
  readonly view: View;
  readonly own: Place['lab']['words']['value']['rooms']['spaceTime'];
}): string {
  const { cones, lit, happenings, isWhole } = view;
  if (cones === null) return '';
  const counts = countsIn(cones, replay.columns, happenings);
  if (!isWhole) return own.countsInPart(counts);
  return lit === replay.summary.breach?.row ? own.countsOfBreach(counts) : own.counts(counts);
}

function Compared({ lab, desk, shown }: Place): JSX.Element | null {
  const [one, other] = desk.pins.value;
  if (one === undefined || other === undefined) return null;
  const { replay } = shown;
  const own = lab.words.value.rooms.spaceTime;
  const { rows, chain } = compare(replay.columns, one, other);
  const a = whoIs(own, replay.summary.cast, nodeAt(replay.columns, rows[0]));
  const b = whoIs(own, replay.summary.cast, nodeAt(replay.columns, rows[1]));
  return (
    <strong>{chain === null ? own.separate : own.leads({ a, b, via: hopsOf(replay, chain, own) })}</strong>
  );
}
