/** What a step does to disks, in the words of the kernel. */
import type { DiskFault, Fault, Target } from '../../sim/index.ts';
import type { AuthoredFault, AuthoredTargets } from './authoredStep.ts';
import { toLatency } from './latencyText.ts';
import type { Path } from './scenarioError.ts';
import type { Cast } from './servers.ts';
import { targetsOf } from './targets.ts';
import { diskOperations } from './vocabulary.ts';

const diskVerbs = [
  'slowDisk',
  'failDisk',
  'repairDisk',
  'fillDisk',
  'freeDisk',
  'flipByte',
  'loseDisk',
] as const;

type VerbOf<Step> = Step extends unknown ? Extract<keyof Step, (typeof diskVerbs)[number]> : never;

/** Steps whose verb is one of these. */
export type DiskVerb = AuthoredFault extends infer Step
  ? Step extends unknown
    ? [VerbOf<Step>] extends [never]
      ? never
      : Step
    : never
  : never;

export const isDiskVerb = (step: AuthoredFault): step is DiskVerb => diskVerbs.some((verb) => verb in step);

export function diskFaultsOf(step: DiskVerb, cast: Cast, path: Path): readonly Fault[] {
  const each = (verb: string, targets: AuthoredTargets, disk: DiskFault): readonly Fault[] =>
    targetsOf(targets, cast, [...path, verb]).map((process: Target) => ({ kind: 'disk', process, disk }));

  if ('slowDisk' in step) {
    const { operations = diskOperations } = step;
    const latency = step.latency === 'normal' ? null : toLatency(step.latency);
    return each('slowDisk', step.slowDisk, { kind: 'slow', operations, latency });
  }
  if ('failDisk' in step) {
    const { operations = diskOperations, failures } = step;
    const times = failures === undefined ? {} : { times: failures };
    return each('failDisk', step.failDisk, { kind: 'fail', operations, ...times });
  }
  if ('repairDisk' in step) return each('repairDisk', step.repairDisk, { kind: 'repair' });
  if ('fillDisk' in step) return each('fillDisk', step.fillDisk, { kind: 'fill' });
  if ('freeDisk' in step) return each('freeDisk', step.freeDisk, { kind: 'free' });
  if ('flipByte' in step) return each('flipByte', step.flipByte, { kind: 'flip', what: step.of });
  return each('loseDisk', step.loseDisk, { kind: 'wipe' });
}
