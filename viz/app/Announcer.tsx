/** What a screen reader hears: each step once it has come to rest, and while playing at most one key moment in two seconds. */
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Lab } from './lab.ts';
import { spokenAt } from '../why/spoken.ts';

const REST_MS = 300;
const PLAYING_MS = 2_000;

export function Announcer({ lab }: { readonly lab: Lab }): JSX.Element {
  const region = useRef<HTMLParagraphElement>(null);
  useEffect(() => listen(lab, (text) => region.current?.replaceChildren(text)), [lab]);
  return <p class="unseen" role="status" aria-live="polite" id="live" ref={region} />;
}

function listen({ shown, playing, speech }: Lab, say: (text: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  const stop = effect(() => {
    const at = shown.value;
    clearTimeout(timer);
    if (at === null) return;
    const isKey = at.replay.store.lineOf(at.i)?.weight === 'key';
    const text = spokenAt(at, speech.value);
    if (playing.peek() === null) timer = setTimeout(() => say(text), REST_MS);
    else if (isKey && performance.now() - lastMs >= PLAYING_MS) {
      lastMs = performance.now();
      say(text);
    }
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
