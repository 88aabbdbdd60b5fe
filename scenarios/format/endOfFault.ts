/** What undoes a fault that lasts `for` a while. */
import type { Fault, Target } from '../../sim/index.ts';
import { type Path, ScenarioError } from './scenarioError.ts';

/**
 * @param path - Where `for` stands.
 * @throws ScenarioError where a word stands for a server: who that was is not known any more when the time comes.
 */
export function endOfFault(fault: Fault, path: Path): Fault {
  const word = wordsIn(fault)[0];
  if (word !== undefined)
    throw new ScenarioError(path, { id: 'error.forNeedsIds', params: { word } }, { key: true });
  switch (fault.kind) {
    case 'kill':
    case 'powerOff':
      return { kind: 'start', process: fault.process };
    case 'pause':
      return { kind: 'resume', process: fault.process };
    case 'cut':
      return { kind: 'heal', between: [fault.from, fault.to] };
    case 'flap':
      return { kind: 'heal', between: fault.between };
    case 'partition':
    case 'bridge':
    case 'ring':
    case 'majoritiesRing':
      return { kind: 'heal', between: 'all' };
    case 'delay':
      return { ...fault, latency: null };
    case 'hold':
      return { kind: 'release', name: fault.name };
    case 'disk': {
      const { process, disk } = fault;
      if (disk.kind === 'slow') return { kind: 'disk', process, disk: { ...disk, latency: null } };
      return { kind: 'disk', process, disk: { kind: disk.kind === 'fill' ? 'free' : 'repair' } };
    }
    default:
      throw new TypeError('the shape of a step says which faults pass');
  }
}

/** The words that decide what is to be undone. */
function wordsIn(fault: Fault): readonly string[] {
  const targets: readonly Target[] =
    'process' in fault
      ? [fault.process]
      : fault.kind === 'cut' || fault.kind === 'delay'
        ? [fault.from, fault.to]
        : fault.kind === 'flap'
          ? fault.between
          : [];
  return targets.filter((target) => typeof target === 'string');
}
