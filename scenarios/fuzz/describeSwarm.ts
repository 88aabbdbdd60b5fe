/** A configuration, told: a line for each of its parts. */
import { latencyText } from '../language/format.ts';
import type { Message } from '../language/message.ts';
import { toLatency } from '../format/latencyText.ts';
import type { AuthoredLatency } from '../format/scenario.ts';
import type { Swarm } from './swarm.ts';

export function describeSwarm(swarm: Swarm): readonly Message[] {
  const { servers, observers, groups, untrusted, tickTime, initLimit, syncLimit, snapCount, counterMax } =
    swarm;
  const { clients, bursts, steadyMs, disturbances, kinds, aimedPercent, busyMs, core } = swarm;
  const latencies = {
    network: told(swarm.latency),
    sync: told(swarm.disk.sync ?? '0s'),
    handOver: told(swarm.handOver),
  };
  return [
    { id: 'swarm.ensemble', params: { servers, observers, isWeighted: groups !== null, untrusted } },
    { id: 'swarm.times', params: { tickTime, initLimit, syncLimit } },
    { id: 'swarm.limits', params: { snapCount, counterMax } },
    { id: 'swarm.latencies', params: latencies },
    { id: 'swarm.writes', params: { clients, bursts, steadyMs } },
    { id: 'swarm.faults', params: { disturbances, kinds: kinds.toSorted(byName), aimedPercent } },
    { id: 'swarm.acts', params: { busyMs, core } },
  ];
}

/** `500us..2ms`; of two ranges the usual one, then how often the other: `200us..1ms (5 %: 20ms..90ms)`. */
function told(authored: AuthoredLatency): string {
  const latency = toLatency(authored);
  if (latency.kind !== 'bimodal') return latencyText(latency);
  const [fast, slow] = [latency.fast, latency.slow].map(([minUs, maxUs]) =>
    latencyText({ kind: 'uniform', minUs, maxUs }),
  );
  return `${fast} (${latency.slowPpm / 10_000} %: ${slow})`;
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
