/** How each property stands: at the cursor, and in the whole run. */
import type { Mood } from '../../sim/index.ts';
import type { PropertyOutcome, RunSummary } from '../app/protocol.ts';
import { type Columns, timeAt } from '../trace/columns.ts';

/** `pending`: what should come true is not overdue yet. */
export type Standing = 'holds' | 'broken' | 'pending' | 'reached' | 'notReached';

export interface PropertyItem {
  readonly name: string;
  readonly mood: Mood;
  readonly now: Standing;
  readonly ever: Standing;
  /** Where it broke, or was first reached; null: neither. */
  readonly row: number | null;
  readonly foundAtUs: number | null;
}

type GroupName = 'broken' | 'always' | 'eventually' | 'reached';

export interface PropertyGroup {
  readonly name: GroupName;
  readonly items: readonly PropertyItem[];
}

/** A property and where it broke or was first reached; null: neither. */
export interface PlacedOutcome extends PropertyOutcome {
  readonly row: number | null;
}

/** @returns The properties with their rows: the same for the whole run. */
export const placed = (
  { properties, breach }: Pick<RunSummary, 'properties' | 'breach'>,
  columns: Columns,
): readonly PlacedOutcome[] =>
  properties.map((outcome) => ({
    ...outcome,
    row: breach !== null && breach.property === outcome.name ? breach.row : rowOf(outcome, columns),
  }));

/**
 * @param at - The cursor: a breach counts from its row on.
 * @returns What broke first, then what must always be true, what must come true, what may; groups of nothing are left out.
 */
export function propertyGroups(properties: readonly PlacedOutcome[], at: At): readonly PropertyGroup[] {
  const items = properties.map((outcome) => itemOf(outcome, at));
  const of = (mood: Mood) => items.filter((item) => item.mood === mood && item.ever !== 'broken');
  const groups: readonly PropertyGroup[] = [
    { name: 'broken', items: items.filter(({ ever }) => ever === 'broken') },
    { name: 'always', items: of('always') },
    { name: 'eventually', items: of('eventually') },
    { name: 'reached', items: reachedFirst(of('sometimes')) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

export interface At {
  readonly i: number;
  /** It is the last row. */
  readonly isOver: boolean;
  /** The run would have gone on. */
  readonly isCutShort: boolean;
}

function itemOf(
  { name, mood, held, foundAtUs, row }: PlacedOutcome,
  { i, isOver, isCutShort }: At,
): PropertyItem {
  const isPast = row !== null && row <= i;
  const item = { name, mood, row, foundAtUs };
  if (mood === 'sometimes')
    return {
      ...item,
      now: isPast ? 'reached' : 'notReached',
      ever: foundAtUs === null ? 'notReached' : 'reached',
    };
  const isBroken = !held && foundAtUs !== null;
  // Of a run that was cut short nobody knows what would have come true yet.
  const ever = isBroken ? 'broken' : mood === 'eventually' && (isCutShort || !held) ? 'pending' : 'holds';
  if (isBroken && isPast) return { ...item, now: 'broken', ever };
  return { ...item, now: mood === 'eventually' && !isOver ? 'pending' : isBroken ? 'holds' : ever, ever };
}

/** Where only the passing of time shows it, the last row until then. */
function rowOf({ foundAtUs, rows }: PropertyOutcome, columns: Columns): number | null {
  if (foundAtUs === null) return null;
  const shown = rows.at(-1) ?? -1;
  if (shown >= 0 && shown < columns.length) return shown;
  let row = columns.length - 1;
  while (row > 0 && timeAt(columns, row) > foundAtUs) row--;
  return Math.max(0, row);
}

const reachedFirst = (items: readonly PropertyItem[]): readonly PropertyItem[] => [
  ...items.filter(({ ever }) => ever === 'reached').toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  ...items.filter(({ ever }) => ever !== 'reached'),
];
