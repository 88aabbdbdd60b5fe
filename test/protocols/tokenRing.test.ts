import { describe, expect, it } from 'vitest';
import { type Fault, Recording, Run, World } from '../../sim/index.ts';
import { oneToken, roundTrip, tokenRing } from './tokenRing.ts';

const ring = [1, 2, 3, 4];

/** @param faults - With their times in milliseconds, beside the starts at 0. */
function begin(faults: readonly (readonly [number, Fault])[], flaw: 'none' | 'keepsACopy' = 'none') {
  const world = World.create(tokenRing(ring, flaw), { seed: 'ring', processes: ring });
  const starts = ring.map((process) => [0, { kind: 'start', process }] as const);
  return Run.begin(world, {
    plan: [...starts, ...faults].map(([ms, fault]) => ({
      moment: { kind: 'at', us: ms * 1_000 },
      action: { do: 'fault', fault },
    })),
    properties: [oneToken, roundTrip(ring.length)],
    judge: () => true,
  });
}

function heldAfter(ms: number, ...args: Parameters<typeof begin>): Readonly<Record<string, boolean>> {
  const run = begin(...args);
  run.advance(ms * 1_000);
  return Object.fromEntries(run.verdicts().map(({ name, held }) => [name, held]));
}

describe('a token ring', () => {
  it('has one token, which goes round', () => {
    expect(heldAfter(1_000, [])).toEqual({ 'one token': true, 'round trip': true });
  });

  it('waits for a member that is paused, and loses the token with the one that has it', () => {
    expect(heldAfter(1_000, [[5, { kind: 'pause', process: 3 }]])).toMatchObject({ 'round trip': false });
    const resumed = [
      [5, { kind: 'pause', process: 3 }],
      [500, { kind: 'resume', process: 3 }],
    ] as const;
    expect(heldAfter(1_000, resumed)).toEqual({ 'one token': true, 'round trip': true });
    expect(heldAfter(1_000, [[5, { kind: 'restart', process: 1 }]])).toMatchObject({ 'round trip': false });
  });

  it('has two tokens where a member keeps a copy, and the property says so', () => {
    expect(heldAfter(1_000, [], 'keepsACopy')).toMatchObject({ 'one token': false });
  });

  it('is recorded, sought and forked like any protocol', () => {
    const straight = begin([]);
    straight.advance(300_000);
    const recording = Recording.of(begin([]), 300_000, { everyEvents: 8 });
    const fork = recording.seek(20).fork();
    fork.advance(300_000);
    expect([recording.end.world.digest(), fork.world.digest()]).toEqual([
      straight.world.digest(),
      straight.world.digest(),
    ]);
  });
});
