/** From the authored form to the canonical one, whichever way the ensemble is given. */
import { listServers } from './listServers.ts';
import type { ResolvedScenario } from './resolved.ts';
import { resolveDecisions } from './resolveDecisions.ts';
import { resolveEnsemble } from './resolveEnsemble.ts';
import { clientsOf, resolveAmong } from './resolveListed.ts';
import type { Scenario } from './scenario.ts';
import type { Cast } from './servers.ts';
import { resolveZooCfg } from './zooCfgEnsemble.ts';

/**
 * @param fallbackName - What a story that has no name is called.
 * @throws ScenarioError when the story contradicts itself.
 */
export function resolveScenario(scenario: Scenario, fallbackName = 'unnamed'): ResolvedScenario {
  const { ensemble } = scenario;
  const { clients } = clientsOf(scenario);
  const known =
    ensemble.zooCfg === undefined
      ? { config: resolveEnsemble(ensemble, clients), warnings: [] }
      : resolveZooCfg(ensemble, clients);
  return resolveAmong(known, scenario, fallbackName, resolveDecisions);
}

/** @returns Who plays in a story. */
export const castOf = (scenario: Pick<Scenario, 'ensemble' | 'steps'>): Cast => ({
  servers: listServers(scenario.ensemble).map(({ id }) => id),
  ...clientsOf(scenario),
});
