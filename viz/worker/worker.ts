/** The simulator, away from the page: runs what is asked for, and reads again what the page wants to see of it. */
import { ScenarioError } from '../../scenarios/format/scenarioError.ts';
import { storyTitles } from '../../scenarios/index.ts';
import type { AnyQuery, FromWorker, Mistake, Query, RanRun, Reply, ToWorker } from '../app/protocol.ts';
import { buffersOf } from '../trace/columns.ts';
import { answerers } from './answers.ts';
import { explainedOf } from './explained.ts';
import type { Performance } from './perform.ts';
import { firstWindows } from './firstWindows.ts';
import { loadRun } from './loadRun.ts';

/** The last run that came to its end. */
let performed: Performance | null = null;
/** The last question for a run: it makes those before it worthless. */
let running = -1;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).catch((error: unknown) => {
    if (error instanceof ScenarioError) refuse(data.id, error);
    else reportError(error); // Ours: the page hears of it by its `error` event.
  });
});

async function answer(question: ToWorker): Promise<void> {
  const { id } = question;
  switch (question.type) {
    case 'stories':
      return say({ type: 'stories', id, stories: storyTitles });
    case 'digest':
      return say({ type: 'digest', id, digest: (await import('./runStory.ts')).digestOf(question) });
    case 'window': {
      const window = performed?.recording.window(question.number) ?? null;
      if (window !== null) say({ type: 'window', id, window });
      return;
    }
    case 'whatIf':
      return wonder(question);
    case 'query':
      return say({ type: 'answered', id, reply: await replyTo(question.query) });
    case 'run':
      return run(question);
  }
}

async function replyTo({ kind, asked }: AnyQuery): Promise<Reply<Query>> {
  try {
    // What is asked is of the kind that it says.
    return { answer: await answerers[kind](asked as never, performed) };
  } catch (error) {
    if (error instanceof ScenarioError) return { mistake: mistakeIn(error) };
    reportError(error); // The page hears of it by its `error` event; whoever asked must not wait for ever.
    return { mistake: null };
  }
}

/** How long the worker runs before it looks whether somebody wants something else. */
const SLICE_MS = 40;

async function run(question: Extract<ToWorker, { type: 'run' }>): Promise<void> {
  const { id, at } = question;
  running = id;
  const performing = await loadRun(question);
  if (running !== id) return;
  for (let sliceMs = performance.now(); ; ) {
    const next = performing.next();
    if (next.done === true) return ran(id, next.value, at);
    if (performance.now() - sliceMs < SLICE_MS) continue;
    const { atUs, untilUs, events } = next.value;
    say({ type: 'progress', id, share: untilUs === 0 ? 0 : Math.min(1, atUs / untilUs), events });
    await pause();
    if (running !== id) return;
    sliceMs = performance.now();
  }
}

/** The code for it comes when somebody wonders. */
async function wonder(question: Extract<ToWorker, { type: 'whatIf' }>): Promise<void> {
  const { id } = question;
  const { wondering } = await import('./whatIf.ts');
  const thinking = wondering(question, question);
  for (let sliceMs = performance.now(); running === id; ) {
    const next = thinking.next();
    if (next.done === true) return say({ type: 'whatIf', id, whatIf: next.value });
    if (performance.now() - sliceMs < SLICE_MS) continue;
    await pause();
    sliceMs = performance.now();
  }
}

/** Lets messages in. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });

async function ran(id: number, finished: Performance, at: number | null): Promise<void> {
  performed = finished;
  const { summary, columns, recording } = finished;
  const { stops, firsts } = recording;
  const run: RanRun = { summary, columns, stops, firsts, windows: firstWindows(finished, at) };
  say({ type: 'ran', id, run }, buffersOf(columns));
  if (summary.breach === null) return;
  await pause();
  if (running === id) say({ type: 'explained', id, explained: await explainedOf(finished, summary.breach) });
}

function refuse(id: number, error: ScenarioError): void {
  const isNoLink = ['capsule.badLink', 'error.badLink'].includes(error.problem.id);
  say({ type: 'refused', id, mistake: mistakeIn(error), isNoLink });
}

const mistakeIn = ({ path, problem, within, position }: ScenarioError): Mistake => ({
  path,
  problem,
  within,
  position,
});

function say(message: FromWorker, handOver: readonly Transferable[] = []): void {
  postMessage(message, { transfer: [...handOver] });
}
