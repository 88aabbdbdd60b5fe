/**
 * A story of two acts, drawn from one seed. First everything goes wrong that the swarm has words for: nothing may contradict. Then a quorum is
 * left to itself: it must converge.
 */
import { recoveryBoundMs } from '../../model/index.ts';
import type { AuthoredServerList } from '../format/authoredEnsemble.ts';
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { Scenario } from '../format/scenario.ts';
import { Dice } from './dice.ts';
import { disturb } from './disturbances/disturbances.ts';
import { drawWrite, type Making, ms } from './disturbances/making.ts';
import type { Swarm } from './swarm.ts';

/** Where clients of the second act write, and nobody else. */
export const FRESH = '/fresh';

/** @returns The story of the run with this seed: plain data, as an author would write it. */
export function drawStory(swarm: Swarm, seed: string): Scenario {
  const dice = new Dice(seed, 'story');
  const ids = serversOf(swarm);
  const making: Making = { dice, swarm, ids, number: 0 };
  return {
    zablab: 1,
    name: 'fuzz',
    ensemble: ensembleOf(swarm, ids),
    network: { latency: swarm.latency },
    disk: swarm.disk,
    handOver: swarm.handOver,
    seed,
    steps: [...starts(making), ...writes(making), ...disturbances(making), ...secondAct(swarm)],
    until: ms(swarm.busyMs + secondActMs(swarm)),
  };
}

const serversOf = ({ servers, observers }: Swarm): readonly number[] =>
  Array.from({ length: servers + observers }, (_, index) => index + 1);

function ensembleOf(swarm: Swarm, ids: readonly number[]): AuthoredServerList {
  const { servers, untrusted, groups, weights, snapCount, counterMax, snapshotSizeFactor } = swarm;
  const { tickTime, initLimit, syncLimit, cnxTimeout, maxNotificationInterval, release, variants } = swarm;
  return {
    servers:
      untrusted.length === 0 ? ids.length : ids.map((id) => (untrusted.includes(id) ? { id, zxid: -1 } : id)),
    ...(swarm.observers === 0 ? {} : { observers: ids.filter((id) => id > servers) }),
    ...(groups === null ? {} : { groups }),
    ...(weights === null ? {} : { weights }),
    tickTime,
    initLimit,
    syncLimit,
    cnxTimeout,
    maxNotificationInterval,
    ...(snapCount === null ? {} : { snapCount }),
    ...(counterMax === null ? {} : { counterMax }),
    ...(snapshotSizeFactor === null ? {} : { snapshotSizeFactor }),
    release,
    variants,
    clients: swarm.clients + freshWriters(swarm).length,
  };
}

function starts({ dice, swarm, ids }: Making): readonly AuthoredStep[] {
  if (!swarm.startsApart) return [{ at: '0s', start: 'all' }];
  return [{ at: '0s', start: dice.shuffled(ids), apart: ms(dice.pick([1, 50, 200, 700])) }];
}

function writes(making: Making): readonly AuthoredStep[] {
  const { dice, swarm, ids } = making;
  const { steadyMs, bursts, busyMs } = swarm;
  const steady: readonly AuthoredStep[] =
    steadyMs === null
      ? []
      : [
          {
            every: ms(steadyMs),
            times: Math.floor(busyMs / steadyMs),
            write: {
              path: '/steady',
              value: 1,
              through: dice.pick(['leader', 'a server', dice.pick(ids)]),
              // A session of its own would make three transactions of each write.
              session: 'kept',
            },
          },
        ];
  return [
    ...steady,
    ...Array.from(
      { length: bursts },
      (): AuthoredStep => ({
        at: ms(dice.below(busyMs)),
        ...drawWrite(making, dice.chance(50) ? 'leader' : dice.pick(ids)),
      }),
    ),
  ];
}

const disturbances = (making: Making): readonly AuthoredStep[] =>
  Array.from({ length: making.swarm.disturbances }, (_, number) =>
    disturb(making.dice.pick(making.swarm.kinds), { ...making, number }),
  ).flat();

/** How often, within the time in which a quorum must recover, clients try to write something new. */
const TRIES = 12;

function secondAct(swarm: Swarm): readonly AuthoredStep[] {
  const { core, clients, busyMs } = swarm;
  const everyMs = Math.ceil(boundMs(swarm) / TRIES);
  return [
    { at: ms(busyMs), settle: core },
    ...freshWriters(swarm).map(
      (through, index): AuthoredStep => ({
        every: ms(everyMs),
        from: ms(busyMs + 300 * (index + 1)),
        times: TRIES,
        write: { path: FRESH, value: index + 1, through, client: clients + index + 1 },
      }),
    ),
  ];
}

/**
 * Whom the clients of the second act ask. Nobody has seen them before: a client of the first act may still wait for the answer of a server whose
 * power has failed, and nobody tells it.
 */
const freshWriters = ({ core }: Swarm): readonly (number | 'leader')[] => ['leader', ...core.slice(0, 2)];

/** For operations of slow disks and messages on slow links that were under way when all was mended. */
const LEFT_OVER_MS = 10_000;

/** A leader within the bound; a write that was asked just then, within twice that. */
const secondActMs = (swarm: Swarm): number => LEFT_OVER_MS + 3 * boundMs(swarm);

const boundMs = (
  swarm: Pick<Swarm, 'tickTime' | 'initLimit' | 'syncLimit' | 'cnxTimeout' | 'maxNotificationInterval'>,
): number => recoveryBoundMs({ ...swarm, startupMs: 0, connectToLearnerMasterLimit: swarm.initLimit });
