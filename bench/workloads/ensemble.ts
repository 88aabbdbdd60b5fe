/** The real protocol: an ensemble of servers, watched by all properties, and clients that write to it. */
import {
  type EnsembleConfig,
  makeZxid,
  properties,
  zab,
  type ZabProcess,
  type ZabVocabulary,
} from '../../model/index.ts';
import { type Fault, type PlanStep, type ProcessId, Run, World } from '../../sim/index.ts';
import { passingLatency } from './passing.ts';

export type EnsembleRun = Run<ZabProcess, ZabVocabulary, never>;

interface Ensemble {
  readonly servers: number;
  /** One client for each number: how many of its writes may wait for their answers at once. Their servers take turns. */
  readonly windows: readonly number[];
  /** Transactions in every log when the run begins. */
  readonly logged?: number;
  readonly seed?: string;
}

/** By then the leader is established; the clients begin to write. */
const ESTABLISHED_US = 1_000_000;
/** By then every client has its session, and its window is full. */
const BUSY_US = 1_050_000;

/** More than anybody waits for. */
const WRITES = 1_000_000_000;

const at = (us: number, fault: Fault): PlanStep<never> => ({
  moment: { kind: 'at', us },
  action: { do: 'fault', fault },
});

/** @returns A run that has not begun. */
export function ensembleRun({ servers, windows, logged = 0, seed = 'bench' }: Ensemble): EnsembleRun {
  const sids = Array.from({ length: servers }, (_, index) => index + 1);
  const clients = windows.map((window, index) => ({
    process: servers + 1 + index,
    window,
    about: 1 + (index % servers),
  }));
  const world = World.create<ZabProcess, ZabVocabulary>(zab(configOf(sids, clients.length, logged)), {
    seed,
    processes: [...sids, ...clients.map(({ process }) => process)],
    network: { latency: passingLatency },
    disk: { sync: { kind: 'uniform', minUs: 500, maxUs: 2_000 } },
  });
  return Run.begin<ZabProcess, ZabVocabulary, never>(world, {
    plan: [
      ...sids.map((process) => at(0, { kind: 'start', process })),
      ...clients.flatMap(({ process, window, about }) => [
        at(ESTABLISHED_US, { kind: 'start', process }),
        at(ESTABLISHED_US, {
          kind: 'command',
          process,
          about,
          command: {
            do: 'write',
            path: `/${process}/`,
            value: 'v',
            count: WRITES,
            window,
            session: 'kept',
          },
        }),
      ]),
    ],
    properties,
    judge: () => true,
  });
}

function configOf(sids: readonly number[], clients: number, logged: number): EnsembleConfig {
  const log = [{ from: makeZxid(1, 1), to: makeZxid(1, logged) }];
  const disk = logged === 0 ? {} : { disk: { currentEpoch: 1, log } };
  return {
    servers: sids.map((id) => ({ id, role: 'participant', ...disk })),
    tickTime: 2_000,
    initLimit: 10,
    syncLimit: 5,
    cnxTimeout: 5_000,
    release: '3.9.5',
    clients,
    snapCount: 1_000_000_000,
    variants: [],
  };
}

/** @returns A run in which the leader is established, and all clients write as fast as they may. */
export function busyRun(ensemble: Ensemble): EnsembleRun {
  const run = ensembleRun(ensemble);
  run.advance(BUSY_US);
  if (leadingProcess(run) === null) throw new Error('nobody is established');
  return run;
}

/** @returns Who leads and is established, or null. */
export function leadingProcess({ world }: EnsembleRun): ProcessId | null {
  for (const id of world.ids) {
    const state = world.stateOf(id);
    if (state?.kind === 'server' && state.role.kind === 'leading' && state.role.step === 'broadcast')
      return id;
  }
  return null;
}
