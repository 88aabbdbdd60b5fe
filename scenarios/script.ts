/**
 * Verbs for stories written in TypeScript. Each returns plain data, one step of the format, so a story reads like prose and can still be
 * drawn, edited, put in a link and shrunk:
 *
 *     steps: [at('0s', start('all', '1s')), at('1.9s', expectation(leaderIs('none'))), at('5s', kill('leader'))]
 */
import type {
  AuthoredAction,
  AuthoredExpectation,
  AuthoredLatency,
  AuthoredState,
  AuthoredStep,
  AuthoredTarget,
  AuthoredTargets,
  AuthoredWhen,
  Text,
  Time,
} from './format/scenario.ts';

/** What an expectation may say besides what it expects. */
interface Wording {
  readonly text?: Text;
  readonly unless?: 'a quorum has started';
}

/** At a time of the run. */
export const at = (time: Time, action: AuthoredAction): AuthoredStep => ({ at: time, ...action });
/** So long after the step before. */
// oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
export const thenAfter = (time: Time, action: AuthoredAction): AuthoredStep => ({ then: time, ...action });
/** Again and again. */
export const every = (
  time: Time,
  { times, from }: { readonly times: number; readonly from?: Time },
  action: AuthoredAction,
): AuthoredStep => ({ every: time, times, ...(from === undefined ? {} : { from }), ...action });
/** When something has been seen, or `wait` later. */
export const once = (when: AuthoredWhen, action: AuthoredAction, wait: Time = '0s'): AuthoredStep => ({
  when,
  wait,
  ...action,
});

export const start = (servers: number | readonly number[] | 'all', apart: Time = '0s'): AuthoredAction => ({
  start: servers,
  apart,
});
export const kill = (targets: AuthoredTargets): AuthoredAction => ({ kill: targets });
/** @param unsynced - What becomes of writes that no sync has made durable: lost unless told otherwise. */
export const powerOff = (
  targets: AuthoredTargets,
  unsynced: 'lost' | 'prefix' | 'torn' = 'lost',
): AuthoredAction => ({ powerOff: targets, unsynced });
export const restart = (targets: AuthoredTargets): AuthoredAction => ({ restart: targets });
export const pause = (targets: AuthoredTargets): AuthoredAction => ({ pause: targets });
export const resume = (targets: AuthoredTargets): AuthoredAction => ({ resume: targets });

export const cut = (one: AuthoredTarget, other: AuthoredTarget): AuthoredAction => ({ cut: [one, other] });
/** Nothing that `from` sends reaches `to`; the way back stays open. */
export const cutOneWay = (from: AuthoredTarget, to: AuthoredTarget): AuthoredAction => ({
  cut: [from, to],
  ways: 'one',
});
export const partition = (...sides: readonly (readonly AuthoredTarget[])[]): AuthoredAction => ({
  partition: sides,
});
export const heal = (one: AuthoredTarget, other: AuthoredTarget): AuthoredAction => ({ heal: [one, other] });
export const healAll = (): AuthoredAction => ({ heal: 'all' });
/** @param latency - `normal` brings the network's own back. */
export const delay = (
  one: AuthoredTarget,
  other: AuthoredTarget,
  latency: AuthoredLatency,
): AuthoredAction => ({ delay: [one, other], latency });
export const reset = (one: AuthoredTarget, other: AuthoredTarget): AuthoredAction => ({
  reset: [one, other],
});
export const setClock = (
  targets: AuthoredTargets,
  change: { readonly rate?: number; readonly jump?: Time },
): AuthoredAction => ({ clock: targets, ...change });

export const expectation = (expect: AuthoredExpectation): AuthoredAction => ({ expect });
export const leaderIs = (
  leader: number | 'none' | 'any' | 'first quorum',
  wording: Wording = {},
): AuthoredExpectation => ({ leader, ...wording });
export const stateIs = (
  state: Readonly<Record<number, AuthoredState>> & { readonly running?: AuthoredState },
  wording: Wording = {},
): AuthoredExpectation => ({ state, ...wording });
export const followersAre = (
  followers: readonly number[] | 'everyone else',
  wording: Wording = {},
): AuthoredExpectation => ({ followers, ...wording });
