/** The worker as the page sees it: ask for a run, get its numbers; a newer question makes the older answer worthless. */
import type { TraceWindow } from '../trace/window.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import type {
  AnyQuery,
  Asked,
  FromWorker,
  Query,
  RanRun,
  Refusal,
  Reply,
  RunRequest,
  StoryTitle,
  ToWorker,
} from './protocol.ts';

export interface Listener {
  stories(stories: readonly StoryTitle[]): void;
  progress(share: number, events: number): void;
  ran(run: RanRun): void;
  window(window: TraceWindow): void;
  explained(explained: Explained): void;
  whatIf(whatIf: WhatIf): void;
  refused(refusal: Refusal): void;
  /** The simulator contradicted itself: a fault of ours. */
  failed(message: string): void;
}

export class Simulation {
  private readonly worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  private question = 0;
  /** Windows that were asked for and have not come. */
  private readonly awaited = new Set<number>();

  private queries = 0;
  private readonly replies = new Map<number, (reply: Reply<Query>) => void>();

  constructor(listener: Listener) {
    this.worker.addEventListener('error', ({ message }) => listener.failed(message));
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) =>
      this.hear(data, listener),
    );
    this.say({ type: 'stories', id: 0 });
  }

  run(request: RunRequest, at: number | null): void {
    this.question++;
    this.awaited.clear();
    this.say({ type: 'run', id: this.question, at, ...request });
  }

  /** Asks for a window of the last run, unless it is on its way already. */
  fetch(number: number): void {
    if (this.awaited.has(number)) return;
    this.awaited.add(number);
    this.say({ type: 'window', id: this.question, number });
  }

  /** Asks what would have changed who was established first in the last run. */
  wonder(request: RunRequest, about: { readonly digest: string; readonly winner: number }): void {
    this.say({ type: 'whatIf', id: this.question, ...about, ...request });
  }

  /** Asks anything else. */
  query<Kind extends Query>(kind: Kind, asked: Asked<Kind>): Promise<Reply<Kind>> {
    const id = ++this.queries;
    return new Promise((resolve) => {
      // The worker answers a question of this kind.
      this.replies.set(id, (reply) => resolve(reply));
      this.say({ type: 'query', id, query: { kind, asked } as AnyQuery });
    });
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private hear(data: FromWorker, listener: Listener): void {
    if (data.type === 'stories') return listener.stories(data.stories);
    if (data.type === 'answered') {
      this.replies.get(data.id)?.(data.reply);
      this.replies.delete(data.id);
      return;
    }
    if (data.id !== this.question) return;
    switch (data.type) {
      case 'progress':
        return listener.progress(data.share, data.events);
      case 'ran':
        return listener.ran(data.run);
      case 'window':
        this.awaited.delete(data.window.number);
        return listener.window(data.window);
      case 'explained':
        return listener.explained(data.explained);
      case 'whatIf':
        return listener.whatIf(data.whatIf);
      case 'refused':
        return listener.refused(data);
      case 'digest':
    }
  }
}
