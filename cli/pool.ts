/** The threads of a campaign: a library's pool, so that what it takes to start, feed and end them is not ours (docs/decisions/0008). */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Shrunk } from '../scenarios/index.ts';
import type { ChunkResult, ChunkTask, ShrinkTask } from './fuzzTask.ts';

export interface Crew {
  /** How many threads work at once. */
  readonly workers: number;
  runChunk(task: ChunkTask): Promise<ChunkResult>;
  shrink(task: ShrinkTask): Promise<Shrunk | null>;
  /** Ends all threads at once; what they were doing is lost. */
  dismiss(): Promise<void>;
}

export const workersDefault = (): number => availableParallelism();

export function crewOf(workers: number): Crew {
  const pool = new Tinypool({
    filename: workerFile(),
    // Loaded before the first task comes.
    name: 'runChunk',
    // Not those of this process: a test runner has its own.
    execArgv: [],
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    isolateWorkers: false,
  });
  return {
    workers,
    runChunk: (task) => pool.run(task, { name: 'runChunk' }) as Promise<ChunkResult>,
    shrink: (task) => pool.run(task, { name: 'shrink' }) as Promise<Shrunk | null>,
    dismiss: () => pool.destroy(),
  };
}

/**
 * The file that threads load, beside this one: as it was built, or the source, as tests and `npm run dev` run it. A thread of Node 20 reads
 * no TypeScript, whatever its parent was taught, so there it learns that first.
 */
function workerFile(): string {
  const built = new URL('./poolWorker.js', import.meta.url).href;
  if (!import.meta.url.endsWith('.ts')) return built;
  const tsx = import.meta.resolve('tsx/esm/api');
  const source = built.replace(/js$/, 'ts');
  const lines = [
    `import { register } from ${JSON.stringify(tsx)};`,
    'register();',
    `const { runChunk, shrink } = await import(${JSON.stringify(source)});`,
    'export { runChunk, shrink };',
  ];
  return `data:text/javascript,${encodeURIComponent(lines.join('\n'))}`;
}
