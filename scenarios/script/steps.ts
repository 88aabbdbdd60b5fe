/**
 * Verbs for stories written in TypeScript. Each returns plain data, one step of the format, so a story reads like prose and can still be
 * drawn, edited, put in a link and shrunk:
 *
 *     steps: [at('0s', start('all', '1s')), at('1.9s', expectation(leaderIs('none'))), at('5s', kill('leader'))]
 */
import type { Release } from '../../model/index.ts';
import type {
  AuthoredAction,
  AuthoredRequest,
  AuthoredStep,
  AuthoredTarget,
  AuthoredTargets,
  AuthoredWhen,
  AuthoredWrite,
} from '../format/authoredStep.ts';
import type { Time } from '../format/scenario.ts';

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

/** The same with the event as one line: `2nd appended by 3`. */
export const after = (event: string, action: AuthoredAction, wait: Time = '0s'): AuthoredStep => ({
  after: event,
  wait,
  ...action,
});

/** How a process is started: what is left out stays as the ensemble, or the start before, has it. */
interface CommandLine {
  readonly release?: Release;
  readonly startup?: Time;
  readonly listening?: Time;
}

export const start = (
  servers: number | readonly number[] | 'all',
  apart: Time = '0s',
  commandLine: CommandLine = {},
): AuthoredAction => ({ start: servers, apart, ...commandLine });
export const kill = (targets: AuthoredTargets): AuthoredAction => ({ kill: targets });
/** @param unsynced - What becomes of writes that no sync has made durable: lost unless told otherwise. */
export const powerOff = (
  targets: AuthoredTargets,
  unsynced: 'lost' | 'prefix' | 'torn' = 'lost',
): AuthoredAction => ({ powerOff: targets, unsynced });
/** What a fault does, undone after a while: `lasting('5s', cut(1, 2))`. */
export const lasting = <Fault extends AuthoredAction>(time: Time, fault: Fault): Fault => ({
  ...fault,
  for: time,
});
export const restart = (targets: AuthoredTargets, commandLine: CommandLine = {}): AuthoredAction => ({
  restart: targets,
  ...commandLine,
});
export const pause = (targets: AuthoredTargets): AuthoredAction => ({ pause: targets });
export const resume = (targets: AuthoredTargets): AuthoredAction => ({ resume: targets });

export const setClock = (
  targets: AuthoredTargets,
  change: { readonly rate?: number; readonly jump?: Time },
): AuthoredAction => ({ clock: targets, ...change });

/** What a step of a client may say besides which server it uses. */
interface Asking {
  readonly client?: number;
  readonly session?: 'own' | 'kept';
}

/** A client writes a value, and through which server. */
export const write = (
  path: string,
  value: string,
  through: AuthoredTarget,
  how: Omit<AuthoredWrite, 'path' | 'value' | 'through'> = {},
): AuthoredRequest => ({ write: { path, value, through, ...how } });
export const read = (path: string, through: AuthoredTarget, how: Asking = {}): AuthoredRequest => ({
  read: { path, through, ...how },
});
export const sync = (through: AuthoredTarget, how: Asking = {}): AuthoredRequest => ({
  sync: { through, ...how },
});
export const open = (through: AuthoredTarget, how: Pick<Asking, 'client'> = {}): AuthoredRequest => ({
  open: { through, ...how },
});
export const close = (through: AuthoredTarget, how: Pick<Asking, 'client'> = {}): AuthoredRequest => ({
  close: { through, ...how },
});
