/** What happens to the clocks and the disks of servers. */
import type { AuthoredStep } from '../../format/authoredStep.ts';
import { drawLastingMs, drawMoment, drawServer, type Making, ms, thenAfter, when } from './making.ts';

/** Timers run slower or faster than those of the others. */
export function clockDrift(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const clock = drawServer(making);
  const rate = dice.pick([0.25, 0.5, 0.8, 0.95, 1.05, 1.3, 2, 4]);
  return [when(drawMoment(making), { clock, rate }), thenAfter(drawLastingMs(making), { clock, rate: 1 })];
}

export const clockJump = (making: Making): readonly AuthoredStep[] => [
  when(drawMoment(making), {
    clock: drawServer(making),
    jump: making.dice.pick(['-1h', '-10s', '-300ms', '300ms', '10s', '1h'].map(inMinutes)),
  }),
];

/** The format has no hours. */
const inMinutes = (time: string): string => time.replace('1h', '60m');

export function slowDisk(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const latency = dice.pick(['20ms', '5ms..80ms', '300ms', '1500ms']);
  const operations = dice.pick([['sync'], ['sync'], ['save'], ['write'], ['sync', 'save', 'write']] as const);
  const lasting = ms(Math.max(1, drawLastingMs(making)));
  return [when(drawMoment(making), { slowDisk: drawServer(making), latency, operations, for: lasting })];
}

/** Some operations fail. A server whose snapshot or log fails may end itself; it is started again later. */
export function failDisk(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const server = drawServer(making);
  const operations = dice.pick([['sync'], ['append'], ['save'], ['write'], ['truncate']] as const);
  const failing = when(drawMoment(making, dice.chance(50) ? server : undefined), {
    failDisk: server,
    operations,
    failures: dice.pick([1, 1, 1, 2, 5]),
  });
  return [
    failing,
    thenAfter(drawLastingMs(making), { repairDisk: server }),
    thenAfter(dice.below(500), { start: server }),
  ];
}

export function fillDisk(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const server = drawServer(making);
  return [
    when(drawMoment(making), { fillDisk: server }),
    thenAfter(drawLastingMs(making), { freeDisk: server }),
    thenAfter(dice.below(500), { start: server }),
  ];
}

/**
 * A byte flips in the middle of the log, or in an epoch file, of a server that is down. It never starts again: that is all that ZooKeeper promises
 * here. What it does not notice, a flipped last record, breaks its assumptions, and so does a voter's lost disk: neither is drawn.
 */
export function flipByte(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const server = drawServer(making);
  const of = dice.pick([
    { cell: 'currentEpoch' },
    { cell: 'acceptedEpoch' },
    { record: 1 },
    { record: 3 },
  ] as const);
  return [
    when(drawMoment(making), { kill: server }),
    thenAfter(dice.below(100), { flipByte: server, of }),
    thenAfter(dice.below(300), { start: server }),
  ];
}

/** Who does not vote may lose its disk and come back with an empty one: nobody counts on it. */
export function loseDisk(making: Making): readonly AuthoredStep[] {
  const { dice, swarm, ids } = making;
  const observers = ids.filter((id) => id > swarm.servers);
  if (observers.length === 0) return flipByte(making);
  const server = dice.pick(observers);
  return [
    when(drawMoment(making), { kill: server }),
    thenAfter(dice.below(100), { loseDisk: server }),
    thenAfter(dice.below(300), { start: server }),
  ];
}
