/**
 * What the faults of a story have to tell. The row has numbers in the place of words such as the leader; a word that has stayed stood for nobody,
 * so nothing was done. Faults of one process are told by what they do to it.
 */
import type { Fault, Target, TraceRow } from '../../sim/index.ts';
import type { Party } from '../language/narration/words.ts';
import type { Narration, Told } from './narration.ts';
import { partyOf } from './processes.ts';

export function tellFault({ scenario }: Narration, { data }: TraceRow): Told {
  const fault = data as Fault;
  const party = (target: Target): Party => partyOf(scenario, target);
  const parties = (targets: readonly Target[]): readonly Party[] => targets.map(party);
  const pair = ([one, other]: readonly [Target, Target]): readonly [Party, Party] => [
    party(one),
    party(other),
  ];
  if (concernsNobody(fault)) return null;
  switch (fault.kind) {
    case 'partition':
      return ['key', { id: 'told.partitioned', params: { sides: fault.sides.map(parties) } }];
    case 'bridge': {
      const params = { among: parties(fault.among), through: party(fault.through) };
      return ['key', { id: 'told.bridged', params }];
    }
    case 'ring':
      return ['key', { id: 'told.ring', params: { among: parties(fault.among) } }];
    case 'majoritiesRing':
      return ['key', { id: 'told.majoritiesRing', params: { among: parties(fault.among) } }];
    case 'flap': {
      const { downUs, upUs, times = null } = fault;
      return ['key', { id: 'told.flapping', params: { between: pair(fault.between), downUs, upUs, times } }];
    }
    case 'cut': {
      const { from, to, ways } = fault;
      return ['key', { id: 'told.cut', params: { from: party(from), to: party(to), ways } }];
    }
    case 'heal': {
      const between = fault.between === 'all' ? 'all' : pair(fault.between);
      return ['key', { id: 'told.healed', params: { between } }];
    }
    case 'delay': {
      const { from, to, ways, latency } = fault;
      return ['key', { id: 'told.delayed', params: { from: party(from), to: party(to), ways, latency } }];
    }
    case 'settle': {
      const { processes, apart } = fault;
      return [
        'key',
        { id: 'told.settled', params: { processes: parties(processes), apart: parties(apart) } },
      ];
    }
    case 'reset':
      return ['key', { id: 'told.reset', params: { between: pair(fault.between) } }];
    case 'hold':
    case 'release':
    case 'command':
      return null; // Told when it takes effect.
    default:
      return ['detail', { id: 'told.step', params: { verb: fault.kind, process: party(fault.process) } }];
  }
}

function concernsNobody(fault: Fault): boolean {
  switch (fault.kind) {
    case 'cut':
    case 'delay':
      return typeof fault.from === 'string' || typeof fault.to === 'string';
    case 'heal':
    case 'reset':
    case 'flap':
      return fault.between !== 'all' && fault.between.some((target) => typeof target === 'string');
    default:
      return false;
  }
}
