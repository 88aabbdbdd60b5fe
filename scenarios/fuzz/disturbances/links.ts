/** What happens between servers: links that are cut, one way or both, networks that are parted, connections that break. */
import type { AuthoredFault, AuthoredStep } from '../../format/authoredStep.ts';
import {
  drawLastingMs,
  drawMoment,
  drawPair,
  drawWrite,
  type Making,
  ms,
  others,
  thenAfter,
  when,
} from './making.ts';

/** It lasts a while; meanwhile somebody writes on this side and on that. */
function parted(
  making: Making,
  fault: AuthoredFault,
  sides: readonly (readonly number[])[],
): readonly AuthoredStep[] {
  const { dice } = making;
  const lastingMs = Math.max(3, drawLastingMs(making));
  const writes = sides.flatMap((side): readonly AuthoredStep[] =>
    side.length > 0 && dice.chance(60)
      ? [thenAfter(dice.below(lastingMs / 3), drawWrite(making, dice.pick(side)))]
      : [],
  );
  return [when(drawMoment(making), { ...fault, for: ms(lastingMs) }), ...writes];
}

/** Two sides or three. */
export function partition(making: Making): readonly AuthoredStep[] {
  const { dice, ids } = making;
  const count = dice.chance(80) ? 2 : 3;
  const sideOf = ids.map(() => dice.below(count));
  const sides = Array.from({ length: count }, (_, side) =>
    ids.filter((_id, index) => sideOf[index] === side),
  );
  const drawn = sides.filter((side) => side.length > 0);
  return parted(making, { partition: drawn }, drawn);
}

/** One of them alone: the leader, where the event says who that is. */
export function isolateLeader(making: Making): readonly AuthoredStep[] {
  const { dice, ids, swarm } = making;
  const leader = 1 + dice.below(swarm.servers);
  const lastingMs = Math.max(50, drawLastingMs(making));
  const rest = others(ids, [leader]);
  return [
    {
      after: `leaderActive by ${leader}`,
      wait: ms(dice.pick([0, 2, 100, 1_000, 4_000])),
      partition: [[leader], rest],
      for: ms(lastingMs),
    },
    thenAfter(dice.below(20), drawWrite(making, leader)),
    thenAfter(dice.below(lastingMs), drawWrite(making, dice.pick(rest))),
    thenAfter(dice.below(20), drawWrite(making, leader)),
  ];
}

/** The leader stops for about as long as its followers bear it; others may have another by then. */
export function pauseLeader(making: Making): readonly AuthoredStep[] {
  const { dice, swarm } = making;
  const leader = 1 + dice.below(swarm.servers);
  return [
    {
      after: `leaderActive by ${leader}`,
      wait: ms(dice.pick([0, 2, 100, 1_000, 4_000])),
      pause: leader,
      for: ms(Math.max(1, drawLastingMs(making))),
    },
    thenAfter(dice.below(20), drawWrite(making, leader)),
    thenAfter(dice.below(1_000), drawWrite(making, dice.pick(making.ids))),
  ];
}

export const bridge = (making: Making): readonly AuthoredStep[] =>
  parted(making, { bridge: making.dice.pick(making.ids) }, [making.ids]);

export const ring = (making: Making): readonly AuthoredStep[] =>
  parted(making, { ring: making.dice.shuffled(making.ids) }, [making.ids]);

export const majoritiesRing = (making: Making): readonly AuthoredStep[] =>
  parted(making, { majoritiesRing: making.dice.shuffled(making.ids) }, [making.ids]);

export const cut = (making: Making): readonly AuthoredStep[] =>
  parted(making, { cut: drawPair(making) }, [making.ids]);

export const cutOneWay = (making: Making): readonly AuthoredStep[] =>
  parted(making, { cut: drawPair(making), ways: 'one' }, [making.ids]);

/** The leader loses one of them, whoever they are then. */
export function cutFromLeader(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const ways = dice.pick(['both', 'one'] as const);
  const pair = dice.pick([
    ['leader', 'a follower'],
    ['a follower', 'leader'],
    ['leader', 'the last to sync'],
  ] as const);
  return [
    when(drawMoment(making), { cut: pair, ways }),
    thenAfter(Math.max(1, drawLastingMs(making)), { heal: 'all' }),
  ];
}

export function flap(making: Making): readonly AuthoredStep[] {
  const { dice, swarm } = making;
  const limitMs = swarm.syncLimit * swarm.tickTime;
  const downMs = dice.pick([5, 50, 300, limitMs + 50]);
  const upMs = dice.pick([5, 50, 300, limitMs]);
  return parted(making, { flap: drawPair(making), down: ms(downMs), up: ms(upMs) }, [making.ids]);
}

export const reset = (making: Making): readonly AuthoredStep[] => [
  when(drawMoment(making), { reset: making.dice.chance(40) ? ['leader', 'a follower'] : drawPair(making) }),
];

/** A link becomes slow, up to what a time-out bears and beyond. */
export function delay(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const latency = dice.pick(['20ms', '20ms..60ms', '100ms..200ms', '700ms', '10us..3s']);
  const ways = dice.pick(['both', 'one'] as const);
  return [
    when(drawMoment(making), {
      delay: drawPair(making),
      latency,
      ways,
      for: ms(Math.max(1, drawLastingMs(making))),
    }),
  ];
}

const HELD = [
  'notification',
  'followerInfo',
  'leaderInfo',
  'ackEpoch',
  'diff',
  'trunc',
  'snap',
  'newLeader',
  'upToDate',
  'proposal',
  'ack',
  'commit',
  'ping',
  'request',
] as const;

/** One message comes late, and all that is behind it on its connection. */
export function hold(making: Making): readonly AuthoredStep[] {
  const { dice, swarm } = making;
  const held = swarm.profile === 'elections' && dice.chance(60) ? (['notification'] as const) : HELD;
  return [
    when(drawMoment(making), {
      hold: drawPair(making),
      message: { type: dice.pick(held) },
      nth: dice.pick([1, 1, 1, 2, 5]),
      as: `late${making.number}`,
      for: ms(Math.max(1, drawLastingMs(making))),
    }),
  ];
}
