/** The key moments of a run as a list of buttons: each brings the cursor there. The same rows are ticks above the scrubber. */
import { select } from 'd3';
import { type Language, type Line, moment, propertyName, tell } from '../../scenarios/index.ts';
import { fullName } from './fullName.ts';
import { type Moment, momentOf } from '../trace/moments.ts';
import type { Replay } from '../trace/replay.ts';
import { words } from '../words/words.ts';

export function paintMoments(
  list: HTMLOListElement,
  lines: readonly Line[],
  language: Language,
  goTo: (row: number) => void,
): void {
  const buttons = select(list)
    .selectAll<HTMLLIElement, Moment>('li')
    .data(lines.map(momentOf), keyOf)
    .join((entering) => {
      const button = entering.append('li').append('button').attr('type', 'button');
      button.append('span').attr('class', 'time');
      button.append('i').attr('aria-hidden', 'true');
      button.append('span').attr('class', 'sentence');
      return button.select<HTMLLIElement>(function () {
        return this.parentNode as HTMLLIElement;
      });
    })
    .order()
    .select('button')
    .on('click', (_event, { line }) => goTo(line.row));
  buttons.select('.time').text(({ line }) => moment(line.atUs));
  buttons
    .select('i')
    .attr('class', ({ kind }) => `tick ${kind}`)
    .text(({ label }) => label);
  buttons.select('.sentence').text(({ line }) => sentenceOf(line, language));
}

/** What a property says stands elsewhere, and its time beside it. */
function sentenceOf(line: Line, language: Language): string {
  if (line.id !== 'told.propertyBroken' && line.id !== 'told.brokenAsExpected') return tell(line, language);
  const property = fullName(propertyName(line.params.name), language);
  return words[language].broken({ property });
}

/** The breach shares its row with what broke it. */
const keyOf = ({ line }: Moment): string => `${line.row} ${line.id}`;

/** Marks the moment that the cursor has reached, and keeps it in view within the list. */
export function markMoment(list: HTMLOListElement, i: number, lines: readonly Line[]): void {
  const index = lines.findLastIndex(({ row }) => row <= i);
  const current = list.children[index]?.querySelector('button') ?? null;
  const before = list.querySelector('[aria-current]');
  if (before === current) return;
  before?.removeAttribute('aria-current');
  if (current === null) return;
  current.setAttribute('aria-current', 'step');
  scrollWithin(list, current);
}

/** `scrollIntoView` would move the page as well. */
function scrollWithin(list: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const isSeen =
    offsetTop >= list.scrollTop && offsetTop + offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isSeen) list.scrollTop = offsetTop - list.clientHeight / 2;
}

/** Who leads is drawn late, on top of others; nothing hides what broke. */
const ORDER: readonly Moment['kind'][] = ['fault', 'ends', 'elected', 'established', 'broken'];

export function paintTicks(track: HTMLElement, { steps, lastRow }: Replay): void {
  const ticks = steps.keys.map(momentOf).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  select(track)
    .selectAll<HTMLElement, Moment>('i')
    .data(ticks, keyOf)
    .join('i')
    .order()
    .attr('class', ({ kind }) => `tick ${kind}`)
    .style('left', ({ line }) => `${(100 * line.row) / Math.max(1, lastRow)}%`)
    .text(({ label }) => label);
}
