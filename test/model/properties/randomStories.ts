/**
 * Short random stories: writes, crashes, power failures, partitions, pauses; some of them just behind an observation, where the windows of bugs are.
 * All drawn from one number. At the end everything heals, so that something is owed.
 */
import type { EnsembleConfig, ZabObservation } from '../../../model/index.ts';
import type { Fault, Moment } from '../../../sim/index.ts';
import { at, CLIENT, ensembleOf, type PlayedStory, type Step } from './playedStory.ts';

/** A source of random numbers: the next integer of 0 … below − 1. */
type Draw = (below: number) => number;

/** Mulberry32. */
function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) % below;
  };
}

/** Behind these a crash, a cut or a pause may find a window. */
export const WINDOWS: readonly ZabObservation['kind'][] = [
  'leaderStarts',
  'epochProposed',
  'epochAccepted',
  'epochEstablished',
  'syncDecided',
  'syncReceived',
  'snapshotTaken',
  'truncated',
  'databaseReplaced',
  'newLeaderAccepted',
  'newLeaderAcked',
  'leaderActive',
  'learnerActive',
  'proposed',
  'appended',
  'logSynced',
  'acked',
  'committed',
  'delivered',
  'stateChanged',
];

const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T;

/** What one story is drawn with. */
interface Making {
  readonly draw: Draw;
  readonly ids: readonly number[];
  /** How many of them vote. */
  readonly voters: number;
  readonly busyMs: number;
}

const BUSY_MS = 12_000;
/** Enough for an ensemble with these settings to be owed a leader and an answer. */
const TAIL_MS = 75_000;

export function randomStory(number: number, changes: Partial<EnsembleConfig> = {}): PlayedStory {
  const draw = drawFrom(number);
  const voters = 3 + 2 * draw(2);
  const observers = draw(3) === 0 ? 1 + draw(2) : 0;
  const snapCount = draw(2) === 0 ? 100_000 : 6 + draw(20);
  const counterMax = draw(4) === 0 ? 6 + draw(10) : 4_294_967_294;
  const config = ensembleOf(voters, observers, { snapCount, counterMax, ...changes });
  const ids = config.servers.map(({ id }) => id);
  const making: Making = { draw, ids, voters, busyMs: BUSY_MS };
  const steps = [
    ...ids.map((id): Step => ({ moment: at(draw(600)), fault: { kind: 'start', process: id } })),
    ...[1, 2].map((client): Step => ({ moment: at(0), fault: { kind: 'start', process: CLIENT + client } })),
    ...Array.from({ length: 6 + draw(8) }, () => write(making, draw(BUSY_MS))),
    ...Array.from({ length: 2 + draw(9) }, () => disturbance(making)).flat(),
    ...quiet(ids, BUSY_MS + 5_000, [pick(draw, ids), pick(draw, ids)]),
  ];
  return {
    seed: `${number}`,
    config,
    steps,
    untilMs: BUSY_MS + TAIL_MS,
    handOverUsMax: pick(draw, [20, 20, 500, 5_000]),
    syncUsMax: pick(draw, [1_000, 1_000, 5_000, 40_000]),
  };
}

type CommandFault = Extract<Fault, { readonly kind: 'command' }>;

const write = (making: Making, ms: number): Step => ({ moment: at(ms), fault: writeFault(making) });

function writeFault({ draw, ids }: Making): CommandFault {
  const command = {
    do: 'write',
    path: '/a',
    value: `${draw(1_000)}`,
    count: 1 + draw(6),
    window: 1 + draw(4),
    session: draw(2) === 0 ? 'own' : 'kept',
  };
  const about = draw(2) === 0 ? 'leader' : pick(draw, ids);
  return { kind: 'command', process: CLIENT + 1 + draw(2), command, about };
}

/** A fault, and most times what undoes it. */
function disturbance(making: Making): readonly Step[] {
  const { draw, ids, busyMs } = making;
  const moment = draw(2) === 0 ? at(draw(busyMs)) : window(making);
  const laterMs = pick(draw, [1, 20, 300, 1_500, 4_000]) + draw(100);
  const process = draw(3) === 0 ? pick(draw, ['leader', 'a follower']) : pick(draw, ids);
  const undo = (fault: Fault): Step => ({ moment: { kind: 'then', us: laterMs * 1_000 }, fault });
  switch (draw(13)) {
    case 0:
      return [{ moment, fault: { kind: 'restart', process } }];
    case 1:
    case 8:
    case 9:
      return privateWrites(making, moment);
    case 10:
      return observersBeside(making, moment);
    case 11: {
      const operations = [pick(draw, ['sync', 'append', 'save', 'write'] as const)];
      return [{ moment, fault: { kind: 'disk', process, disk: { kind: 'fail', operations, times: 1 } } }];
    }
    case 2: {
      const id = pick(draw, ids);
      return [{ moment, fault: { kind: 'kill', process: id } }, undo({ kind: 'start', process: id })];
    }
    case 3: {
      const id = pick(draw, ids);
      const unsynced = pick(draw, ['lost', 'prefix', 'torn'] as const);
      return [
        { moment, fault: { kind: 'powerOff', process: id, unsynced } },
        undo({ kind: 'start', process: id }),
      ];
    }
    case 4:
      return allDown(making, moment, laterMs);
    case 5: {
      const id = pick(draw, ids);
      return [{ moment, fault: { kind: 'pause', process: id } }, undo({ kind: 'resume', process: id })];
    }
    case 6:
      return [
        { moment, fault: { kind: 'cut', from: pick(draw, ids), to: pick(draw, ids), ways: 'both' } },
        undo({ kind: 'heal', between: 'all' }),
      ];
    case 7:
      return [{ moment, fault: { kind: 'reset', between: [pick(draw, ids), pick(draw, ids)] } }];
    default: {
      const alone = ids.filter(() => draw(2) === 0);
      const sides = [alone, ids.filter((id) => !alone.includes(id))];
      return [{ moment, fault: { kind: 'partition', sides } }, undo({ kind: 'heal', between: 'all' })];
    }
  }
}

