/**
 * Runs whose digests are pinned in `pinned.json`: the same on every machine and engine. This file runs as it is in
 * Node, in a worker thread and in a browser, so it uses nothing of any of them.
 *
 * To pin more runs, add an entry to `groups` and a file of runs beside this one.
 * To see what would be pinned now: `npx tsx test/determinism/pin.ts`; a digest that changes is an entry of the changelog.
 */
import { beginRegister, registerStories, registerUntilUs } from '../protocols/registerRun.ts';
import { drawnRuns } from './drawnRuns.ts';
import { storyRuns } from './storyRuns.ts';

/** Executes one run and returns its digest. */
type Digests = Readonly<Record<string, () => string>>;

const register: Digests = Object.fromEntries(
  Object.entries(registerStories).flatMap(([story, faults]) =>
    ['a', 'b', 'c'].map((seed) => [
      `${story}, seed ${seed}`,
      () => {
        const run = beginRegister({ seed, faults, options: { permuteTies: seed === 'c' } });
        run.advance(registerUntilUs);
        return run.world.digest();
      },
    ]),
  ),
);

const elections: Digests = Object.fromEntries(
  storyRuns.map(({ name, untilUs, begin }) => [
    name,
    () => {
      const run = begin();
      run.advance(untilUs);
      return run.world.digest();
    },
  ]),
);

const drawn: Digests = Object.fromEntries(
  drawnRuns.map(({ name, play }) => [name, () => play().played.run.world.digest()]),
);

const groups: Readonly<Record<string, Digests>> = { register, elections, drawn };

/** @returns By group and run, sixteen hexadecimal digits. */
export function computeDigests(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(groups).map(([group, runs]) => [
      group,
      Object.fromEntries(Object.entries(runs).map(([name, digest]) => [name, digest()])),
    ]),
  );
}
