/** The key moments of a run as a list of buttons: each brings the cursor there. The same rows are ticks above the scrubber. */
import { select } from 'd3';
import { type Language, type Line, moment, tell } from '../scenarios/index.ts';
import type { Replay } from './replay.ts';

export function paintMoments(
  list: HTMLOListElement,
  { steps }: Replay,
  language: Language,
  goTo: (row: number) => void,
): void {
  const buttons = select(list)
    .selectAll<HTMLLIElement, Line>('li')
    .data(steps.keys, ({ row }) => row)
    .join((entering) => {
      const button = entering.append('li').append('button').attr('type', 'button');
      button.append('span').attr('class', 'time');
      button.append('span').attr('class', 'sentence');
      return button.select<HTMLLIElement>(function () {
        return this.parentNode as HTMLLIElement;
      });
    })
    .select('button')
    .on('click', (_event, { row }) => goTo(row));
  buttons.select('.time').text(({ atUs }) => moment(atUs));
  buttons.select('.sentence').text((line) => tell(line, language));
}

/** Marks the moment that the cursor has reached, and keeps it in view within the list. */
export function markMoment(list: HTMLOListElement, i: number, { steps }: Replay): void {
  const current = steps.keys.findLast(({ row }) => row <= i)?.row ?? null;
  select(list)
    .selectAll<HTMLButtonElement, Line>('li > button')
    .attr('aria-current', function ({ row }) {
      const isCurrent = row === current;
      if (isCurrent && this.getAttribute('aria-current') === null) scrollWithin(list, this);
      return isCurrent ? 'step' : null;
    });
}

/** `scrollIntoView` would move the page as well. */
function scrollWithin(list: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const isSeen =
    offsetTop >= list.scrollTop && offsetTop + offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isSeen) list.scrollTop = offsetTop - list.clientHeight / 2;
}

interface Tick {
  readonly row: number;
  readonly kind: 'start' | 'vote' | 'leads' | 'fault' | 'other';
  readonly label: string;
}

export function paintTicks(track: HTMLElement, { steps, stage, lastRow }: Replay): void {
  const leads: readonly Tick[] = stage.leaders.flatMap(({ row, leader }) =>
    leader === null ? [] : [{ row, kind: 'leads' as const, label: String(leader) }],
  );
  const others = steps.keys
    .filter(({ row }) => leads.every((tick) => tick.row !== row))
    .map((line): Tick => ({ row: line.row, kind: kindOf(line), label: '' }));
  select(track)
    .selectAll<HTMLElement, Tick>('i')
    .data([...others, ...leads], ({ row }) => row)
    .join('i')
    .attr('class', ({ kind }) => kind)
    .style('left', ({ row }) => `${(100 * row) / Math.max(1, lastRow)}%`)
    .text(({ label }) => label);
}

function kindOf(line: Line): Tick['kind'] {
  switch (line.id) {
    case 'told.started':
    case 'told.booted':
      return 'start';
    case 'told.voteChanged':
    case 'told.roundAdopted':
      return 'vote';
    case 'told.killed':
    case 'told.poweredOff':
    case 'told.paused':
    case 'told.partitioned':
    case 'told.cut':
    case 'told.delayed':
    case 'told.reset':
      return 'fault';
    case 'told.linkChanged':
      return line.params.isCut ? 'fault' : 'other';
    default:
      return 'other';
  }
}
