/** The diagram as a table, and what its lines mean: for those who do not see it, and for those who want to read it. */
import type { JSX } from 'preact';
import type { Shown } from '../app/lab.ts';
import type { ArrowFamily, Arrow } from './arrowMarks.ts';
import type { HappeningMark } from './spaceTimeScene.ts';
import type { Place } from './place.ts';
import { tellHappening, whoIs } from './telling.ts';
import type { View } from './view.ts';

export function Twin(props: Place): JSX.Element | null {
  const { lab, desk, view } = props;
  if (view === null) return null;
  const own = lab.words.value.rooms.spaceTime;
  return (
    <div class="timeTwins">
      <details
        open={desk.isTableOpen.value}
        onToggle={({ currentTarget }) => {
          desk.isTableOpen.value = currentTarget.open;
        }}
      >
        <summary>{own.asTable}</summary>
        {desk.isTableOpen.value ? <Table {...props} view={view} /> : null}
      </details>
      <details>
        <summary>{own.legend}</summary>
        <Legend {...props} />
      </details>
    </div>
  );
}

/** No table is longer. */
const ROWS_MAX = 150;

function Table({ lab, shown, view }: Place & { readonly view: View }): JSX.Element {
  const own = lab.words.value.rooms.spaceTime;
  const all = view.scene.happenings;
  const part = around(all, shown, ROWS_MAX);
  const caption =
    part.length < all.length
      ? own.tableCut({ count: part.length, all: all.length })
      : own.tableCaption({ count: all.length });
  const isLit = view.cones !== null;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={own.asTable}>
      <table class="timeTable">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{own.time}</th>
            <th scope="col">{own.process}</th>
            <th scope="col">{own.what}</th>
            <th scope="col">{own.receivedFrom}</th>
            <th scope="col">{own.sentTo}</th>
            {isLit ? <th scope="col">{own.relation}</th> : null}
          </tr>
        </thead>
        <tbody>
          {part.map((mark) => (
            <Row lab={lab} shown={shown} view={view} mark={mark} isLit={isLit} key={mark.happening} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many marks, those around the cursor. */
function around(marks: readonly HappeningMark[], { i }: Shown, most: number): readonly HappeningMark[] {
  const at = marks.findLastIndex(({ row }) => row <= i);
  const first = Math.max(0, Math.min(at - Math.floor(most / 2), marks.length - most));
  return marks.slice(first, first + most);
}

interface RowProps extends Pick<Place, 'lab' | 'shown'> {
  readonly view: View;
  readonly mark: HappeningMark;
  readonly isLit: boolean;
}

function Row({ lab, shown, view, mark, isLit }: RowProps): JSX.Element {
  const { replay, i } = shown;
  const speech = lab.speech.value;
  const own = speech.words.rooms.spaceTime;
  const { happenings, scene } = view;
  const first = happenings.firsts[mark.happening] ?? mark.row;
  const last = happenings.lasts[mark.happening] ?? mark.row;
  const { time, who, what, others } = tellHappening(replay, happenings, mark.happening, mark.row, speech);
  const isHere = (row: number): boolean => first <= row && row <= last;
  const named = (arrow: Arrow, process: number): string => {
    const fate = arrow.outcome === 'arrives' ? '' : ` (${own[arrow.outcome]})`;
    const name =
      arrow.label === '' || arrow.family === 'notification' ? own.families[arrow.family] : arrow.label;
    return `${whoIs(own, replay.summary.cast, process)}: ${name}${fate}`;
  };
  const sent = scene.arrows.filter(({ send, family }) => isHere(send) && family !== 'outside');
  const received = scene.arrows.filter(({ end }) => isHere(end));
  return (
    <tr aria-current={isHere(i) ? 'true' : undefined}>
      <td>
        <button type="button" class="plain" title={own.goThere} onClick={() => lab.act.goTo(mark.row)}>
          {time}
        </button>
      </td>
      <th scope="row">{who}</th>
      <td class="whatTold">
        {what}
        {others.map((other) => (
          <div class="quiet" key={other}>
            {other}
          </div>
        ))}
      </td>
      <td>
        {received.map((arrow) => (
          <div key={arrow.send}>{named(arrow, arrow.from)}</div>
        ))}
      </td>
      <td>
        {sent.map((arrow) => (
          <div key={arrow.send}>{named(arrow, arrow.to)}</div>
        ))}
      </td>
      {isLit ? <td>{mark.relation === null ? '' : own.relations[mark.relation]}</td> : null}
    </tr>
  );
}

const families: readonly ArrowFamily[] = [
  'notification',
  'discovery',
  'sync',
  'newLeader',
  'broadcast',
  'client',
  'quiet',
  'outside',
  'plain',
];

const Legend = ({ lab }: Pick<Place, 'lab'>): JSX.Element => {
  const own = lab.words.value.rooms.spaceTime;
  return (
    <ul class="timeLegend">
      {families.map((family) => (
        <Sample
          key={family}
          name={own.families[family]}
          line={`line ${family} plain`}
          end={`head ${family} plain`}
          d="M42,6L48,8L42,10Z"
        />
      ))}
      <Sample name={own.lost} line="line broadcast lost plain" end="cross plain" d="M38,4l8,8m0,-8l-8,8" />
      <Sample name={own.waits} line="line broadcast waits plain" end="bars plain" d="M40,4v8m4,0v-8" />
    </ul>
  );
};

const Sample = ({
  name,
  line,
  end,
  d,
}: Readonly<Record<'name' | 'line' | 'end' | 'd', string>>): JSX.Element => (
  <li>
    <svg class="diagramSample" viewBox="0 0 50 16" aria-hidden="true">
      <path class={line} d="M2,8H42" />
      <path class={end} d={d} />
    </svg>
    {name}
  </li>
);
