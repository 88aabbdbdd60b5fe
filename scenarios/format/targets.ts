/** Whom the targets of a step name. */
import type { Target } from '../../sim/index.ts';
import type { AuthoredTarget, AuthoredTargets } from './authoredStep.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { type Cast, requireServer } from './servers.ts';

/** @throws ScenarioError when there is no such server. */
export function targetOf(target: AuthoredTarget, cast: Cast, path: Path): Target {
  if (typeof target === 'number') requireServer(target, cast, path);
  return target;
}

/** @throws ScenarioError when there is no such server. */
export function targetsOf(targets: AuthoredTargets, cast: Cast, path: Path): readonly Target[] {
  if (targets === 'all') return cast.servers;
  if (typeof targets !== 'object') return [targetOf(targets, cast, path)];
  return targets.map((server, index) => targetOf(server, cast, [...path, index]));
}

/** @throws ScenarioError when there is no such server, or when the two are one. */
export function pairOf(
  [from, to]: readonly [AuthoredTarget, AuthoredTarget],
  cast: Cast,
  path: Path,
): { readonly from: Target; readonly to: Target } {
  targetOf(from, cast, [...path, 0]);
  targetOf(to, cast, [...path, 1]);
  if (from === to && typeof to === 'number')
    throw new ScenarioError([...path, 1], { id: 'error.sameServerTwice', params: { server: to } });
  return { from, to };
}
