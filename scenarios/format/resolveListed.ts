/** From the authored form to the canonical one, where the servers are known: defaults filled in, times in microseconds, one step for each thing that happens. */
import type { LocalText } from '../language/language.ts';
import type { AuthoredServerList } from './authoredEnsemble.ts';
import { micros, toLatency } from './latencyText.ts';
import type { GivenDecision, ResolvedScenario, RunDescription } from './resolved.ts';
import { resolveEnsemble } from './resolveEnsemble.ts';
import { isPlaced } from './resolveMoment.ts';
import { clientsNamed } from './resolveRequests.ts';
import { clientStarts, resolveSteps, stepsAtEnd, type UnfoldedStep } from './resolveSteps.ts';
import type { AuthoredDisk, AuthoredNetwork, Scenario, Text } from './scenario.ts';
import { ScenarioError } from './scenarioError.ts';
import { type Cast, requireServer } from './servers.ts';
import type { ResolvedZooCfg } from './zooCfgEnsemble.ts';

/** Where a story says nothing, it goes on for so long after its last step. */
const UNTIL_AFTER_LAST_STEP_US = 5_000_000;

/** A story whose servers are listed, as those of ours are: nothing has to be read to know them. */
export type ListedScenario = Scenario & { readonly ensemble: AuthoredServerList };

/** One that leaves to chance all that is up to it. */
export type UndecidedScenario = ListedScenario & { readonly decisions?: never };

/** Reads the decisions of a story. */
type Deciding = (texts: readonly string[], cast: Cast) => readonly GivenDecision[];

/**
 * As `resolveScenario`, without the code that reads a `zoo.cfg` or decisions.
 *
 * @param fallbackName - What a story that has no name is called.
 * @throws ScenarioError when the story contradicts itself.
 */
export function resolveListed(scenario: UndecidedScenario, fallbackName = 'unnamed'): ResolvedScenario {
  const config = resolveEnsemble(scenario.ensemble, clientsOf(scenario).clients);
  return resolveAmong({ config, warnings: [] }, scenario, fallbackName, () => []);
}

/** @throws ScenarioError when the story contradicts itself. */
export function resolveAmong(
  { config: ensemble, warnings }: ResolvedZooCfg,
  scenario: Scenario,
  fallbackName: string,
  decide: Deciding,
): ResolvedScenario {
  const cast: Cast = { servers: ensemble.servers.map(({ id }) => id), ...clientsOf(scenario) };
  const network = resolveNetwork(scenario.network ?? {}, cast);
  const { steps, lastUs } = resolveSteps(scenario.steps, cast);
  const untilUs = scenario.until === undefined ? lastUs + UNTIL_AFTER_LAST_STEP_US : micros(scenario.until);
  requireBeforeEnd(steps, untilUs);
  const all = [
    ...clientStarts(cast),
    // What would end after the run does not end.
    ...steps.filter(({ isEnd, atUs }) => !isEnd || atUs === null || atUs <= untilUs),
    ...stepsAtEnd(scenario.expect ?? [], cast, untilUs),
  ];
  const decisions = decide(scenario.decisions ?? [], cast);
  const run: RunDescription = {
    zablab: 1,
    ensemble,
    network,
    disk: resolveDisk(scenario.disk ?? {}),
    handOver: toLatency(scenario.handOver ?? '1us'),
    seed: scenario.seed ?? '1',
    steps: all.map(({ step }) => step),
    ...(decisions.length === 0 ? {} : { decisions }),
    breaks: [...new Set(scenario.breaks)],
    untilUs,
  };
  return {
    name: scenario.name ?? fallbackName,
    texts: {
      title: localText(scenario.title),
      asks: localText(scenario.asks),
      source: scenario.source ?? null,
      expectations: all.map(({ text }) => localText(text)),
    },
    run,
    warnings,
  };
}

/** What is placed within an instant changes nothing before it: a client that only such steps name comes with the first of them. */
export function clientsOf({ ensemble, steps }: Pick<Scenario, 'ensemble' | 'steps'>): Omit<Cast, 'servers'> {
  const clients = ensemble.clients ?? clientsNamed(steps);
  const early = ensemble.clients ?? clientsNamed(steps.filter((step) => !isPlaced(step)));
  const lateClients = Array.from({ length: clients - early }, (_, index) => early + index + 1);
  return { clients, lateClients };
}

const localText = (text: Text | undefined): LocalText | null =>
  text === undefined ? null : typeof text === 'string' ? { en: text } : text;

/** A local network in which the seed matters: with one constant latency every seed would give the same run. */
function resolveNetwork(network: AuthoredNetwork, cast: Cast): RunDescription['network'] {
  const links = (network.links ?? []).map(({ from, to, latency }, index) => {
    const path = ['network', 'links', index];
    requireServer(from, cast, [...path, 'from']);
    requireServer(to, cast, [...path, 'to']);
    if (from === to)
      throw new ScenarioError([...path, 'to'], { id: 'error.sameServerTwice', params: { server: to } });
    return { from, to, latency: toLatency(latency) };
  });
  return {
    latency: toLatency(network.latency ?? '500us..1500us'),
    // Linux gives up after 15 retransmissions.
    giveUpUs: micros(network.giveUp ?? '924.6s'),
    links,
  };
}

const resolveDisk = (disk: AuthoredDisk): RunDescription['disk'] => ({
  append: toLatency(disk.append ?? '20us'),
  write: toLatency(disk.write ?? '100us'),
  save: toLatency(disk.save ?? '1ms'),
  sync: toLatency(disk.sync ?? '500us..2ms'),
});

function requireBeforeEnd(steps: readonly UnfoldedStep[], untilUs: number): void {
  for (const { step, atUs, path, isEnd } of steps) {
    if (isEnd || atUs === null || atUs <= untilUs) continue;
    const { action } = step;
    const server = action.do === 'fault' && action.fault.kind === 'start' ? action.fault.process : null;
    throw new ScenarioError(
      path,
      typeof server === 'number'
        ? { id: 'error.serverStartAfterEnd', params: { server, atUs, untilUs } }
        : { id: 'error.stepAfterEnd', params: { atUs, untilUs } },
    );
  }
}
