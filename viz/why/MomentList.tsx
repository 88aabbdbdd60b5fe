/** Moments of a run as buttons, each of which brings the cursor there. The same signs are above the scrubber. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Line } from '../../scenarios/index.ts';
import { moment } from '../../scenarios/language/format.ts';
import type { Lab } from '../app/lab.ts';
import { momentOf } from '../trace/moments.ts';
import { shownMoments, tellMoment } from './momentTexts.ts';
import './why.css';

interface MomentButtonProps {
  readonly lab: Lab;
  readonly line: Line;
  readonly isCurrent?: boolean;
}

export function MomentButton({ lab, line, isCurrent = false }: MomentButtonProps): JSX.Element {
  const { kind, label } = momentOf(line);
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => lab.act.goTo(line.row)}
    >
      <span class="time">{moment(line.atUs)}</span>
      <i class={`tick ${kind}`} aria-hidden="true">
        {label}
      </i>
      <span class="sentence">{tellMoment(line, lab.speech.value)}</span>
    </button>
  );
}

interface MomentListProps {
  readonly lab: Lab;
  /** Ascending. */
  readonly lines: readonly Line[];
  /** The cursor. */
  readonly i: number;
  /** What it is a list of, for those who hear it. */
  readonly label: string;
}

/** Of thousands only those around the cursor are there. */
export function MomentList({ lab, lines, i, label }: MomentListProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const current = lines.findLastIndex(({ row }) => row <= i);
  const { first, end } = shownMoments(lines.length, current);
  useLayoutEffect(() => {
    const marked = list.current?.querySelector<HTMLElement>('[aria-current]') ?? null;
    if (list.current !== null && marked !== null) scrollWithin(list.current, marked);
  }, [current, lines]);
  const own = lab.words.value.rooms.why;
  const [before, behind] = [lines[first - 1], lines[end]];
  return (
    <ol class="momentList" aria-label={label} ref={list}>
      {before === undefined ? null : (
        <li key="before">
          <button type="button" onClick={() => lab.act.goTo(before.row)}>
            {own.earlierMoments({ count: first })}
          </button>
        </li>
      )}
      {lines.slice(first, end).map((line, index) => (
        <li key={`${line.row} ${line.id}`}>
          <MomentButton lab={lab} line={line} isCurrent={first + index === current} />
        </li>
      ))}
      {behind === undefined ? null : (
        <li key="behind">
          <button type="button" onClick={() => lab.act.goTo(behind.row)}>
            {own.laterMoments({ count: lines.length - end })}
          </button>
        </li>
      )}
    </ol>
  );
}

/** `scrollIntoView` would move the page as well. */
function scrollWithin(list: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const isSeen =
    offsetTop >= list.scrollTop && offsetTop + offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isSeen) list.scrollTop = offsetTop - list.clientHeight / 2;
}
