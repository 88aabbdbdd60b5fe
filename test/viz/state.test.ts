/** The page's state is the model's: of every story, after every event. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../model/index.ts';
import {
  beginRun,
  modeOf,
  phaseOf,
  resolveScenario,
  serverAt,
  stories,
  type ZabStates,
} from '../../scenarios/index.ts';
import { equalValues, Trace } from '../../sim/index.ts';
import { factsOf } from '../../viz/worker/factReader.ts';
import type { ClientView } from '../../viz/trace/clientView.ts';
import { perform } from '../../viz/worker/perform.ts';
import { modeShown, noFacts, type ServerView } from '../../viz/trace/serverView.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun } from './replays.ts';

/** To read a whole log takes long: it is done after every so many events, and at the end. */
const LOGS_EVERY = 16;

/** What the page shows of a server, and what is so. */
function shownOf(view: ServerView, withLog: boolean): unknown {
  const { id, isPaused, isLeaving, phase, facts } = view;
  const shown = withLog ? facts : { ...facts, log: noFacts.log };
  return { id, mode: modeShown(view), isPaused, phase: isLeaving ? 'leaving' : phase, facts: shown };
}

function actualOf(states: ZabStates, id: number, withLog: boolean): unknown {
  const server = serverAt(states, id);
  const facts = withLog ? factsOf(states, id) : factsOf(states, id, noFacts.log);
  const common = { id, mode: modeOf(server), isPaused: states.isPaused(id), facts };
  if (server === null) return { ...common, phase: null };
  const { role } = server;
  const isClosing =
    (role.kind === 'leading' && role.step === 'closing') ||
    ((role.kind === 'following' || role.kind === 'observing') && role.stage.kind === 'closing');
  // A leader tells of its phase once the epoch is on disk.
  const isStoring = role.kind === 'leading' && role.step === 'storingCurrentEpoch';
  return { ...common, phase: isClosing ? 'leaving' : isStoring ? 'discovery' : phaseOf(server) };
}

const linkShown = ({ link, waiting }: ClientView): unknown => ({
  server: link?.server ?? 0,
  isConnected: link?.isOpen ?? false,
  waiting,
});

function linkOf(states: ZabStates, id: number): unknown {
  const client = states.stateOf(id) as Client | null;
  if (client === null) return { server: 0, isConnected: false, waiting: [] };
  const { server, isConnected, unanswered } = client;
  return { server, isConnected, waiting: unanswered.toJSON().map(({ cxid }) => cxid) };
}

const runs = [...stories.map((story) => resolveScenario(story)), manyTroubles];

describe.each(runs.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  it('is shown as it is: mode, phase, epochs, last zxid, disks, clients, messages on their way', () => {
    const { store, summary } = replayOfRun(perform(scenario));
    const run = beginRun(scenario);
    const trace = new Trace();
    run.world.trace = trace;
    while (run.step(scenario.run.untilUs)) {
      if (trace.length === 0) continue;
      const { servers, clients, network } = store.stateAfter(trace.length - 1);
      const states = run.world.states();
      const withLog = run.world.eventCount % LOGS_EVERY === 0 || trace.length === store.length;
      const shown = [
        ...servers.map((server) => shownOf(server, withLog)),
        ...clients.map(linkShown),
        network.inFlight.length,
      ];
      const actual = [
        ...servers.map(({ id }) => actualOf(states, id, withLog)),
        ...clients.map(({ id }) => linkOf(states, id)),
        run.world.inFlight().filter(({ kind }) => kind === 'message').length,
      ];
      if (equalValues(shown, actual)) continue;
      expect(shown, `after row ${trace.length - 1}`).toEqual(actual);
    }
    expect(summary.digest).toBe(run.world.digest());
  });
});
