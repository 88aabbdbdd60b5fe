/** Steps that say one thing: a fault and its end, starts at once, equal writes. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { micros } from '../format/latencyText.ts';
import { castOf } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { startedBy, type StartStep } from '../format/startSteps.ts';
import { duration } from '../language/format.ts';
import { knownUs } from './moments.ts';
import { actionIn, changed, momentIn, stepOf, verbOf, withSteps } from './parts.ts';
import type { Search } from './search.ts';
import type { Witness } from './witness.ts';

export function joinSteps(search: Search): void {
  joinStarts(search);
  joinAlike(search);
  joinEnds(search);
  endsAlone(search);
  inOrder(search);
}

/** One start for all, at the beginning. */
function joinStarts(search: Search): void {
  const { story } = search;
  const { servers } = castOf(story);
  const started = new Set<number>();
  const rest: AuthoredStep[] = [];
  for (const step of story.steps) {
    const ids = 'start' in step ? startedBy(step, servers) : [];
    const isFirst = 'start' in step && isPlainStart(step) && ids.every((id) => !started.has(id));
    if (isFirst) for (const id of ids) started.add(id);
    else rest.push(step);
  }
  const missing = servers.filter((id) => !started.has(id));
  const some = servers.filter((id) => started.has(id));
  const start = (at: string, ids: AuthoredStep): readonly AuthoredStep[] => [
    stepOf({ at }, actionIn(ids)),
    ...rest,
  ];
  const all = { at: '0s', start: 'all' } as const;
  if (search.take(withSteps(story, start('0s', all)))) return;
  if (missing.length > 0 && some.length > 0)
    search.take(
      withSteps(story, start('0s', { at: '0s', start: some.length === 1 ? (some[0] as number) : some })),
    );
}

const isPlainStart = (step: StartStep): boolean =>
  'at' in step && Object.keys(step).every((key) => ['at', 'start', 'apart'].includes(key));

/** Two steps that differ in their servers, or in the times at which they write, become one. */
function joinAlike(search: Search): void {
  for (let first = 0; first < search.story.steps.length; first++)
    for (let second = first + 1; second < search.story.steps.length; second++) {
      const { story } = search;
      const [one, other] = [story.steps[first], story.steps[second]] as [AuthoredStep, AuthoredStep];
      const joined = joinedAlike(one, other);
      if (
        joined !== null &&
        search.take(withSteps(story, story.steps.with(first, joined).toSpliced(second, 1)))
      )
        second = first;
    }
}

const WITH_LISTS = ['start', 'kill', 'powerOff', 'restart', 'pause', 'resume', 'slowDisk', 'loseDisk'];

function joinedAlike(one: AuthoredStep, other: AuthoredStep): AuthoredStep | null {
  const verb = verbOf(one);
  if (verbOf(other) !== verb) return null;
  if ('write' in one && 'write' in other) {
    if (one.write.through !== other.write.through || one.write.client !== other.write.client) return null;
    const count = (one.write.count ?? 1) + (other.write.count ?? 1);
    return { ...one, write: { ...one.write, count } };
  }
  if (!WITH_LISTS.includes(verb)) return null;
  const { [verb]: ones, ...how } = actionIn(one);
  const { [verb]: others, ...otherHow } = actionIn(other);
  if (JSON.stringify(how) !== JSON.stringify(otherHow)) return null;
  const ids = [...new Set([ones, others].flat())];
  if (!ids.every((id) => typeof id === 'number')) return null;
  return stepOf(momentIn(one), { [verb]: ids.toSorted((a, b) => a - b), ...how });
}

/** What ends a fault is said with it, by `for`. */
function joinEnds(search: Search): void {
  for (let end = search.story.steps.length - 1; end > 0; end--) {
    const { story, witness } = search;
    for (let begin = 0; begin < story.steps.length; begin++) {
      const joined = begin === end ? null : joinedEnd(story, witness, begin, end);
      if (joined !== null && search.take(joined)) break;
    }
  }
}

/** Verbs, and what undoes them. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  kill: ['start', 'restart'],
  powerOff: ['start', 'restart'],
  restart: [],
  pause: ['resume'],
  cut: ['heal'],
  partition: ['heal'],
  bridge: ['heal'],
  ring: ['heal'],
  majoritiesRing: ['heal'],
  flap: ['heal'],
  hold: ['letGo'],
  slowDisk: ['repairDisk', 'slowDisk'],
  failDisk: ['repairDisk'],
  fillDisk: ['freeDisk'],
  delay: ['delay'],
};

function joinedEnd(story: Scenario, witness: Witness, begin: number, end: number): Scenario | null {
  const fault = story.steps[begin] as AuthoredStep;
  const undo = story.steps[end] as AuthoredStep;
  const beginUs = witness.steps[begin]?.[0]?.atUs;
  const endUs = witness.steps[end]?.[0]?.atUs;
  if (beginUs === undefined || endUs === undefined || endUs <= beginUs) return null;
  if (ENDS[verbOf(fault)]?.includes(verbOf(undo)) !== true || 'for' in fault) return null;
  const lasting = changed(fault, { for: duration(endUs - beginUs) });
  return withSteps(story, story.steps.with(begin, lasting).toSpliced(end, 1));
}

/** What matters of a fault that lasts may be its end: to kill a server that was never started, for three seconds, is to start it then. */
function endsAlone(search: Search): void {
  for (let index = 0; index < search.story.steps.length; index++) {
    const { story } = search;
    const step = story.steps[index] as AuthoredStep;
    const us = knownUs(step);
    if (us === null || !('for' in step) || step.for === undefined) continue;
    const at = { at: duration(us + micros(step.for)) };
    const action = actionIn(step);
    for (const verb of ENDS[verbOf(step)] ?? []) {
      const object = verb === 'heal' ? 'all' : action[verbOf(step)];
      search.take(withSteps(story, story.steps.with(index, stepOf(at, { [verb]: object }))));
    }
  }
}

/** As they happen. */
function inOrder(search: Search): void {
  const { story, witness } = search;
  const times = story.steps.map(
    (step, index) => knownUs(step) ?? witness.steps[index]?.[0]?.atUs ?? Infinity,
  );
  const order = times.map((_, index) => index).toSorted((a, b) => sign(times[a], times[b]) || a - b);
  search.take(
    withSteps(
      story,
      order.map((index) => story.steps[index] as AuthoredStep),
    ),
  );
}

const sign = (a = 0, b = 0): number => (a < b ? -1 : a > b ? 1 : 0);