/** One server is alone with its clients, and perhaps leads: what it logs then nobody else has. It may crash before it comes back. */
function privateWrites(making: Making, moment: Moment): readonly Step[] {
  const { draw, ids } = making;
  const alone = pick(draw, ids);
  const soon: Moment = { kind: 'then', us: (1 + draw(30)) * 1_000 };
  const later: Moment = { kind: 'then', us: (50 + draw(600)) * 1_000 };
  const writeTo = (about: number | string): Fault => ({ ...writeFault(making), about });
  const crash: readonly Fault[] = [
    { kind: 'kill', process: alone },
    { kind: 'restart', process: alone },
    { kind: 'pause', process: alone },
    { kind: 'powerOff', process: alone, unsynced: 'prefix' },
    { kind: 'reset', between: [alone, pick(draw, ids)] },
  ];
  return [
    { moment, fault: { kind: 'partition', sides: [[alone], ids.filter((id) => id !== alone)] } },
    { moment: soon, fault: writeTo(alone) },
    { moment: soon, fault: writeTo(alone) },
    { moment: later, fault: pick(draw, crash) },
    { moment: { kind: 'then', us: (1 + draw(3_000)) * 1_000 }, fault: writeTo('leader') },
    { moment: { kind: 'then', us: (1 + draw(2_000)) * 1_000 }, fault: { kind: 'heal', between: 'all' } },
    { moment: soon, fault: { kind: 'resume', process: alone } },
    { moment: soon, fault: { kind: 'start', process: alone } },
  ];
}

/** Some voters are cut off together with whoever only observes. */
function observersBeside({ draw, ids, voters }: Making, moment: Moment): readonly Step[] {
  const few = ids.filter((id) => id > voters || draw(3) === 0);
  return [
    { moment, fault: { kind: 'partition', sides: [few, ids.filter((id) => !few.includes(id))] } },
    { moment: { kind: 'then', us: (500 + draw(4_000)) * 1_000 }, fault: { kind: 'heal', between: 'all' } },
  ];
}

/** The power of all fails at once, and they return one after the other. */
function allDown({ draw, ids }: Making, moment: Moment, laterMs: number): readonly Step[] {
  const unsynced = pick(draw, ['lost', 'prefix'] as const);
  const off = ids.map(
    (process, index): Step => ({
      moment: index === 0 ? moment : { kind: 'then', us: 0 },
      fault: { kind: 'powerOff', process, unsynced },
    }),
  );
  const on = ids.map(
    (process, index): Step => ({
      moment: { kind: 'then', us: index === 0 ? laterMs * 1_000 : draw(3) * 700_000 },
      fault: { kind: 'start', process },
    }),
  );
  return [...off, ...on];
}

function window({ draw, ids }: Making): Moment {
  const by = draw(2) === 0 ? { by: pick(draw, ids) } : {};
  const us = pick(draw, [0, 0, 500, 3_000, 20_000]);
  return { kind: 'when', observed: pick(draw, WINDOWS), us, nth: 1 + draw(6), ...by };
}

/**
 * All is healed, resumed and started; then each client writes once more.
 *
 * @param servers - Whom each client asks.
 */
export const quiet = (
  ids: readonly number[],
  fromMs: number,
  servers: readonly number[],
): readonly Step[] => [
  { moment: at(fromMs), fault: { kind: 'heal', between: 'all' } },
  ...ids.flatMap((process): readonly Step[] => [
    { moment: at(fromMs), fault: { kind: 'resume', process } },
    { moment: at(fromMs), fault: { kind: 'start', process } },
  ]),
  ...servers.map((about, index): Step => {
    const command = { do: 'write', path: '/last', value: 'v', count: 3, window: 1, session: 'own' };
    const fault: Fault = { kind: 'command', process: CLIENT + 1 + index, command, about };
    return { moment: at(fromMs + 4_000 * (index + 1)), fault };
  }),
];
