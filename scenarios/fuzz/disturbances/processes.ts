/** What happens to processes: they die, their power fails, they stop for a while. */
import type { AuthoredFault, AuthoredStep } from '../../format/authoredStep.ts';
import {
  drawLastingMs,
  drawMoment,
  drawServer,
  drawWrite,
  type Making,
  ms,
  others,
  thenAfter,
  when,
} from './making.ts';

const UNSYNCED = ['lost', 'prefix', 'torn'] as const;

/** @returns One of the two ways to crash. */
function drawCrash({ dice, swarm }: Making, server: number | readonly number[]): AuthoredFault {
  const losesPower = swarm.kinds.includes('powerOff') || swarm.kinds.includes('allDown');
  return losesPower && dice.chance(50)
    ? { powerOff: server, unsynced: dice.pick(UNSYNCED) }
    : { kill: server };
}

/** Who crashes is often the one that saw the event, and sometimes somebody else. */
function drawVictim(making: Making): {
  readonly victim: number;
  readonly moment: ReturnType<typeof drawMoment>;
} {
  const { dice } = making;
  const victim = drawServer(making);
  return { victim, moment: drawMoment(making, dice.chance(70) ? victim : undefined) };
}

export function kill(making: Making): readonly AuthoredStep[] {
  const { victim, moment } = drawVictim(making);
  return [when(moment, { kill: victim, for: ms(drawLastingMs(making)) })];
}

export function powerOff(making: Making): readonly AuthoredStep[] {
  const { victim, moment } = drawVictim(making);
  const unsynced = making.dice.pick(UNSYNCED);
  return [when(moment, { powerOff: victim, unsynced, for: ms(drawLastingMs(making)) })];
}

export function restart(making: Making): readonly AuthoredStep[] {
  const { victim, moment } = drawVictim(making);
  return [when(moment, { restart: victim })];
}

export function pause(making: Making): readonly AuthoredStep[] {
  const { victim, moment } = drawVictim(making);
  return [when(moment, { pause: victim, for: ms(drawLastingMs(making)) })];
}

/** It has just come back when it crashes again: what the first start wrote may be half of what it needs. */
export function crashAgain(making: Making): readonly AuthoredStep[] {
  const { dice } = making;
  const { victim, moment } = drawVictim(making);
  return [
    when(moment, drawCrash(making, victim)),
    thenAfter(dice.pick([1, 50, 700]), { start: victim }),
    thenAfter(dice.pick([0, 1, 3, 20, 250, 600]), drawCrash(making, victim)),
    thenAfter(dice.pick([1, 300, 1_500]), { start: victim }),
  ];
}

/** A leader crashes as soon as it is one: established, elected, or with its first writes. */
export function crashNewLeader(making: Making): readonly AuthoredStep[] {
  const { dice, swarm } = making;
  const leader = 1 + dice.below(swarm.servers);
  const event = dice.pick(['leaderActive', 'leaderActive', 'leaderStarts', 'epochEstablished', 'proposed']);
  const lasting = ms(drawLastingMs(making));
  const wait = dice.pick(['0s', '500us', '2ms', '30ms']);
  return [{ after: `${event} by ${leader}`, wait, ...drawCrash(making, leader), for: lasting }];
}

/** All go down at once, and return one after the other, in another order. */
export function allDown(making: Making): readonly AuthoredStep[] {
  const { dice, ids } = making;
  const order = dice.shuffled(ids);
  const apart = dice.pick([0, 1, 200, 600]);
  return [
    when(drawMoment(making), drawCrash(making, ids)),
    thenAfter(dice.between(1, 2_000), { start: order, apart: ms(apart) }),
  ];
}

/** Servers stop one by one, and return in another order; each is away for about as long as somebody waits for it. */
export function swizzle(making: Making): readonly AuthoredStep[] {
  const { dice, ids, swarm } = making;
  const chosen = dice.shuffled(ids).slice(0, dice.between(2, Math.min(4, ids.length)));
  const verbs = dice.pick([
    { stop: 'pause', go: 'resume' },
    { stop: 'kill', go: 'start' },
    { stop: 'isolate', go: 'heal' },
  ] as const);
  const limitMs = dice.pick([swarm.syncLimit, swarm.initLimit]) * swarm.tickTime;
  const awayMs = Math.min(3_500, Math.max(10, limitMs + dice.between(-200, 200)));
  const betweenMs = dice.pick([1, 100, 400]);
  const stop = (id: number): AuthoredFault =>
    verbs.stop === 'pause'
      ? { pause: id }
      : verbs.stop === 'kill'
        ? { kill: id }
        : { partition: [[id], others(ids, [id])] };
  const go = (id: number): AuthoredFault =>
    verbs.go === 'resume' ? { resume: id } : verbs.go === 'start' ? { start: id } : { heal: 'all' };
  const [first = 1, ...rest] = chosen;
  return [
    when(drawMoment(making), stop(first)),
    ...rest.map((id) => thenAfter(betweenMs, stop(id))),
    ...dice.shuffled(chosen).map((id, index) => thenAfter(index === 0 ? awayMs : betweenMs, go(id))),
  ];
}

/** One server is alone with its clients, and perhaps leads: what it logs then nobody else has. It may crash before it comes back. */
export function privateWrites(making: Making): readonly AuthoredStep[] {
  const { dice, ids, swarm } = making;
  const alone = 1 + dice.below(swarm.servers);
  const moment = dice.chance(50)
    ? ({ after: `leaderActive by ${alone}`, wait: ms(dice.pick([0, 1, 50, 800])) } as const)
    : drawMoment(making);
  const crash: readonly AuthoredFault[] = [
    { kill: alone },
    { restart: alone },
    { pause: alone },
    { powerOff: alone, unsynced: 'prefix' },
    { reset: [alone, dice.pick(others(ids, [alone]))] },
  ];
  const chosen = dice.pick(crash);
  const isDown = 'kill' in chosen || 'powerOff' in chosen;
  return [
    when(moment, { partition: [[alone], others(ids, [alone])] }),
    thenAfter(dice.between(1, 30), drawWrite(making, alone)),
    thenAfter(dice.between(50, 650), chosen),
    thenAfter(dice.between(1, 3_000), drawWrite(making, 'leader')),
    thenAfter(dice.between(1, 2_000), { heal: 'all' }),
    thenAfter(dice.between(1, 30), isDown ? { start: alone } : { resume: alone }),
  ];
}
