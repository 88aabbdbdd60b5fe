/** What a step does to the world, in the words of the kernel: one fault for each server that it names. */
import type { Fault, Plain, Target } from '../../sim/index.ts';
import type { AuthoredFault, AuthoredTargets } from './authoredStep.ts';
import { type DiskVerb, diskFaultsOf, isDiskVerb } from './resolveDiskFaults.ts';
import { isLinkVerb, type LinkVerb, linkFaultOf } from './resolveLinkFaults.ts';
import { listeningMsOf } from './resolveEnsemble.ts';
import type { Path } from './scenarioError.ts';
import type { Cast } from './servers.ts';
import { targetsOf } from './targets.ts';
import { readTime } from './time.ts';
import { millisOf } from './wholeMillis.ts';

/**
 * @param path - Of the step.
 * @throws ScenarioError when a step names a server that is not there.
 */
export function faultsOf(step: AuthoredFault, cast: Cast, path: Path): readonly Fault[] {
  if (isLinkVerb(step)) return [linkFaultOf(step, cast, path)];
  if (isDiskVerb(step)) return diskFaultsOf(step, cast, path);
  return processFaultsOf(step, cast, path);
}

type ProcessVerb = Exclude<AuthoredFault, LinkVerb | DiskVerb>;

function processFaultsOf(step: ProcessVerb, cast: Cast, path: Path): readonly Fault[] {
  const each = (
    verb: string,
    targets: AuthoredTargets,
    fault: (process: Target) => Fault,
  ): readonly Fault[] => targetsOf(targets, cast, [...path, verb]).map(fault);

  if ('start' in step) {
    const argument = argumentOf(step, path);
    return each('start', step.start, (process) => ({ kind: 'start', process, ...argument }));
  }
  if ('restart' in step) {
    const argument = argumentOf(step, path);
    return each('restart', step.restart, (process) => ({ kind: 'restart', process, ...argument }));
  }
  if ('kill' in step) return each('kill', step.kill, (process) => ({ kind: 'kill', process }));
  if ('powerOff' in step) {
    const { unsynced = 'lost' } = step;
    return each('powerOff', step.powerOff, (process) => ({ kind: 'powerOff', process, unsynced }));
  }
  if ('pause' in step) return each('pause', step.pause, (process) => ({ kind: 'pause', process }));
  if ('resume' in step) return each('resume', step.resume, (process) => ({ kind: 'resume', process }));
  if ('settle' in step) {
    const processes = targetsOf(step.settle, cast, [...path, 'settle']);
    return [{ kind: 'settle', processes, apart: cast.servers.filter((id) => !processes.includes(id)) }];
  }
  return each('clock', step.clock, (process) => ({
    kind: 'clock',
    process,
    ...(step.rate === undefined ? {} : { ratePpm: Math.round(step.rate * 1_000_000) }),
    ...(step.jump === undefined ? {} : { jumpUs: signedMicros(step.jump) }),
  }));
}

/** The command line of a start (`StartArgument` of the model); nothing, where the step says nothing. */
function argumentOf(
  { release, startup, listening }: Extract<ProcessVerb, { start: unknown } | { restart: unknown }>,
  path: Path,
): { readonly argument?: Plain } {
  const startupMs = startup === undefined ? 0 : millisOf(startup, [...path, 'startup']);
  const argument = {
    ...(release === undefined ? {} : { release }),
    ...(startup === undefined ? {} : { startupMs }),
    ...(listening === undefined
      ? {}
      : { listeningMs: listeningMsOf(listening, startupMs, [...path, 'listening']) }),
  };
  return Object.keys(argument).length === 0 ? {} : { argument };
}

function signedMicros(time: string): number {
  const us = readTime(time);
  if (typeof us !== 'number') throw new TypeError('times are checked before they are converted');
  return us;
}
