/** What a step does to the world, in the words of the kernel: one fault for each server that it names. */
import type { Fault, Target } from '../../sim/index.ts';
import type { Message } from '../language/message.ts';
import { toLatency } from './latencyText.ts';
import type { AuthoredStep, AuthoredTarget, AuthoredTargets } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { requireServer } from './servers.ts';
import { readTime } from './time.ts';

/** @throws ScenarioError when a step names a server that is not there. */
export function faultsOf(
  step: Exclude<AuthoredStep, { readonly expect: unknown }>,
  ids: readonly number[],
  path: Path,
): readonly Fault[] {
  const each = (targets: AuthoredTargets, fault: (process: Target) => Fault): readonly Fault[] =>
    targetsOf(targets, ids, path).map(fault);
  const pair = (between: readonly [AuthoredTarget, AuthoredTarget]) => pairOf(between, ids, path);

  if ('start' in step) return each(step.start, (process) => ({ kind: 'start', process }));
  if ('kill' in step) return each(step.kill, (process) => ({ kind: 'kill', process }));
  if ('powerOff' in step)
    return each(step.powerOff, (process) => ({
      kind: 'powerOff',
      process,
      unsynced: step.unsynced ?? 'lost',
    }));
  if ('restart' in step) return each(step.restart, (process) => ({ kind: 'restart', process }));
  if ('pause' in step) return each(step.pause, (process) => ({ kind: 'pause', process }));
  if ('resume' in step) return each(step.resume, (process) => ({ kind: 'resume', process }));
  if ('cut' in step) return [{ kind: 'cut', ...pair(step.cut), ways: step.ways ?? 'both' }];
  if ('partition' in step) return [{ kind: 'partition', sides: sidesOf(step.partition, ids, path) }];
  if ('heal' in step) {
    if (step.heal === 'all') return [{ kind: 'heal', between: 'all' }];
    const { from, to } = pair(step.heal);
    return [{ kind: 'heal', between: [from, to] }];
  }
  if ('delay' in step) {
    const latency = step.latency === 'normal' ? null : toLatency(step.latency);
    return [{ kind: 'delay', ...pair(step.delay), ways: step.ways ?? 'both', latency }];
  }
  if ('reset' in step) {
    const { from, to } = pair(step.reset);
    return [{ kind: 'reset', between: [from, to] }];
  }
  return each(step.clock, (process) => ({
    kind: 'clock',
    process,
    ...(step.rate === undefined ? {} : { ratePpm: Math.round(step.rate * 1_000_000) }),
    ...(step.jump === undefined ? {} : { jumpUs: signedMicros(step.jump) }),
  }));
}

function targetsOf(targets: AuthoredTargets, ids: readonly number[], path: Path): readonly Target[] {
  if (targets === 'all') return ids;
  if (typeof targets === 'string') return [targets];
  if (typeof targets === 'number') {
    requireServer(targets, ids, path);
    return [targets];
  }
  targets.forEach((server, index) => requireServer(server, ids, [...path, index]));
  return targets;
}

function pairOf(
  [from, to]: readonly [AuthoredTarget, AuthoredTarget],
  ids: readonly number[],
  path: Path,
): { readonly from: Target; readonly to: Target } {
  if (typeof from === 'number') requireServer(from, ids, [...path, 0]);
  if (typeof to === 'number') requireServer(to, ids, [...path, 1]);
  if (from === to && typeof to === 'number') throw new ScenarioError([...path, 1], sameServerTwice(to));
  return { from, to };
}

const sameServerTwice = (server: number): Message => ({ id: 'error.sameServerTwice', params: { server } });

/** Every server is on a side. With a word among them, `leader`, only the run can tell. */
function sidesOf(
  sides: readonly (readonly AuthoredTarget[])[],
  ids: readonly number[],
  path: Path,
): readonly (readonly Target[])[] {
  const named = sides.flat();
  sides.forEach((side, sideIndex) =>
    side.forEach((target, index) => {
      if (typeof target === 'number') requireServer(target, ids, [...path, sideIndex, index]);
    }),
  );
  const leftOut = ids.filter((id) => !named.includes(id));
  if (leftOut.length > 0 && named.every((target) => typeof target === 'number'))
    throw new ScenarioError(path, { id: 'error.sidesLeaveOut', params: { servers: leftOut } });
  return sides;
}

function signedMicros(time: string): number {
  const us = readTime(time);
  if (typeof us !== 'number') throw new TypeError('times are checked before they are converted');
  return us;
}
