/** Moments: at a time, or just behind an event, where the windows of bugs are. */
import fc from 'fast-check';
import { ordinal } from '../language/format.ts';

/** The moment of a step, in two of the forms that a story has for it. */
export type DrawnMoment = { readonly at: string } | { readonly after: string; readonly wait?: string };

/** Behind these a server is between two things that belong together: two writes to its disk, two packets, two roles. */
const WINDOWS = [
  'stateChanged',
  'leaderStarts',
  'epochAccepted',
  'syncDecided',
  'newLeaderAccepted',
  'newLeaderAcked',
  'leaderActive',
  'appended',
  'logSynced',
  'acked',
  'committed',
  'snapshotTaken',
  'truncated',
] as const;

export interface MomentConstraints {
  readonly ids: readonly number[];
  /** Latest time, in virtual milliseconds. */
  readonly busyMs: number;
}

/** Any moment; shrinks towards a round, early time. */
export function anyMoment({ ids, busyMs }: MomentConstraints): fc.Arbitrary<DrawnMoment> {
  const atRoundTime = fc.nat(Math.floor(busyMs / 100)).map((tenths) => ({ at: `${tenths * 100}ms` }));
  const atAnyTime = fc.nat(busyMs).map((ms) => ({ at: `${ms}ms` }));
  const behind = fc
    .record({
      event: fc.constantFrom(...WINDOWS),
      id: fc.constantFrom(...ids),
      nth: fc.integer({ min: 1, max: 6 }),
      wait: fc.constantFrom('0s', '500us', '5ms', '50ms'),
    })
    .map(({ event, id, nth, wait }) => ({ after: `${ordinal(nth)} ${event} by ${id}`, wait }));
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: atRoundTime, weight: 3 },
    { arbitrary: atAnyTime, weight: 2 },
    { arbitrary: behind, weight: 4 },
  );
}
