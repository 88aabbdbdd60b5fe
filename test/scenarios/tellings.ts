/** Rows and scenarios made by hand, for tests of the narration alone. */
import type { EnsembleConfig, EnsembleServer } from '../../model/index.ts';
import { narrateAll, type ResolvedScenario, tell } from '../../scenarios/index.ts';
import type { TraceRow } from '../../sim/index.ts';

/** @param server - What differs of the third. */
export function threeServers(
  changes: Partial<EnsembleConfig> = {},
  server: Partial<EnsembleServer> = {},
): ResolvedScenario {
  const ensemble: EnsembleConfig = {
    servers: [
      { id: 1, role: 'participant' },
      { id: 2, role: 'participant' },
      { id: 3, role: 'participant', ...server },
    ],
    tickTime: 2_000,
    initLimit: 10,
    syncLimit: 5,
    cnxTimeout: 5_000,
    release: '3.9.5',
    clients: 1,
    variants: [],
    ...changes,
  };
  const latency = { kind: 'constant', us: 1_000 } as const;
  return {
    name: 'by-hand',
    texts: { title: null, asks: null, source: null, expectations: [] },
    warnings: [],
    run: {
      zablab: 1,
      ensemble,
      network: { latency, giveUpUs: 1_000, links: [] },
      disk: {} as ResolvedScenario['run']['disk'],
      handOver: latency,
      seed: '1',
      steps: [],
      breaks: [],
      untilUs: 1,
    },
  };
}

export function rowOf(kind: string, node: number, data: unknown, atMs = 0): TraceRow {
  const peer = kind === 'send' || kind === 'deliver' || kind === 'drop' ? 2 : 0;
  return { i: 0, t: atMs * 1_000, node, kind, peer, cause: -1, prevLocal: -1, event: 1, msg: -1, data };
}

/** @returns The lines that tell the story. */
export function keySentences(scenario: ResolvedScenario, rows: readonly TraceRow[]): readonly string[] {
  return [...narrateAll(scenario, rows)].flatMap((line) => (line.weight === 'key' ? [tell(line, 'en')] : []));
}
