/** What somebody does to a run, and takes back: each is another plan, which is run unless it does the same. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { momentAt } from '../../scenarios/intervention/moments.ts';
import type { Address } from '../app/address.ts';
import type { Act, Shown } from '../app/lab.ts';
import { firstRowAt, hasOutsideRow, type Instant, instantBehind, lastRowOfEvent } from '../trace/instants.ts';
import type { Cursor } from '../trace/pace.ts';
import type { Replay } from '../trace/replay.ts';
import type { Words } from '../words/laterEnglish.ts';
import { courseAt } from './goingOn.ts';
import {
  afterChange,
  extended,
  fieldsOf,
  forked,
  landingBetween,
  nameFor,
  type Plan,
  redone,
  renamed,
  showing,
  shownIn,
  type Undoing,
  type Undone,
  undone,
  without,
  withoutBranch,
} from './plan.ts';

/** Where a run is shown first: a row, or what finds it when the run has come. */
export type Landing = number | ((run: Replay) => number);

/** What a run is asked for with. */
export interface Wish {
  /** Null: where any run is shown first. */
  readonly landing: Landing | null;
  /** Whether Back undoes it. */
  readonly isStep: boolean;
  /** It was typed into the form, which tells what is wrong with it. */
  readonly isForm?: boolean;
}

/** What this needs of the lab. */
export interface Ground {
  readonly plan: ReadonlySignal<Plan>;
  readonly undoing: Signal<Undoing>;
  readonly replay: ReadonlySignal<Replay | null>;
  readonly shown: ReadonlySignal<Shown | null>;
  readonly cursor: ReadonlySignal<Cursor>;
  readonly progress: ReadonlySignal<number | null>;
  readonly notice: Signal<string | null>;
  readonly words: ReadonlySignal<Words>;
  readonly stop: () => void;
  readonly change: (fields: Partial<Address>) => void;
  readonly wish: (fields: Partial<Address>, wished: Wish) => void;
  /** The number behind the slash, found by the worker. */
  readonly count: (instant: Instant) => Promise<number>;
}

type Branching = Pick<
  Act,
  | 'intervene'
  | 'interveneHere'
  | 'behind'
  | 'undo'
  | 'redo'
  | 'showBranch'
  | 'renameBranch'
  | 'removeBranch'
  | 'removeIntervention'
>;

export function branchingOn(ground: Ground): Branching {
  const { plan, undoing, replay, cursor, shown } = ground;
  return {
    intervene: (text, options) => intervene(ground, text, options?.held ?? null),
    interveneHere: (words) => interveneHere(ground, words),
    behind: (instant) => behind(ground, instant),
    undo: () => goBack(ground, undone(undoing.value, plan.value)),
    redo: () => goBack(ground, redone(undoing.value, plan.value)),
    showBranch(place) {
      const { us, i } = cursor.value;
      const isAtHead = i >= (shown.value?.replay.lastRow ?? 0);
      follow(ground, showing(plan.value, place), {
        landing: isAtHead ? null : ({ columns }) => firstRowAt(columns.times, us + 1) - 1,
        isStep: true,
      });
    },
    renameBranch: (place, name) => ground.change(fieldsOf(renamed(plan.value, place, name))),
    removeBranch: (place) =>
      decide(ground, withoutBranch(plan.value, place), { landing: null, isStep: true }),
    removeIntervention(place) {
      const row = replay.value?.summary.interventions[place] ?? -1;
      const { i } = cursor.value;
      const landing = row >= 0 && row <= i ? Math.max(0, row - 1) : i;
      decide(ground, without(plan.value, place), { landing, isStep: false });
    },
  };
}

/** Goes to another plan. */
function follow({ plan, change, wish }: Ground, next: Plan, wished: Wish): void {
  const [before, after] = [plan.value, next].map((one) => JSON.stringify(shownIn(one).interventions));
  if (before === after) change(fieldsOf(next));
  else wish(fieldsOf(next), wished);
}

/** Goes to another plan, and the one before can be had again. */
function decide(ground: Ground, next: Plan, wished: Wish): void {
  ground.undoing.value = afterChange(ground.undoing.value, ground.plan.value);
  follow(ground, next, wished);
}

function goBack(ground: Ground, found: Undone | null): void {
  if (found === null) return;
  const { plan, undoing, replay, cursor } = ground;
  undoing.value = found.undoing;
  const before = {
    interventions: shownIn(plan.value).interventions,
    rows: replay.value?.summary.interventions ?? [],
  };
  const { interventions } = shownIn(found.plan);
  const { i } = cursor.value;
  const landing = ({ summary, columns }: Replay): number =>
    lastRowOfEvent(columns, landingBetween(before, { interventions, rows: summary.interventions }, i));
  follow(ground, found.plan, { landing, isStep: false });
}

/** @param held - Row that sent the message that is to be held; null: it holds none. */
function intervene(ground: Ground, text: string, held: number | null): void {
  const { shown, progress, plan, words, notice } = ground;
  const at = shown.value;
  if (at === null || progress.value !== null) return;
  const own = words.value.rooms.branches;
  const { happened, goesOn } = courseAt(at.replay, shownIn(plan.value).interventions, at.i);
  const next = goesOn
    ? extended(plan.value, text)
    : forked(plan.value, happened, text, nameFor(text, own.autoName));
  if (next === null) {
    notice.value = own.tooMany;
    return;
  }
  const landing = ({ columns, summary, lastRow }: Replay): number => {
    const row = summary.interventions.at(-1) ?? -1;
    if (row < 0) return lastRow;
    const end = lastRowOfEvent(columns, row);
    if (held === null) return end;
    // All that came behind it has moved by its rows, and one more says that the message is held.
    ground.change({ selection: { kind: 'message', send: held + end - row + 1 } });
    return at.i + end - row + 2;
  };
  decide(ground, next, { landing, isStep: !goesOn });
}

async function interveneHere(ground: Ground, what: string): Promise<void> {
  const at = ground.shown.value;
  if (at === null || ground.progress.value !== null) return;
  ground.stop();
  const instant = instantBehind(at.replay.columns, at.i);
  const moment = momentAt(instant.us, await behind(ground, instant));
  const slash = moment.behind === undefined ? '' : `/${moment.behind}`;
  if (ground.shown.value === at) intervene(ground, `${moment.at}${slash} ${what}`, null);
}

/** Events of interventions do not count: which those are is only known where one of them has that very time. */
async function behind({ replay, plan, count }: Ground, instant: Instant): Promise<number> {
  const columns = replay.value?.columns;
  const isPlain = columns === undefined || shownIn(plan.value).interventions.length === 0;
  return isPlain || !hasOutsideRow(columns, instant) ? instant.events : count(instant);
}
