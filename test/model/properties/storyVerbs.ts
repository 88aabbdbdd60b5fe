/** The words of directed stories. */
import type { EnsembleConfig, ZabObservation } from '../../../model/index.ts';
import type { Fault, Moment } from '../../../sim/index.ts';
import { at, CLIENT, ensembleOf, type PlayedStory, type Step } from './playedStory.ts';

const step = (moment: Moment, fault: Fault): Step => ({ moment, fault });
export const atMs = (ms: number, fault: Fault): Step => step(at(ms), fault);
export const after = (ms: number, fault: Fault): Step => step({ kind: 'then', us: ms * 1_000 }, fault);

interface Observed {
  readonly by?: number;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly nth?: number;
  readonly laterMs?: number;
}

export const when = (
  observed: ZabObservation['kind'],
  { laterMs = 0, ...more }: Observed,
  fault: Fault,
): Step => step({ kind: 'when', observed, us: laterMs * 1_000, ...more }, fault);

export const starts = (process: number): Fault => ({ kind: 'start', process });
export const kill = (process: number): Fault => ({ kind: 'kill', process });
export const heal: Fault = { kind: 'heal', between: 'all' };
export const parts = (...sides: readonly (readonly number[])[]): Fault => ({ kind: 'partition', sides });
export const cuts = (from: number, to: number): Fault => ({ kind: 'cut', from, to, ways: 'both' });
export const slows = (process: number, ms: number): Fault => ({
  kind: 'disk',
  process,
  disk: { kind: 'slow', operations: ['sync'], latency: { kind: 'constant', us: ms * 1_000 } },
});
/** Its next sync fails. */
export const fails = (process: number): Fault => ({
  kind: 'disk',
  process,
  disk: { kind: 'fail', operations: ['sync'], times: 1 },
});
export const writes = (server: number, count = 1, window = 1): Fault => ({
  kind: 'command',
  process: CLIENT + 1,
  about: server,
  command: { do: 'write', path: '/a', value: 'v', count, window, session: 'kept' },
});

type Changes = Partial<EnsembleConfig & Pick<PlayedStory, 'untilMs' | 'handOverUsMax' | 'syncUsMax'>>;

/** All start at once, and a client. */
export function story(
  voters: number,
  observers: number,
  steps: readonly Step[],
  { untilMs = 20_000, handOverUsMax = 20, syncUsMax = 2_000, ...changes }: Changes = {},
): PlayedStory {
  const config = ensembleOf(voters, observers, { maxNotificationInterval: 400, ...changes });
  const begin = [...config.servers.map(({ id }) => id), CLIENT + 1].map((id) => atMs(0, starts(id)));
  const isStarted = (id: number): boolean =>
    !steps.some(({ moment, fault }) => isFirstStart(id, moment, fault));
  const first = begin.filter(({ fault }) => fault.kind === 'start' && isStarted(Number(fault.process)));
  return {
    seed: '1',
    config,
    steps: [...first, ...steps],
    untilMs,
    handOverUsMax,
    syncUsMax,
  };
}

/** A server that the story itself starts at a time before anything is done to it. */
const isFirstStart = (id: number, moment: Moment, fault: Fault): boolean =>
  fault.kind === 'start' && fault.process === id && moment.kind === 'at' && moment.us <= 1_000_000;
