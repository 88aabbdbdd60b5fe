/**
 * Verbs for stories written in TypeScript. Each returns plain data, one step of the format, so a story reads like prose and can still be
 * drawn, edited, put in a link and shrunk:
 *
 *     steps: [startAll({ apart: '1s' }), at('1.9s', expectState({ 1: 'LOOKING' })), at('5s', kill('leader'))]
 */
import type {
  AuthoredAction,
  AuthoredExpectation,
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
export const restart = (targets: AuthoredTargets): AuthoredAction => ({ restart: targets });
export const partition = (...sides: readonly (readonly AuthoredTarget[])[]): AuthoredAction => ({
  partition: sides,
});
export const healAll = (): AuthoredAction => ({ heal: 'all' });

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
