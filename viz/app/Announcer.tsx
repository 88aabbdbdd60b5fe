/**
 * What a screen reader hears: each step once it has come to rest; while playing at most one key moment in two seconds; a breach at once. The
 * sentences are those that are read.
 */
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { breachSpoken, breachTexts } from '../properties/breachTexts.ts';
import { weightAt } from '../trace/columns.ts';
import type { Replay } from '../trace/replay.ts';
import { breachRow, brokenAt, passedBreach, spokenAt, verdictSpoken, whereAmI } from '../why/spoken.ts';
import { whereAsked } from './asked.ts';
import type { Lab, Shown } from './lab.ts';
import { verbosity } from './preferences.ts';

const REST_MS = 300;
const PLAYING_MS = 2_000;

export function Announcer({ lab }: { readonly lab: Lab }): JSX.Element {
  const polite = useRef<HTMLParagraphElement>(null);
  const assertive = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const voice: Voice = {
      say: (text) => polite.current?.replaceChildren(text),
      alert: (text) => assertive.current?.replaceChildren(text),
    };
    const stops = [tellSteps(lab, voice), tellRuns(lab, voice), tellPlace(lab, voice)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [lab]);
  return (
    <>
      <p class="unseen" role="status" aria-live="polite" id="live" ref={polite} />
      <p class="unseen" role="alert" id="alert" ref={assertive} />
    </>
  );
}

interface Voice {
  readonly say: (text: string) => void;
  /** At once, whatever is being said. */
  readonly alert: (text: string) => void;
}

function tellSteps({ shown, playing, speech, replay }: Lab, { say, alert }: Voice): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  let before: Shown | null = null;
  const stop = effect(() => {
    const at = shown.value;
    clearTimeout(timer);
    const last = before;
    before = at;
    // A run that has just come is told as a whole.
    if (at === null || last === null || last.replay !== at.replay || at.replay !== replay.peek()) return;
    const broken = passedBreach(last.i, at)
      ? brokenAt({ ...at, i: breachRow(at.replay) }, speech.peek())
      : null;
    if (broken !== null) alert(broken);
    const heard = verbosity.value.peek();
    const isKey = weightAt(at.replay.columns, at.i) === 'key';
    if (heard === 'off' || (heard === 'key' && !isKey)) return;
    if (playing.peek() === null) timer = setTimeout(() => say(spokenAt(at, speech.peek())), REST_MS);
    else if (isKey && performance.now() - lastMs >= PLAYING_MS) {
      lastMs = performance.now();
      say(spokenAt(at, speech.peek()));
    }
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Who leads at the place where another run was opened, and what broke in it. Of the first run of the page the reader reads that anyway. */
function tellRuns({ replay, shown, speech }: Lab, { say, alert }: Voice): () => void {
  let last: Replay | null = null;
  return effect(() => {
    const run = replay.value;
    const at = shown.peek();
    if (run === null || at === null || run === last) return;
    const { capsule, breach } = run.summary;
    const isBroken = breach !== null || capsule !== null;
    if (isBroken && !speech.value.isWhole) return; // What is said of a breach is on its way.
    const isHeard = last !== null || capsule !== null;
    last = run;
    if (!isHeard || verbosity.value.peek() === 'off') return;
    say(verdictSpoken(at, speech.peek()));
    const texts = isBroken ? breachTexts(run.summary, null, speech.peek()) : null;
    if (texts !== null) alert(breachSpoken(texts, speech.peek()));
  });
}

/** Whenever it is asked, whatever is set. */
const tellPlace = ({ shown, speech }: Lab, { say }: Voice): (() => void) =>
  effect(() => {
    const at = shown.peek();
    if (whereAsked.value > 0 && at !== null) say(whereAmI(at, speech.peek()));
  });
