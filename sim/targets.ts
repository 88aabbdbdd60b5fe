/** Whom the targets of a fault stand for: found out once, when it happens. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import type { Fault, FaultKind, Target } from './fault.ts';
import { drawBelow } from './random.ts';
import type { World } from './world.ts';

/** The fields of faults that hold targets, or lists of them, in the order in which they are resolved. */
const FIELDS = [
  'process',
  'about',
  'from',
  'to',
  'between',
  'sides',
  'through',
  'among',
  'processes',
  'apart',
] as const;

type Targets = Target | readonly Targets[];
type Fields = Pick<Fault, 'kind'> & { readonly [Field in (typeof FIELDS)[number]]?: Targets };

/**
 * @returns The fault with numbers in the place of its words; a word that stands for nobody stays. Where several processes fit, one is drawn.
 * Words of one `among` stand for different processes.
 */
export function resolveTargets<State, V extends Vocabulary>(world: World<State, V>, fault: Fault): Fault {
  let fields: Fields = fault;
  for (const field of FIELDS) {
    const targets = fields[field];
    if (targets === undefined || !hasWord(targets) || (field === 'between' && targets === 'all')) continue;
    const taken = field === 'among' ? new Set(numbersIn([targets, fields.through ?? []])) : null;
    fields = { ...fields, [field]: resolve(world, fault.kind, targets, taken) };
  }
  return fields as Fault;
}

/** @returns The process of this number, if there is one. */
export const knownProcess = <State, V extends Vocabulary>(
  world: World<State, V>,
  target: Target,
): ProcessId | null => (typeof target === 'number' && world.processes[target] !== undefined ? target : null);

const hasWord = (targets: Targets): boolean =>
  typeof targets === 'string' || (typeof targets === 'object' && targets.some(hasWord));

const numbersIn = (targets: Targets): readonly ProcessId[] => {
  if (typeof targets === 'object') return targets.flatMap(numbersIn);
  return typeof targets === 'number' ? [targets] : [];
};

/** @param taken - Whom no word may stand for any more; null where that does not matter. */
function resolve<State, V extends Vocabulary>(
  world: World<State, V>,
  kind: FaultKind,
  targets: Targets,
  taken: Set<ProcessId> | null,
): Targets {
  if (typeof targets === 'number') return targets;
  if (typeof targets !== 'string') return targets.map((target) => resolve(world, kind, target, taken));
  const meant = world.setting.actor.resolve?.(targets, world.states());
  assert(meant !== undefined, 'a symbolic target is a word that the protocol knows');
  const candidates = taken === null ? meant : meant.filter((id) => !taken.has(id));
  const found =
    candidates.length <= 1
      ? candidates[0]
      : candidates[drawBelow(world.streams.ownOfTargets(kind, world.token), candidates.length)];
  if (found === undefined) return targets;
  const chosen =
    world.decisions?.choose(`target ${kind} ${targets}`, candidates, found, world.nowUs) ?? found;
  taken?.add(chosen);
  return chosen;
}
