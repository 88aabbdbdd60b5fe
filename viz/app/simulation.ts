/** The worker as the page sees it: ask for a run, get its trace; a newer question makes the older answer worthless. */
import { Trace } from '../../sim/index.ts';
import { addBatch } from '../trace/batch.ts';
import type { FromWorker, Refusal, RunRequest, RunSummary, ToWorker } from './protocol.ts';

export interface Listener {
  ran(summary: RunSummary, trace: Trace): void;
  refused(refusal: Refusal): void;
  /** The simulator contradicted itself: a fault of ours. */
  failed(message: string): void;
}

export class Simulation {
  private readonly worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  private question = 0;
  private trace = new Trace();

  constructor(listener: Listener) {
    this.worker.addEventListener('error', ({ message }) => listener.failed(message));
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.id !== this.question) return;
      if (data.type === 'rows') addBatch(this.trace, data.batch);
      else if (data.type === 'ran') listener.ran(data.summary, this.trace);
      else if (data.type === 'refused') listener.refused(data);
    });
  }

  run(request: RunRequest): void {
    this.question++;
    this.trace = new Trace();
    const question: ToWorker = { type: 'run', id: this.question, ...request };
    this.worker.postMessage(question);
  }
}
