/**
 * A story of two acts, drawn from one seed. First everything goes wrong that the swarm has words for: nothing may contradict. Then a quorum is
 * left to itself: it must converge.
 */
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { Scenario } from '../format/scenario.ts';
import { Dice } from './dice.ts';
import { disturb } from './disturbances/disturbances.ts';
import type { Swarm } from './swarm.ts';

/** @returns The story of the run with this seed: plain data, as an author would write it. */
export function drawStory(swarm: Swarm, seed: string): Scenario {
  const dice = new Dice(seed, 'story');
  const ids = Array.from({ length: swarm.servers + swarm.observers }, (_, index) => index + 1);
  const making = { dice, ids, busyMs: swarm.busyMs };
  const firstAct: AuthoredStep[] = [{ at: '0s', start: 'all' }];
  for (let index = 0; index < swarm.bursts; index++)
    firstAct.push({
      at: `${dice.below(swarm.busyMs)}ms`,
      write: {
        path: '/a',
        value: dice.below(1_000),
        through: dice.pick(ids),
        count: 1 + dice.below(swarm.burstMax),
      },
    });
  for (let index = 0; index < swarm.disturbances; index++)
    firstAct.push(...disturb(dice.pick(swarm.kinds), making));
  const { tickTime, initLimit, syncLimit, cnxTimeout, maxNotificationInterval } = swarm;
  return {
    zablab: 1,
    name: 'fuzz',
    ensemble: {
      servers: ids.length,
      tickTime,
      initLimit,
      syncLimit,
      cnxTimeout,
      maxNotificationInterval,
      release: swarm.release,
      variants: swarm.variants,
      clients: swarm.clients,
    },
    network: { latency: swarm.latency },
    disk: swarm.disk,
    handOver: swarm.handOver,
    seed,
    steps: [
      ...firstAct,
      { at: `${swarm.busyMs}ms`, heal: 'all' },
      { at: `${swarm.busyMs + 1_000}ms`, write: { path: '/fresh', value: '1', through: 1 } },
    ],
    until: `${swarm.busyMs + 40_000}ms`,
  };
}
