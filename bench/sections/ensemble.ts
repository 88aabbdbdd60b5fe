/** The ensemble without clients: how fast it replaces a leader, and how cheap its heartbeats are. */
import { cpuSeconds } from '../measure.ts';
import { atLeast, type Row, row } from '../row.ts';
import { type EnsembleRun, ensembleRun, leadingProcess } from '../workloads/ensemble.ts';

const ROUNDS = 15;
const ESTABLISHED_US = 1_000_000;

/** Ensembles of different seeds; each is forked again and again. */
const ENSEMBLES = 50;
const CRASHES = 200;

const IDLE_US = 2_000_000_000;
const IDLE_ROUNDS = 31;

function idleRun(seed: string): EnsembleRun {
  const run = ensembleRun({ servers: 5, windows: [], seed });
  run.advance(ESTABLISHED_US);
  return run;
}

/** Kills the leader and waits for the next to be established. */
function replaceLeader(run: EnsembleRun): void {
  const process = leadingProcess(run);
  if (process === null) throw new Error('nobody is established');
  run.inject({ kind: 'kill', process });
  while (leadingProcess(run) === null) run.step();
}

export function replacing(): readonly Row[] {
  const runs = Array.from({ length: ENSEMBLES }, (_, index) => idleRun(`bench-${index}`));
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = cpuSeconds(() => {
      for (let crash = 0; crash < CRASHES; crash++)
        replaceLeader((runs[crash % ENSEMBLES] as EnsembleRun).fork());
    });
    if (round > 0) rates.push(CRASHES / seconds);
  }
  return [row('from the crash of the leader to the next established', 'elections/s', rates, atLeast(2_500))];
}

export function idle(): readonly Row[] {
  const run = idleRun('bench');
  const rates: number[] = [];
  for (let round = 0; round <= IDLE_ROUNDS; round++) {
    const untilUs = run.world.nowUs + IDLE_US;
    const seconds = cpuSeconds(() => run.advance(untilUs));
    if (round > 0) rates.push(IDLE_US / 1_000_000 / seconds);
  }
  return [row('tickTime 2,000, no clients', 'virtual s/s', rates, atLeast(120_000))];
}
