/** What a disturbance is drawn with, and the words that all of them use. */
import { duration, ordinal } from '../../language/format.ts';
import type { AuthoredAction, AuthoredStep, AuthoredWrite } from '../../format/authoredStep.ts';
import type { Dice } from '../dice.ts';
import type { Swarm } from '../swarm.ts';
import { drawWindow } from './windows.ts';

export interface Making {
  readonly dice: Dice;
  readonly swarm: Swarm;
  /** All servers; those that vote come first. */
  readonly ids: readonly number[];
  /** Numbers what is held, so that no two have one name. */
  readonly number: number;
}

/** Milliseconds that a disturbance with a time of its own may take: its first step comes so long before the end of the first act. */
const DISTURBANCE_MS = 8_000;

type MomentOf<Step> = Step extends unknown ? Omit<Step, keyof AuthoredAction> : never;
type Moment = MomentOf<{ readonly at: string } | { readonly after: string; readonly wait: string }>;

/** Milliseconds as the story format writes them. */
export const ms = (milliseconds: number): string => duration(milliseconds * 1_000);

/**
 * @param by - Who should see the event, where it is one that a server sees.
 * @returns When a disturbance begins: at a time, or just behind something that was written to disk or that changed a role.
 */
export function drawMoment({ dice, swarm }: Making, by?: number): Moment {
  if (!dice.chance(swarm.aimedPercent)) return { at: ms(dice.below(swarm.busyMs - DISTURBANCE_MS)) };
  const { event, nth } = drawWindow(dice);
  const seenBy = by === undefined ? '' : ` by ${by}`;
  const which = nth === 1 ? '' : `${ordinal(nth)} `;
  return { after: `${which}${event}${seenBy}`, wait: dice.pick(WAITS) };
}

/** Behind an event: before anything else happens, within the next operation of a disk, behind a few messages. */
const WAITS = ['0s', '0s', '0s', '200us', '1ms', '3ms', '20ms', '200ms'] as const;

/** So many milliseconds behind the step before. (Not called `then`: a module with an export of that name is a promise to whoever imports it, and never settles.) */
export const thenAfter = (milliseconds: number, action: AuthoredAction): AuthoredStep => ({
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
  then: ms(milliseconds),
  ...action,
});

export const when = (moment: Moment, action: AuthoredAction): AuthoredStep => ({ ...moment, ...action });

/** @returns How long something lasts: an instant, or about as long as somebody waits for somebody. At most five seconds. */
export function drawLastingMs({ dice, swarm }: Making): number {
  const { tickTime, initLimit, syncLimit } = swarm;
  const limitMs = dice.pick([syncLimit, syncLimit, initLimit]) * tickTime;
  switch (dice.below(4)) {
    case 0:
      return dice.pick([1, 5, 20, 100]) + dice.below(20);
    case 1:
      return dice.between(200, 1_500);
    case 2:
      return Math.min(5_000, limitMs + dice.between(-60, 60) + dice.pick([0, 0, tickTime >> 1]));
    default:
      return dice.between(1_000, 5_000);
  }
}

/** A server; a voter more often than not. */
export const drawServer = ({ dice, ids, swarm }: Making): number =>
  dice.chance(80) ? 1 + dice.below(swarm.servers) : dice.pick(ids);

/** Two different servers. */
export function drawPair(making: Making): readonly [number, number] {
  const { dice, ids } = making;
  const one = dice.pick(ids);
  return [one, dice.pick(ids.filter((id) => id !== one))];
}

/** Some writes at once. */
export function drawWrite(
  { dice, swarm }: Making,
  through: AuthoredWrite['through'],
): { readonly write: AuthoredWrite } {
  return {
    write: {
      path: '/a',
      value: dice.below(1_000),
      through,
      client: dice.between(1, swarm.clients),
      count: dice.between(1, swarm.burstMax),
      window: dice.between(1, swarm.windowMax),
      session: dice.pick(['own', 'kept']),
    },
  };
}

export const others = (ids: readonly number[], some: readonly number[]): readonly number[] =>
  ids.filter((id) => !some.includes(id));
