/** The branches of a story that somebody has made: each a list of interventions, one of them shown. */
import { type Address, type BranchText, BRANCHES_MAX, INTERVENTIONS_MAX, nameIn } from '../app/address.ts';

export interface Plan {
  /** At least one. */
  readonly branches: readonly BranchText[];
  /** Place of the shown one. */
  readonly shown: number;
}

/** The parts of an address that are a plan. */
type PlanFields = Pick<Address, 'interventions' | 'branchName' | 'branches' | 'place'>;

export const noPlan: Plan = { branches: [{ name: null, interventions: [] }], shown: 0 };

export function planIn({ interventions, branchName, branches, place }: PlanFields): Plan {
  return { branches: branches.toSpliced(place, 0, { name: branchName, interventions }), shown: place };
}

export function fieldsOf(plan: Plan): PlanFields {
  const { name, interventions } = shownIn(plan);
  return {
    interventions,
    branchName: name,
    branches: plan.branches.toSpliced(plan.shown, 1),
    place: plan.shown,
  };
}

export const shownIn = ({ branches, shown }: Plan): BranchText => branches[shown] as BranchText;

/** @returns The plan in which one branch is another. */
const withBranch = (plan: Plan, place: number, change: (branch: BranchText) => BranchText): Plan => ({
  ...plan,
  branches: plan.branches.map((branch, at) => (at === place ? change(branch) : branch)),
});

const withInterventions = (plan: Plan, change: (all: readonly string[]) => readonly string[]): Plan =>
  withBranch(plan, plan.shown, ({ name, interventions }) => ({ name, interventions: change(interventions) }));

/** @returns The plan in which the shown branch does this instead. */
export const withShown = (plan: Plan, interventions: readonly string[]): Plan =>
  withInterventions(plan, () => interventions);

/** @returns The plan in which the shown branch goes on with one more; null where it has too many. */
export const extended = (plan: Plan, intervention: string): Plan | null =>
  shownIn(plan).interventions.length >= INTERVENTIONS_MAX
    ? null
    : withInterventions(plan, (all) => [...all, intervention]);

/**
 * @param kept - What the new branch has in common with the shown one.
 * @returns The plan with one more branch behind the shown one, and that shown; or the one that did the same already. Null: there are too many.
 */
export function forked(plan: Plan, kept: readonly string[], intervention: string, name: string): Plan | null {
  const interventions = [...kept, intervention];
  const same = plan.branches.findIndex((branch) => isSame(branch.interventions, interventions));
  if (same >= 0) return { ...plan, shown: same };
  if (plan.branches.length >= BRANCHES_MAX || interventions.length > INTERVENTIONS_MAX) return null;
  const shown = plan.shown + 1;
  return { branches: plan.branches.toSpliced(shown, 0, { name: nameIn(name), interventions }), shown };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** @returns The plan in which the shown branch has one intervention less. */
export const without = (plan: Plan, intervention: number): Plan =>
  withInterventions(plan, (all) => all.toSpliced(intervention, 1));

export const showing = (plan: Plan, place: number): Plan =>
  place >= 0 && place < plan.branches.length ? { ...plan, shown: place } : plan;

export const renamed = (plan: Plan, place: number, name: string): Plan =>
  withBranch(plan, place, ({ interventions }) => ({ name: nameIn(name), interventions }));

/** @returns The plan without a branch; the one before it is shown instead. The last one stays. */
export function withoutBranch(plan: Plan, place: number): Plan {
  if (plan.branches.length === 1) return plan;
  const shown = plan.shown >= place ? Math.max(0, plan.shown - 1) : plan.shown;
  return { branches: plan.branches.toSpliced(place, 1), shown };
}

/**
 * @param intervention - As `writeIntervention` writes it: its moment, a blank, what is done.
 * @returns What `tell` makes of `kill 3` and `1.24 s`: to the millisecond, as times are told elsewhere.
 */
export function nameFor(
  intervention: string,
  tell: (p: { readonly what: string; readonly time: string }) => string,
): string {
  const [, time = '', what = ''] = /^([\d.]+)s(?:\/\d+)? (.*)$/su.exec(intervention) ?? [];
  return what === '' ? intervention : tell({ what, time: `${time.replace(/(?<=\.\d{3})\d+$/u, '')} s` });
}

/** Interventions, and the first row of each in the run that they make. */
interface Done {
  readonly interventions: readonly string[];
  readonly rows: readonly number[];
}

/**
 * Where to look when one list of interventions becomes another: at what has come to be; or, if only something has gone, directly before that, but
 * never later than the cursor was.
 */
export function landingBetween(before: Done, after: Done, i: number): number {
  const came = firstRowOnlyIn(after, before);
  if (came !== null) return came;
  const gone = firstRowOnlyIn(before, after);
  return gone === null ? i : Math.min(i, Math.max(0, gone - 1));
}

function firstRowOnlyIn(one: Done, other: Done): number | null {
  const rows = one.interventions.flatMap((text, index) => {
    const row = one.rows[index] ?? -1;
    return other.interventions.includes(text) || row < 0 ? [] : [row];
  });
  return rows.length === 0 ? null : Math.min(...rows);
}

/** What was planned before, and what was taken back, the nearest last. */
export interface Undoing {
  readonly past: readonly Plan[];
  readonly future: readonly Plan[];
}

export const nothingDone: Undoing = { past: [], future: [] };
const PAST_MAX = 100;

export const afterChange = ({ past }: Undoing, before: Plan): Undoing => ({
  past: [...past, before].slice(-PAST_MAX),
  future: [],
});

/** A plan to go to, and what can be taken back from there. */
export interface Undone {
  readonly plan: Plan;
  readonly undoing: Undoing;
}

/**
 * Of a page that has just been opened nothing is known of what was done before: then the last intervention of the shown branch goes.
 *
 * @returns Null where there is nothing to take back.
 */
export function undone({ past, future }: Undoing, now: Plan): Undone | null {
  const last = shownIn(now).interventions.length - 1;
  const plan = past.at(-1) ?? (last < 0 ? null : without(now, last));
  return plan === null ? null : { plan, undoing: { past: past.slice(0, -1), future: [...future, now] } };
}

export function redone({ past, future }: Undoing, now: Plan): Undone | null {
  const plan = future.at(-1);
  return plan === undefined ? null : { plan, undoing: { past: [...past, now], future: future.slice(0, -1) } };
}
