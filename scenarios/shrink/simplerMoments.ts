/** Stage two, the times: round ones, close to each other, in order; and what a step waits for, in few words. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { eventKinds, isSeenByClients, isSeenByNobody } from '../format/events.ts';
import { micros } from '../format/latencyText.ts';
import { readOccurrence } from '../format/occurrence.ts';
import { castOf } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { duration } from '../language/format.ts';
import { knownUs } from './moments.ts';
import { occurrenceText } from './occurrenceText.ts';
import { actionIn, changed, type Fields, momentIn, replaced, stepOf, withSteps } from './parts.ts';
import { rounderSpans, rounderTimes } from './rounder.ts';
import type { Search } from './search.ts';
import type { Witness } from './witness.ts';

export function simplifyMoments(search: Search): void {
  compress(search);
  roundAll(search);
  for (let index = 0; index < search.story.steps.length; index++) {
    while (search.takeOne(simplerMoments(search.story, search.witness, index)));
  }
}

/** Lets less time pass before each step: all that come later move with it. */
function compress(search: Search): void {
  for (let index = 0; index < search.story.steps.length; index++) {
    const fromUs = knownUs(search.story.steps[index] as AuthoredStep);
    if (fromUs === null) continue;
    const earlier = search.story.steps.flatMap((step) => {
      const us = knownUs(step);
      return us === null || us >= fromUs ? [] : [us];
    });
    const gapUs = fromUs - Math.max(0, ...earlier);
    for (const lessUs of [gapUs, (gapUs * 3) / 4, gapUs / 2, gapUs / 4]) {
      const wholeUs =
        lessUs >= 1_000_000 ? Math.floor(lessUs / 1_000_000) * 1_000_000 : Math.floor(lessUs / 1_000) * 1_000;
      if (wholeUs > 0 && search.take(moved(search.story, fromUs, -wholeUs))) break;
    }
  }
}

/** All that happens at `fromUs` or later happens earlier or later. */
function moved(story: Scenario, fromUs: number, byUs: number): Scenario {
  const steps = story.steps.map((step) => {
    const us = knownUs(step);
    return us === null || us < fromUs ? step : stepOf(atTime(step, us + byUs), actionIn(step));
  });
  return withSteps(story, steps);
}

/** Another time; its place within the instant stays. */
const atTime = (step: AuthoredStep, us: number): Fields => ({ ...momentIn(step), at: duration(us) });

/** Every time at once. */
function roundAll(search: Search): void {
  for (const unitUs of [1_000_000, 500_000, 100_000, 50_000, 10_000, 1_000])
    for (const shiftUs of [0, unitUs / 2, unitUs - 1]) {
      const steps = search.story.steps.map((step) => {
        const us = knownUs(step);
        if (us === null) return step;
        return stepOf(atTime(step, Math.floor((us + shiftUs) / unitUs) * unitUs), actionIn(step));
      });
      search.take(withSteps(search.story, steps));
    }
}

function* simplerMoments(story: Scenario, witness: Witness, index: number): Iterable<Scenario> {
  const step = story.steps[index];
  // The story may have become shorter: what would come behind the breach has gone.
  if (step === undefined) return;
  const action = actionIn(step);
  const atUs = witness.steps[index]?.[0]?.atUs;
  const us = knownUs(step);
  const put = (moment: Fields): Scenario => replaced(story, index, stepOf(moment, action));
  if (us !== null) {
    if ('behind' in step) yield put({ at: duration(us) });
    for (const time of rounderTimes(us)) {
      yield put({ at: duration(time) });
      yield moved(story, us, time - us);
    }
    for (const moment of eventsBefore(us, witness, story)) yield put(moment);
    return;
  }
  if (atUs !== undefined) for (const time of rounderTimes(atUs)) yield put({ at: duration(time) });
  if ('every' in step) {
    yield unrolled(story, index);
    if (atUs !== undefined) yield put({ at: duration(atUs) });
    for (let times = 1; times < step.times; times *= 2) yield put({ ...momentIn(step), times });
    return;
  }
  if ('when' in step || 'after' in step) yield* shorterWaits(step).map(put);
}

/** Each time a step of its own, so that each can go. */
function unrolled(story: Scenario, index: number): Scenario {
  const step = story.steps[index] as Extract<AuthoredStep, { readonly every: unknown }>;
  const everyUs = micros(step.every);
  const fromUs = micros(step.from ?? step.every);
  const each = Array.from({ length: step.times }, (_, time) =>
    stepOf({ at: duration(fromUs + time * everyUs) }, actionIn(step)),
  );
  return replaced(story, index, ...each);
}

function shorterWaits(
  step: Extract<AuthoredStep, { readonly when: unknown } | { readonly after: unknown }>,
): readonly Fields[] {
  const when = 'when' in step ? step.when : readOccurrence(step.after);
  if (when === null) return [];
  const { event, by, nth = 1, ...fields } = when;
  const line = (changes: Fields, wait: string | undefined = step.wait): Fields =>
    changed({ after: occurrenceText(changed(when, changes)) }, { wait });
  const waits = step.wait === undefined ? [] : [undefined, ...rounderSpans(micros(step.wait)).map(duration)];
  const counts = Array.from({ length: Math.min(nth, 12) - 1 }, (_, less) => less + 1);
  return [
    line({}),
    ...(by === undefined ? [] : [line({ by: undefined, nth: undefined })]),
    ...(Object.keys(fields).length === 0
      ? []
      : [
          {
            ...line({}),
            after: occurrenceText(changed({ event }, { by, nth: nth === 1 ? undefined : nth })),
          },
        ]),
    ...Object.keys(fields).map((field) => line({ [field]: undefined })),
    ...counts.map((count) => line({ nth: count })),
    ...counts.map((count) => line({ nth: count, by: undefined })),
    ...waits.map((wait) => changed(line({}), { wait })),
    ...(nth > 12 ? [line({ nth: Math.floor(nth / 2) }), line({ nth: nth - 1 })] : []),
  ];
}

/** How many events before a time are thought of. */
const EVENTS_THOUGHT_OF = 16;
const WITHIN_US = 300_000;

/** What has just been observed when a time comes may be what the step waits for. */
function eventsBefore(us: number, { seen }: Witness, story: Scenario): readonly Fields[] {
  const { servers } = castOf(story);
  const before = seen.filter(
    ({ kind, atUs }) => atUs <= us && eventKinds.includes(kind) && !isSeenByNobody(kind),
  );
  const near = before.filter(({ atUs }) => us - atUs <= WITHIN_US);
  const last = near.slice(-EVENTS_THOUGHT_OF * 4).toReversed();
  const moments: Fields[] = [];
  const known = new Set<string>();
  for (const { kind, process } of last) {
    const isClient = isSeenByClients(kind);
    const by = isClient ? process - Math.max(...servers) : process;
    if ((!isClient && !servers.includes(by)) || known.has(`${kind} ${by}`)) continue;
    known.add(`${kind} ${by}`);
    const nth = before.filter((one) => one.kind === kind && one.process === process).length;
    moments.push({ after: occurrenceText({ event: kind, by, nth }) });
    if (known.size >= EVENTS_THOUGHT_OF) break;
  }
  return moments;
}
